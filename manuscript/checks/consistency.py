"""People, named alike wherever they are named."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain

from manuscript.checks import sounds
from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.people import variants
from manuscript.names import is_person

_OFFICE = re.compile(
    r"(?P<office>[\u4e00-\u9fff]{2,14}(?:局长|主任|院长|书记|市长|区长|县长|董事长|总经理|会长|秘书长|所长|校长|厅长|处长|总监|理事长|总裁))"
    r"(?P<who>[\u4e00-\u9fff]{3})(?P<after>[\u4e00-\u9fff，。、；：（])"
)
_INTRODUCED = re.compile(
    r"(?:主任|书记|[市县区局院校所处厅会]长|经理|主席|总监|总裁|秘书长|教授|研究员|工程师|负责人|队长|馆长|社长|站长)(?P<who>[\u4e00-\u9fff]{3})(?=[说作做在为与和到讲带称将率出宣发回走深，。、；：（）]|表示|介绍|认为|指出|主持|致辞|参加|出席|等)"
)
_MOST_PEOPLE = 200  # names that are looked for in other spellings
_PARTICLES = set("的地得了着过在等和与及也都就是将为被对从到说称")
_FOLLOWED = set("表示说出参主致指介宣代强认一等作在与和为带率到调会，。、；：（")


def person(galley: Galley) -> Iterator[Hit]:
    """Two names that differ in one character under the same office."""
    told: set[tuple[int, int, int]] = set()
    for hit in chain(
        _under_one_office(galley), _misspelt(galley), variants(galley), sounds.told(galley, persons=True)
    ):
        place = (hit.place.item, hit.place.block, hit.place.start)
        if place not in told:
            told.add(place)
            yield hit


def _under_one_office(galley: Galley) -> Iterator[Hit]:
    known: dict[str, list[tuple[str, Passage]]] = defaultdict(list)
    for passage in galley.prose:
        for match in _OFFICE.finditer(passage.text):
            who = match["who"]
            if not is_person(who) or match["after"] not in _FOLLOWED:
                continue
            for other, place in known[match["office"][-6:]]:
                if _one_apart(who, other):
                    yield passage.hit(*match.span("who"), other=other, place=galley.title_of(place.item))
                    break
            else:
                known[match["office"][-6:]].append((who, passage))


def _known_people(galley: Galley) -> Counter[str]:
    """Names of three characters or more that the issue gives as names: bylines, the imprint, after an office."""
    names: Counter[str] = Counter(
        name for entry in galley.entries for name in entry.item.bylines if is_person(name)
    )
    for words in galley.office.imprint.staff if galley.office.imprint else ():
        names.update(name for name in re.findall(r"[\u4e00-\u9fff]{3,4}", words) if is_person(name))
    for passage in galley.prose:
        names.update(m["who"] for m in _INTRODUCED.finditer(passage.text) if is_person(m["who"]))
    return Counter({name: count for name, count in names.items() if len(name) >= 3})


def _misspelt(galley: Galley) -> Iterator[Hit]:
    """A known name with another last character, where somebody speaks or acts: 闻人朗 and 闻人郎在会上."""
    known = galley.once(_known_people)
    for name in list(known)[:_MOST_PEOPLE]:
        pattern = re.compile(
            rf"{name[:-1]}(?P<c>[\u4e00-\u9fff])(?=[说在为与和称将曾，。、；：（）]|表示|介绍|认为|指出|主持|致辞|参加|出席|等)"
        )
        for passage in galley.prose:
            for match in pattern.finditer(passage.text):
                if match[0] not in known and match["c"] not in _PARTICLES and is_person(match[0]):
                    yield passage.hit(*match.span(), other=name, place=galley.document.title)


def _one_apart(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=False)) == 1


CHECKS = (Check("person-inconsistent", Level.WARNING, "names", person),)
