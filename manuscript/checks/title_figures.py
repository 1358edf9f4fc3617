"""The figures of a title against those of its text.

三家企业加入体系 … 甲厂、乙公司两家企业加入          the same thing, counted otherwise
冷库二期封顶 … 冷库三期工程封顶                    another part of the work
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.enumerations import value
from manuscript.checks.figures import Figure, by_passage, figures, metric
from manuscript.checks.findings import Level
from manuscript.checks.galley import Entry, Galley, Hit
from manuscript.checks.simplified import simplified

_NOUN = re.compile(r"^[\u4e00-\u9fff]{2}")
_CLAUSE = re.compile(r"^[^，。；：、！？\d]{0,10}")
_N = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_ORDINAL = re.compile(
    rf"第(?P<n>{_N})(?P<of>[届次批期季轮])|(?P<stem>[\u4e00-\u9fff]{{2}})(?P<part>{_N})(?P<what>期|号线)"
)
_ROUND = 0.1  # a title may round what the text gives
_COUNTED = 50  # from which it may


def differs(galley: Galley) -> Iterator[Hit]:
    for entry in galley.entries:
        text = simplified(entry.text)
        found = [(f, p) for p in entry.body for f in galley.once(by_passage)[p]]
        for figure in figures(entry.item.title):
            other = _counted_otherwise(entry, figure, [(f, simplified(p.text)) for f, p in found], text)
            if other:
                yield entry.title.hit(figure.start, _end(entry, figure), other=other.text)
        yield from _ordinals(entry, text)
        yield from _sessions(entry)


def _counted_otherwise(
    entry: Entry, figure: Figure, found: list[tuple[Figure, str]], text: str
) -> Figure | None:
    """The figure of the text that counts what the title counts; None where one agrees or nothing is like it."""
    noun = _NOUN.match(simplified(entry.item.title[figure.end :]))
    alike = [other for other, _ in found if other.unit == figure.unit]
    if not noun:
        return _done_otherwise(figure, alike, text)
    if figure.percent or figure.text in text or any(_agree(figure, other) for other in alike):
        return None
    said = (
        other
        for other, words in found
        if other.unit == figure.unit and noun[0] in _CLAUSE.match(words[other.end :])[0]  # type: ignore[index]
    )
    return next(said, None)


def _done_otherwise(figure: Figure, alike: list[Figure], text: str) -> Figure | None:
    """收书三千册, where the title ends with the unit: by the two characters before the number."""
    verb = figure.lead[-2:]
    if (
        len(verb) < 2
        or figure.percent
        or figure.text in text
        or any(_agree(figure, other) for other in alike)
    ):
        return None
    return next((other for other in alike if metric(other).endswith(verb) or other.lead.endswith(verb)), None)


def _agree(figure: Figure, other: Figure) -> bool:
    rough = _ROUND * other.value if other.value >= _COUNTED else 0
    return figure.agrees(other.low - rough, other.high + rough)


def _end(entry: Entry, figure: Figure) -> int:
    return min(len(entry.item.title), figure.end + 2)


def _ordinals(entry: Entry, text: str) -> Iterator[Hit]:
    """第三届 where the text has 第四届 only; 二期 where it has 三期 of the same only."""
    for match in _ORDINAL.finditer(simplified(entry.item.title)):
        number, stem, what = match["n"] or match["part"], match["stem"] or "第", match["of"] or match["what"]
        told = re.findall(rf"{stem}({_N}){what}", text)
        # Where the text has the title's number at all, what it counts otherwise is another thing.
        known = re.search(rf"(?<![\d一二三四五六七八九十]){number}{what}", text)
        if told and not known and value(number) not in {value(n) for n in told}:
            yield entry.title.hit(*match.span(), other=f"{stem}{told[0]}{what}")
        elif match["part"]:
            yield from _other_part(entry, match, text)


def _other_part(entry: Entry, match: re.Match[str], text: str) -> Iterator[Hit]:
    """三期厂房 where the text has 二期厂房 only: by what follows, for a title leaves out what stands before."""
    title, number, what = simplified(entry.item.title), match["part"], match["what"]
    noun = _NOUN.match(title[match.end() :])
    told = re.findall(rf"({_N}){what}(?:工程)?{noun[0]}", text) if noun else []
    if told and f"{number}{what}" not in text and value(number) not in {value(n) for n in told}:
        yield entry.title.hit(match.start("part"), match.end() + 2, other=f"{told[0]}{what}{noun[0]}")  # type: ignore[index]


_SESSION = re.compile(
    r"第?(?P<term>[一二三四五六七八九十]{1,3})届(?:[^，。；、届]{0,8}?第)?(?P<which>[一二三四五六七八九十]{1,3})次"
)


def _sessions(entry: Entry) -> Iterator[Hit]:
    """三届二次理事会 in the title, 第三届理事会第三次会议 in the text, which never names the second."""
    said = {(m["term"], m["which"]) for p in entry.body for m in _SESSION.finditer(simplified(p.text))}
    for match in _SESSION.finditer(simplified(entry.item.title)):
        others = [which for term, which in said if term == match["term"]]
        if others and match["which"] not in others:
            yield entry.title.hit(*match.span(), other=f"{match['term']}届{others[0]}次")


CHECKS = (Check("title-figure-differs", Level.WARNING, "numbers", differs, alone=True),)
