"""A name that loses or changes a word on its way through an issue.

云麓湖国际半程马拉松 / 云麓湖半程马拉松        a word that makes a name more than it is, dropped later
第九届泠江螃蟹文化节 / 第九届泠江河蟹文化节    two names of one meeting: its number says that there is one only

The form that the issue uses less is told; of two equally used, the later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, takewhile

from manuscript.checks.galley import Galley, Hit, Passage

_WORDS = "国际|全国|高端|现代|智慧|数字|创新|产业|综合|中国|科技|先进|绿色|美食|文化|职业|青年|大学生|民间|传统|公共"
_ENDS = (
    "中心|公司|集团|协会|学会|商会|联盟|委员会|博览会|展览会|交易会|展销会|洽谈会|文化节|艺术节|美食节|[\u4e00-\u9fff]节|运动会|马拉松|"
    "锦标赛|联赛|公开赛|邀请赛|挑战赛|大会|年会|论坛|峰会|大赛|基地|集群|实验室|产业园|科技园|示范区|服务平台|博物馆|图书馆"
)
_QUALIFIED = re.compile(
    rf"(?P<left>[\u4e00-\u9fff]{{2}})(?P<word>{_WORDS})(?P<right>[\u4e00-\u9fff]{{1,6}}?(?:{_ENDS}))"
)
_NUMBERED = re.compile(
    rf"(?P<number>第[一二三四五六七八九十\d]{{1,3}}届)(?P<name>[\u4e00-\u9fff]{{3,16}}?(?:{_ENDS}))"
)
#: What ends a word of the sentence rather than opening a name.
_OUTSIDE = re.compile(
    r"[的了着与和及在是为由对将被向从到个家届次了过于以其该本各全第新设办建入造进展]|参加|出席|获评|成为|组织|推动|发展"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SHORTEST = 6
_ALIKE = 0.8  # share of the shorter name that both have in the same order


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    passage: Passage
    start: int

    def longer(self, more: int) -> _Form:
        start = self.start - more
        return _Form(self.passage.text[start : self.start + len(self.text)], self.passage, start)

    def told(self, other: _Form, galley: Galley) -> Hit:
        place = galley.title_of(other.passage.item)
        return self.passage.hit(self.start, self.start + len(self.text), other=other.text, place=place)


def shortened_names(galley: Galley) -> Iterator[Hit]:
    seen: set[str] = set()
    for one, other in (*_qualified(galley), *_numbered(galley)):
        if {one.text, other.text} & seen:
            continue
        seen |= {one.text, other.text}
        yield _rarer(one, other, galley)


def _qualified(galley: Galley) -> Iterator[tuple[_Form, _Form]]:
    for passage in galley.passages:
        for match in _QUALIFIED.finditer(passage.text):
            short = match["left"] + match["right"]
            if len(short) < _SHORTEST or _OUTSIDE.search(match["left"]) or len(match["right"]) < 4:
                continue
            where = _first(galley, short)
            if where is not None:
                full = _Form(match[0], passage, match.start())
                more = _shared_before(full, where)
                yield full.longer(more), where.longer(more)


def _shared_before(one: _Form, other: _Form) -> int:
    """How many characters of the name stand before both, up to a word of the sentence."""
    pairs = zip(
        reversed(one.passage.text[: one.start]), reversed(other.passage.text[: other.start]), strict=False
    )
    same = takewhile(
        lambda pair: pair[0] == pair[1] and _HAN.match(pair[0]) and not _OUTSIDE.match(pair[0]), pairs
    )
    return sum(1 for _ in same)


def _first(galley: Galley, text: str) -> _Form | None:
    for passage in galley.passages:
        place = passage.text.find(text)
        if place >= 0:
            return _Form(text, passage, place)
    return None


def _numbered(galley: Galley) -> Iterator[tuple[_Form, _Form]]:
    forms: dict[str, _Form] = {}
    numbers: dict[str, list[str]] = {}
    for passage in galley.passages:
        for match in _NUMBERED.finditer(passage.text):
            if match[0] not in forms:
                forms[match[0]] = _Form(match[0], passage, match.start())
                numbers.setdefault(match["number"], []).append(match[0])
    for names in numbers.values():
        for one, other in combinations(names, 2):
            if _one_meeting(one, other):
                yield forms[one], forms[other]


def _one_meeting(one: str, other: str) -> bool:
    name, rest = (text.partition("届")[2] for text in (one, other))
    if name[:2] != rest[:2] or name[-2:] != rest[-2:]:
        return False
    blocks = SequenceMatcher(None, name, rest, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _ALIKE * min(len(name), len(rest))


def _rarer(one: _Form, other: _Form, galley: Galley) -> Hit:
    text = "\n".join(passage.text for passage in galley.passages)
    first, second = sorted((one, other), key=lambda form: (form.passage.item, form.passage.block, form.start))
    if text.count(first.text) < text.count(second.text):
        first, second = second, first
    return second.told(first, galley)
