"""Claims that somebody must confirm: the words of the list, and 最, 首, 唯一, 第一 said of a whole place or all time.

全国规模最大    国内首张    创全省最高纪录    史上最安静    被称为国内最好的产品

One to a passage: who confirms the first confirms the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit
from manuscript.checks.simplified import simplified
from manuscript.checks.words import find_listed

_WHERE = (
    "全国|国内|我国|中国|全球|世界|国际|亚洲|东亚|东南亚|全省|省内|我省|本省|全市|市内|全区|全县|全行业|同行业|业内|业界|同类|史上|历史上?|"
    "有史以来|华[东南中北]|西[南北]|东北|长三角|珠三角|大湾区|京津冀|内地|当今"
)
_WORD = r"[^，。；、：！？“”（）\n]"
#: 最新, 最近, 最终 say when; 最低工资 and 最佳组织奖 are names.
_MOST = (
    r"最(?!新|近|终|后|初|早[^的]?(?:于|在)|低(?:工资|生活|限|温)|高(?:气温|温|人民|检|法|学历)|"
    rf"佳(?:奖|组织|实践)|美(?!的)|多(?:可|不|能)){_WORD}{{1,2}}"
)
_FIRST = (
    r"(?:首[个家台套款例条座艘次部批张支所项创颗只幅枚架份辆艘](?!会议|全会)|首屈一指|"
    r"第一(?![批期季次届医中高二、]|产业|书记|时间|阶段|师|学|轮|"
    r"[\u4e00-\u9fff]{0,2}(?:大学|学院|医院|中学|小学|集团|公司))|唯一|独家|独有|独创|率先|之最|之冠|领先(?![者奖]))"
)
_CLAIM = re.compile(
    rf"(?:{_WHERE})(?:范围内?|上|中|地区)?(?:{_WORD}{{0,6}}?){_MOST}|"
    rf"(?:{_WHERE})(?:{_WORD}{{0,3}}?){_FIRST}|"
    rf"(?:称为|称作|誉为|堪称|号称|可谓)(?:{_WORD}{{0,8}}?)(?:最{_WORD}{{1,2}}|第一|一流|唯一|顶尖|典范)|"
    rf"(?:{_WHERE}|历届|历年|同行)(?:{_WORD}{{0,4}}?)(?:之最|之冠|顶尖|一流|首位)|"
    r"最(?:好|佳|优|强|成功|完善|完备|先进|权威|受欢迎)的(?!办法|方法|选择|时|方式)|"
    rf"(?:填补|打破|刷新)了?(?:{_WORD}{{0,10}}?)(?:空白|垄断|纪录|记录)|"
    rf"创(?:下|造)?了?(?:{_WHERE})(?:{_WORD}{{0,6}}?)(?:纪录|记录|新高)"
)
#: A contest or a title of honour bears such a word in its name.
_NO_CLAIM = re.compile(r"大赛|竞赛|比赛|锦标赛|运动会|一等奖|文明城市|卫生城市|百强|评选")


def superlative(galley: Galley) -> Iterator[Hit]:
    for passage in galley.prose:
        found = [(place, place + len(word.term)) for place, word in find_listed("superlative", passage.text)]
        found += [match.span() for match in _CLAIM.finditer(simplified(passage.text)) if _is_claim(match)]
        if found:
            yield passage.hit(*min(found))


def _is_claim(match: re.Match[str]) -> bool:
    return not _NO_CLAIM.search(match[0])


CHECKS = (Check("superlative", Level.HINT, "wording", superlative, alone=True),)
