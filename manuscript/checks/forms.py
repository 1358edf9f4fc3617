"""Forms of writing that GB/T 15835 and custom settle: days, spans, and numbers that count on.

2025.8.12, 8月12号, 9月09日, 25年8月     a day in running text is 2025年8月12日, 8月12日, 9月9日
9时-17时 beside 0时—8时                   one mark for spans in one sentence
一是……；二是……；四是……                  nothing is left out and nothing comes twice
（一）…（一）…（三）…                     likewise at the beginning of paragraphs
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Entry, Galley, Hit, Passage
from manuscript.checks.sentences import sentences
from manuscript.numerals import integer

_DAY = re.compile(
    r"(?<![\d.])(?:19|20)\d\d\.(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])(?![\d.])|"
    r"(?<!\d)\d{1,2}月\d{1,2}号(?![线楼院馆门店厅厂线令文])|"
    r"(?<!\d)(?:0\d月(?:\d{1,2}日)?|\d{1,2}月0\d日)|"
    r"(?<![\d“‘〔（(])[012]\d年(?:1[0-2]|[1-9])月(?:\d{1,2}日)?"
)
_SPAN = re.compile(
    r"(?<![\d.A-Za-z/-])\d{1,5}(?:\.\d+)?(?:[%％°℃]|[年月日时点]|[\u4e00-\u9fff]{1,2})?(?P<mark>——|—|–|-|－|~|～)\d{1,5}(?:\.\d+)?(?=[%％°℃\u4e00-\u9fff，。；])"
)
_POINT = re.compile(r"(?:(?<=^)|(?<=[。；：，\n]))(?P<n>[一二三四五六七八九十])(?:是|、)(?!一)")
_OPENS = (
    re.compile(r"^（(?P<n>[一二三四五六七八九十]{1,2})）"),
    re.compile(r"^(?P<n>[一二三四五六七八九十]{1,2})、"),
    re.compile(r"^[（(](?P<n>\d{1,2})[）)]"),
    re.compile(r"^(?P<n>\d{1,2})[.．、](?!\d)"),
)


def days(galley: Galley) -> Iterator[Hit]:
    for passage in galley.prose:
        for match in _DAY.finditer(passage.text):
            yield passage.hit(*match.span())


def spans(galley: Galley) -> Iterator[Hit]:
    """The first span of a sentence that is marked otherwise than the one before it."""
    for passage in galley.prose:
        for sentence in sentences(passage.text):
            found = list(_SPAN.finditer(sentence.text))
            for one, two in pairwise(found):
                if one["mark"] != two["mark"]:
                    start = sentence.start
                    yield passage.hit(start + two.start(), start + two.end(), other=one[0])
                    break


def misnumbered(galley: Galley) -> Iterator[Hit]:
    for entry in galley.entries:
        for passage in entry.body:
            yield from _points(passage)
        yield from _paragraphs(entry)


def _points(passage: Passage) -> Iterator[Hit]:
    """一是, 二是, 四是 in one paragraph."""
    found = [match for match in _POINT.finditer(passage.text) if passage.text[match.end() - 1] == "是"]
    numbers = [integer(match["n"]) or 0 for match in found]
    for start, end in _runs(numbers):
        wrong = _wrong(numbers[start:end])
        if wrong is not None:
            match, before = found[start + wrong], found[start + wrong - 1]
            yield passage.hit(
                match.start(), min(len(passage.text), match.end() + 6), after=f"{before['n']}是"
            )


def _paragraphs(entry: Entry) -> Iterator[Hit]:
    """Paragraphs that open with numbers of one kind. A number one anew begins another list."""
    for form in _OPENS:
        found = [(passage, match) for passage in entry.body if (match := form.match(passage.text))]
        numbers = [integer(match["n"]) or 0 for _, match in found]
        for start, end in _runs(numbers):
            wrong = _wrong(numbers[start:end])
            if wrong is not None:
                passage, match = found[start + wrong]
                length = min(len(passage.text), match.end() + 8)
                yield passage.hit(0, length, after=found[start + wrong - 1][1][0])


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    starts = [i for i, number in enumerate(numbers) if number == 1 and (i == 0 or numbers[i - 1] != 1)]
    yield from pairwise([*starts, len(numbers)])


def _wrong(numbers: Sequence[int]) -> int | None:
    """The first number that does not follow the one before it; None where they count on, or do not count at all."""
    wrong = next((i for i, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1), None)
    return wrong if wrong is not None and abs(numbers[wrong] - numbers[wrong - 1]) <= 2 else None


CHECKS = (
    Check("date-form-irregular", Level.HINT, "dates", days, alone=True),
    Check("span-mark-mixed", Level.HINT, "typography", spans, alone=True),
    Check("points-misnumbered", Level.WARNING, "structure", misnumbered, alone=True),
)
