"""Sentences of a passage, and a text whose quotes and brackets are hidden, so that their punctuation does not count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A text without any stop is cut, so that what is tried from each of its characters stays bounded.
_SENTENCE = re.compile(r"[^。！？!?\n]{1,600}[。！？!?\n]?[”’」）]?")
_ENCLOSED = re.compile(
    r"“[^“”\n]{0,200}”|《[^《》\n]{0,200}》|（[^（）\n]{0,200}）|\([^()\n]{0,200}\)|‘[^‘’\n]{0,200}’|「[^「」\n]{0,200}」"
)
HIDDEN = "□"

#: Verbs that open a clause of reports and plans; what begins so is no noun of a list.
_VERBS = (
    "推动|推进|推出|推广|打造|构建|建设|建立|健全|完善|优化|提升|提高|加大|加强|加快|加速|强化|深化|扩大|拓展|拓宽|开展|开拓|开辟|开发|"
    "发布|发展|发挥|启动|实施|实现|举办|举行|召开|组织|引导|引进|引入|引领|引育|培育|培养|支持|支撑|服务|促进|助力|聚焦|聚集|集聚|汇聚|"
    "整合|统筹|落实|贯彻|坚持|围绕|瞄准|抢抓|抓住|抓好|搭建|创建|创新|创造|营造|形成|达成|签订|签署|签约|聘请|邀请|吸引|招引|争取|争创|"
    "解决|破解|保障|确保|防范|规范|制定|出台|印发|修订|设立|成立|新建|改造|升级|赋能|带动|辐射|激发|释放|壮大|做强|做大|做优|夯实|筑牢|"
    "走访|调研|考察|参观|交流|分享|展示|展现|探讨|研讨|讨论|介绍|宣传|学习|开放|共享|共建|共商|共话|对接|合作|探索|尝试|获得|获评|荣获|"
    "入选|完成|启用|投入|投产|运用|应用|利用|依托|借助|采用|采取|面向|立足|服务|满足|增强|增加|减少|降低|缩短|培训|指导|督促|检查|"
    "听取|查看|了解|通过|根据|按照|为|以|在|将|对|由|从|向|与|让|使|把|被|并|还|也|又|再|而|但|则|且|共|均|都|可|能|会|要|应|须|是|有|"
    "旨在|致力|力争|力求|努力|不断|持续|深入|全面|积极|着力|大力|重点|同时|同步|进一步|共同|逐步|切实|充分|先后|分别|同比|比上年|较上年|其中|"
    "作|做|设|开|办|签|评|发|收|投|建|引|获|用|新增|累计|吸引|接待|建成|落户|获批|挂牌|落成|投用|"
    "包括|涵盖|涉及|来自|位于|属于|成为|作为|列|居|达|超|占|增长|下降|上升|回落|等待|欢迎|希望|期待|感谢|表示|指出|认为|强调|要求|提出|明确"
)
#: Of these, the ones that surely begin a clause of their own; 开放, 创新 and 服务 may begin a noun.
DOES = re.compile(
    r"(?:同时|同步|重点|大力|积极|着力|进一步)?(?:推动|推进|推出|打造|构建|建立|健全|完善|优化|提升|提高|加大|加强|加快|加速|强化|深化|扩大|拓展|"
    r"开展|开拓|发布|启动|实施|实现|举办|举行|召开|引导|引进|引育|培育|落实|贯彻|聚焦|搭建|营造|签订|签署|聘请|邀请|吸引|招引|解决|破解|"
    r"制定|出台|印发|设立|成立|壮大|夯实|支持|促进)"
)
VERB_LED = re.compile(rf"(?:{_VERBS})")


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    start: int  # in its passage
    plain: str  # as long as text, with the enclosed parts hidden


def sentences(text: str) -> Iterator[Sentence]:
    hidden = masked(text)
    for match in _SENTENCE.finditer(hidden):
        yield Sentence(text[match.start() : match.end()], match.start(), match[0])


def enclosed(text: str) -> list[tuple[int, int]]:
    """Where quotes, titles and brackets stand, the marks included."""
    return [match.span() for match in _ENCLOSED.finditer(text)]


def masked(text: str) -> str:
    """The marks themselves stay, what is between them becomes □."""
    return _ENCLOSED.sub(lambda m: m[0][0] + HIDDEN * (len(m[0]) - 2) + m[0][-1], text)
