"""One person in two spellings: 会长陈立民 and 陈利民还介绍, 市长王建国 and 王建园最后强调.

A name counts where something says that it is one: an office before it, or an act after it. Of two names that differ in
one character, the one that the issue uses less is told, if they sound alike or stand in one item.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.simplified import simplified
from manuscript.names import is_person
from manuscript.pinyin import sound_alike

_OFFICES = (
    "书记|市长|区长|县长|镇长|乡长|局长|处长|科长|主任|院长|校长|馆长|所长|站长|社长|厂长|队长|会长|理事长|秘书长|董事长|经理|总裁|主席|教授|研究员|工程师|"
    "医生|医师|护士长|老师|教练|律师|记者|农艺师|负责人|代表|同志|女士|先生|师傅"
)
_ACTS = (
    "表示|指出|强调|介绍|认为|主持|致辞|讲话|讲解|参加|出席|带领|率|说|告诉|宣布|宣读|作|做|还|也|最后|随后|在会上|获|当选|担任|"
    "受聘|领衔|和|与|、|，|是|为|到|从|把|将|用|在|向|给|对|曾|已|带|所|的"
)
_AFTER_OFFICE = re.compile(
    rf"(?P<office>(?:副|常务副)?(?:{_OFFICES}))(?P<who>[\u4e00-\u9fff]{{2,3}}?)(?={_ACTS}|[。；：（）]|$)"
)
_BEFORE_ACT = re.compile(
    rf"(?:^|(?<=[，。；、：”！？]))(?P<who>[\u4e00-\u9fff]{{2,3}}?)(?=(?:{_OFFICES})?(?:表示|指出|强调|介绍|认为|主持|致辞|讲话|讲解|说|告诉|宣布|宣读|带领|还|最后|随后))"
)
#: What an office is of: 局 of 科技局局长, but nothing of 由会长.
_BODY = re.compile(
    r"[\u4e00-\u9fff]{1,2}(?:馆|局|院|校|科|部|处|学|会|司|团|心|站|社|厂|场|道|镇|乡|县|区|市|所|行|村|委)$"
)
_MOST = 400


@dataclass(frozen=True, slots=True)
class _Named:
    who: str
    passage: Passage
    start: int
    office: str  # 会长, where one stands before the name
    body: str  # 技局, where the office is said to be of one


def variants(galley: Galley) -> Iterator[Hit]:
    groups: dict[tuple[str, int], dict[str, list[_Named]]] = defaultdict(dict)
    for named in _people(galley):
        groups[named.who[0], len(named.who)].setdefault(named.who, []).append(named)
    whole = "\n".join(simplified(passage.text) for passage in galley.passages)
    for people in groups.values():
        for one, other in combinations(list(people)[:20], 2):
            if sum(a != b for a, b in zip(one, other, strict=True)) == 1 and _is_one(people, one, other):
                right, wrong = (one, other) if whole.count(one) >= whole.count(other) else (other, one)
                named = people[wrong][0]
                yield named.passage.hit(named.start, named.start + len(wrong), other=right,
                                        place=galley.title_of(people[right][0].passage.item))  # fmt: skip


def _people(galley: Galley) -> Iterator[_Named]:
    found = 0
    for passage in galley.prose:
        text = simplified(passage.text)
        seen: set[int] = set()
        for pattern in (_AFTER_OFFICE, _BEFORE_ACT):
            for match in pattern.finditer(text):
                start = match.start("who")
                if start not in seen and found < _MOST and is_person(match["who"]):
                    seen.add(start)
                    found += 1
                    office = match["office"] if pattern is _AFTER_OFFICE else ""
                    body = _BODY.search(text[max(0, match.start() - 3) : match.start()]) if office else None
                    yield _Named(match["who"], passage, start, office, body[0] if body else "")


def _is_one(people: dict[str, list[_Named]], one: str, other: str) -> bool:
    """Of three characters, in one item or sounding alike; 王军 and 王君 only where one item has both, far apart."""
    pairs = [(a.passage, b.passage) for a in people[one][:5] for b in people[other][:5]]
    if any(a is b and _together(simplified(a.text), one, other) for a, b in pairs):
        return False  # named in one breath: two people
    held = [{named.office for named in people[who] if named.office} for who in (one, other)]
    bodies = [{named.body for named in people[who] if named.body} for who in (one, other)]
    if any(all(two) and not two[0] & two[1] for two in (held, bodies)):
        return False  # the heads of two offices
    in_one_item = any(a.item == b.item for a, b in pairs)
    alike = sound_alike(one, other) or (all(held) and bool(held[0] & held[1]))
    return (in_one_item and (alike or len(one) == 3)) or (alike and len(one) == 3)


def _together(text: str, one: str, other: str) -> bool:
    return bool(re.search(rf"{one}[^，。；]{{0,14}}{other}|{other}[^，。；]{{0,14}}{one}", text))
