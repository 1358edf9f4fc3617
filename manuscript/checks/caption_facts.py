"""What a caption says otherwise than the text above it: the day, the number, the ordinal of a name.

7月27日，客户在展台前        the fair was from the 17th to the 19th
与45名企业信息主管交流       35 came
云溪市第二印染厂             the text speaks of the first
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.figures import Figure, figures
from manuscript.checks.findings import Field, Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.simplified import simplified
from manuscript.dates import find_dates
from manuscript.document import DateSpan, Precision

_NOUN = re.compile(r"^[\u4e00-\u9fff]{2,4}")
_ORDINAL = re.compile(
    r"第(?P<n>[一二三四五六七八九十]{1,2})(?P<what>[\u4e00-\u9fff]{0,5}?(?:厂|校|院|中学|小学|幼儿园|公司|车间|支部|小组|大队|社区|村|桥|馆|所|店))"
)


def differs(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        if passage.field is Field.PHOTO and passage.item >= 0:
            text = "\n".join((galley.entries[passage.item].item.title, galley.entries[passage.item].text))
            yield from _days(galley, passage, text)
            yield from _numbers(passage, simplified(text))
            yield from _ordinals(passage, simplified(text))


def _days(galley: Galley, passage: Passage, text: str) -> Iterator[Hit]:
    """Only what a slip explains: a digit of the day, or the year. Photos may well be of another day."""
    known = [date for date in find_dates(text, galley.frame) if date.span.precision is Precision.DAY]
    for date in find_dates(passage.text, galley.frame):
        if date.span.precision is not Precision.DAY or not known:
            continue
        inside = any(other.span.start <= date.span.start <= other.span.end for other in known)
        near = next((other for other in known if _mistaken(date.span, other.span)), None)
        if near and not inside:
            yield passage.hit(date.start, date.end, other=text[near.start : near.end])


def _mistaken(one: DateSpan, other: DateSpan) -> bool:
    here, there = one.start, other.start
    if (here.month, here.day) == (there.month, there.day):
        return here.year != there.year
    one_digit = (
        len(str(here.day)) == len(str(there.day)) and sum(map(str.__ne__, str(here.day), str(there.day))) == 1
    )
    return (here.year, here.month) == (there.year, there.month) and one_digit and here.day > 9


def _numbers(passage: Passage, text: str) -> Iterator[Hit]:
    plain = simplified(passage.text)
    told = figures(text)
    for figure in figures(passage.text):
        noun = _NOUN.match(plain[figure.end :])
        alike = [other for other in told if _counts_the_same(figure, other, noun[0], text)] if noun else []
        if len(alike) == 1 and not figure.agrees(alike[0].low, alike[0].high):
            yield passage.hit(figure.start, figure.end, other=alike[0].text)


def _counts_the_same(one: Figure, other: Figure, noun: str, text: str) -> bool:
    return one.unit == other.unit and text.startswith(noun, other.end) and one.exact and other.exact


def _ordinals(passage: Passage, text: str) -> Iterator[Hit]:
    for match in _ORDINAL.finditer(simplified(passage.text)):
        others = {other["n"]: other[0] for other in _ORDINAL.finditer(text) if other["what"] == match["what"]}
        if match["what"] and others and match["n"] not in others:
            yield passage.hit(*match.span(), other=next(iter(others.values())))


CHECKS = (Check("caption-differs", Level.WARNING, "names", differs, alone=True),)
