"""One number said twice in other words, where the number alone shows that the same thing is meant.

126.5万标箱 … 126.5万吨               three digits and the name of the measure agree, the unit does not
货物吞吐量8640万吨 … 货物总吞吐量8640万吨   the name differs by 总
客船18艘 … 这18条客船                  the number and the noun beside it agree, within one item
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from manuscript.checks.figures import CLASSIFIERS
from manuscript.checks.galley import Entry, Galley, Hit
from manuscript.checks.mentions import Mention, mentions
from manuscript.checks.simplified import simplified

_TELLING = 3  # digits that two measures do not share by chance
_MOST = 12  # mentions of one number that are compared
_LONG = 4  # characters of a name that says what is measured
_WHOSE = re.compile(r"^(?:其中)?(?:全[\u4e00-\u9fff]|本[\u4e00-\u9fff])")
_COUNTED = re.compile(
    rf"(?<![\d.,第])(?P<n>\d{{1,6}})(?P<unit>{CLASSIFIERS})(?P<noun>[\u4e00-\u9fff]{{2}})|"
    rf"(?P<before>[\u4e00-\u9fff]{{2}})(?P<m>\d{{1,6}})(?P<unit2>{CLASSIFIERS})(?![\u4e00-\u9fff])"
)
#: Words for a number of one thing that nobody keeps apart.
_ALIKE = tuple(map(frozenset, (
    ("人", "名", "位", "人次"), ("家", "户", "个"), ("场", "次", "个"), ("种", "类", "款", "个"), ("套", "台"),
    ("项", "个", "件"), ("条", "项", "件"), ("座", "个", "处", "栋", "幢"), ("间", "个"), ("支", "个"),
    ("份", "篇", "件"), ("年", "届", "期"), ("对", "个"),
)))  # fmt: skip


def pairs(galley: Galley) -> list[tuple[Mention, Mention]]:
    """Mentions in different paragraphs with the same digits, earlier first, which name the same measure."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in galley.once(mentions):
        number = re.sub(r"[^\d.]", "", mention.figure.text)
        if len(number.replace(".", "").strip("0")) >= _TELLING and not mention.figure.percent:
            groups[number].append(mention)
    return [
        (one, other)
        for group in groups.values()
        for one, other in combinations(group[:_MOST], 2)
        if one.passage is not other.passage and same_measure(one.name, other.name)
    ]


def same_measure(one: str, other: str) -> bool:
    """货物吞吐量 and 全港货物总吞吐量; a name may have its place before it."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return len(short) >= _LONG and long.endswith(short)


def _plain(name: str) -> str:
    return _WHOSE.sub("", name).replace("总", "")


def other_unit(galley: Galley) -> Iterator[tuple[Mention, Mention]]:
    for one, other in galley.once(pairs):
        if one.figure.unit != other.figure.unit and one.figure.value == other.figure.value:
            yield one, other


def other_name(galley: Galley) -> Iterator[tuple[Mention, Mention]]:
    """The second of two names that 总 tells apart."""
    for one, other in galley.once(pairs):
        alike = one.figure.unit == other.figure.unit and one.figure.value == other.figure.value
        if alike and ("总" in one.name) != ("总" in other.name):
            yield one, other


def counted_otherwise(galley: Galley) -> Iterator[Hit]:
    everywhere: dict[tuple[str, str], str] = {}
    for entry in galley.entries:
        yield from _in_item(entry)
        yield from _in_issue(entry, everywhere)


def _in_item(entry: Entry) -> Iterator[Hit]:
    known: dict[tuple[str, str], str] = {}
    for passage in entry.body:
        for match in _COUNTED.finditer(simplified(passage.text)):
            number, noun = match["n"] or match["m"], match["noun"] or match["before"]
            here = match["unit"] or match["unit2"]
            unit = known.setdefault((number, noun), here)
            if unit != here and not any({unit, here} <= alike for alike in _ALIKE):
                yield passage.hit(*match.span(), other=number + unit)


_AT_LENGTH = re.compile(
    rf"(?<![\d.,第])(?P<n>\d{{1,6}})(?P<unit>{CLASSIFIERS})(?P<noun>[\u4e00-\u9fff]{{4}})|"
    rf"(?P<before>[\u4e00-\u9fff]{{4}})(?P<m>\d{{2,6}})(?P<unit2>{CLASSIFIERS})(?![\u4e00-\u9fff])"
)


def _in_issue(entry: Entry, known: dict[tuple[str, str], str]) -> Iterator[Hit]:
    """6块笼式足球场 and, in another item, 6片笼式足球场: with four characters of the noun no two words are as good."""
    own: dict[tuple[str, str], str] = {}
    for passage in entry.body:
        for match in _AT_LENGTH.finditer(simplified(passage.text)):
            key = match["n"] or match["m"], match["noun"] or match["before"]
            here = match["unit"] or match["unit2"]
            own.setdefault(key, here)
            unit = known.get(key, here)
            if unit != here and {unit, here} != {"人", "名"} and {unit, here} != {"人", "位"}:
                yield passage.hit(*match.span(), other=key[0] + unit)
    for key, unit in own.items():
        known.setdefault(key, unit)
