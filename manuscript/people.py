"""Names of persons in running text, told by the post that stands before or after them: 会长周若溪, 林知远教授.

Nothing else tells a person's name from other words: 高明, 金山, 方向 begin with surnames too. So where neither a boundary
nor a verb follows, nobody is named; nor is who wrote or photographed (记者王帆). Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from manuscript.names import is_person

_HAN = re.compile(r"[\u4e00-\u9fff]")
_POSTS = (
    r"(?:常务|名誉|荣誉|执行|联席|轮值|首席|第一|高级)?副?(?:省长|市长|区长|县长|镇长|乡长|厅长|局长|处长|科长|司长|部长|会长|理事长|秘书长|监事长|董事长|"
    r"总经理|总裁|总工程师|工程师|主任|主席|院长|校长|所长|馆长|行长|社长|站长|园长|书记|教授|院士|博士|研究员|科学家|创始人|负责人|代表人|"
    r"企业家|专家|技术官|执行官|经理|委员|常委|巡视员|调研员|参赞|大使|领事|主编)"
)
_POST = re.compile(_POSTS)
#: What may follow a name in the same breath.
_FOLLOWS = re.compile(
    rf"(?:{_POSTS}|表示|说|介绍|认为|指出|强调|透露|出席|参加|参与|主持|致|讲|作|做|率|带|一行|在|为|与|和|及|对|向|就|到|赴|来|走|"
    r"考察|调研|会见|获|当选|担任|任|宣|代表|等|先生|女士|同志|老师|的|团队|分别|共同|应邀|受邀|领|牵头|主|授|解读|围绕|从|将|以|称|是|登|"
    r"发布|发言|签|揭|陪同|接|亲自|一同|于|也|则|还|曾|已|正|又|并|上台|回|希望|提|点评|总结|演讲|分享|受|被|把|给|教|负责|说明|现场|同|"
    r"再次|首先|最后|随后|当场|当天|日前|近日|今年|去年)"
)
#: What may stand before a name in the same breath.
_LEADS = frozenset("由请邀和与及向对的为是被给让同暨聘选任")
_VERBS_BEFORE = (
    "邀请",
    "聘请",
    "特邀",
    "会见",
    "拜访",
    "走访",
    "来自",
    "授予",
    "推选",
    "选举",
    "聘任",
    "任命",
)
#: Words that begin like names, and what never ends one.
_WORDS = frozenset(
    (  # noqa: SIM905  as a list it would be a page long
        "单位 方面 高校 高级 安全 金融 成都 成立 时任 曾任 现任 项目 全国 全市 全省 全体 国际 国家 国内 水平 "
        "水利 文化 文旅 江苏 常州 温州 温暖 马上 黄金 石油 车间 农业 平台 平安 和谐 明年 明确 明显 方案 方向 "
        "常务 管理 应用 应急 东方 支部 党委 党支 党组 高新 高端 海外 海归 金属 时代 计划 施工 强化 经济 华东 "
        "华南 公司 公安 公共 关系 关键 程序 路线 严格 任务 任期 孔子 章程 区域 区块 国企 国资 宣传 班子 都市 "
        "向上 白领 余名 余位 余家 多名 多位 万名 安排 相关 有关 包括 曾经 于是 时间 左右 双方 同行 师生 师资 "
        "养老 幸福 卓越 干部 "
    ).split()
)
_SMALL = frozenset("的了是在和与及等由每各该这那为被")
_WRITING = re.compile(
    r"(?:记者|通讯员|编辑|责编|校对|撰文|撰稿|摄影|供稿|作者|文字|图片|文|图)[\s:：/／]{0,2}$"
)
_WRITTEN = re.compile(r"[\s）)]{0,2}(?:摄|报道|供稿|撰稿|整理|供图|[/／][文图])")
_WIDEST_CREDIT = 8


@dataclass(frozen=True, slots=True)
class Person:
    """`text[start:end]` is the name where it stands, `post` what it stands beside."""

    name: str
    start: int
    end: int
    post: str


def find_people(text: str, ends_of_names: frozenset[int] = frozenset()) -> list[Person]:
    """Every mention, in order. `ends_of_names`: where organisations end, after which a person may be named at once."""
    found: dict[tuple[int, int], Person] = {}
    for post in _POST.finditer(text):
        for start, end in (_after(text, post.end()), _before(text, post.start(), ends_of_names)):
            if end and not is_credit(text, start, end):
                found.setdefault((start, end), Person(text[start:end], start, end, post[0]))
    return [found[place] for place in sorted(found)]


def _after(text: str, start: int) -> tuple[int, int]:
    """会长|周若溪 表示"""
    for end in _ends(text, start):
        if is_end(text, end):
            return start, end
    return 0, 0


def _ends(text: str, start: int) -> Iterator[int]:
    return (start + length for length in (4, 3, 2) if _is_named(text[start : start + length], length))


def _before(text: str, end: int, ends_of_names: frozenset[int]) -> tuple[int, int]:
    """由 林知远|教授"""
    for length in (4, 3, 2):
        start = end - length
        if start < 0 or not _is_named(text[start:end], length):
            continue
        if text[start] in _LEADS and _is_named(text[start + 1 : end], length - 1):
            continue  # 向李明: the surname 向 is rarer than the word
        if _is_beginning(text, start) or start in ends_of_names:
            return start, end
    return 0, 0


def _is_named(piece: str, length: int) -> bool:
    """Nobody is called 陈某."""
    if len(piece) != length or "某" in piece or not is_person(piece):
        return False
    return piece[:2] not in _WORDS and piece[-1] not in _SMALL


def _is_beginning(text: str, start: int) -> bool:
    if start == 0 or not _HAN.match(text[start - 1]) or text[start - 1] in _LEADS:
        return True
    before = text[max(0, start - 4) : start]
    return before.endswith(_VERBS_BEFORE) or any(
        found.end() == len(before) for found in _POST.finditer(before)
    )


def is_end(text: str, end: int) -> bool:
    """Whether a name may end here: 周若|溪表示 is none of a person called 周若."""
    return end >= len(text) or not _HAN.match(text[end]) or _FOLLOWS.match(text, end) is not None


def is_credit(text: str, start: int, end: int) -> bool:
    """Whether it says who wrote, and not whom the news is of."""
    return bool(_WRITING.search(text[max(0, start - _WIDEST_CREDIT) : start]) or _WRITTEN.match(text, end))
