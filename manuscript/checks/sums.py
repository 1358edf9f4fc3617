"""Parts against their sum.

52个，其中甲21个、乙14个、丙9个、丁8个       parts after the sum; more than the sum is wrong whatever 其中 leaves out
甲12个、乙8个，共20个                        the sum after its parts
三大产业产值2494亿元。甲方面，…产值…。乙方面，…产值…   one part for each 方面 of the paragraph
合计                                          the last row of a table
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from manuscript.checks.check import Check
from manuscript.checks.figures import Figure, figures, in_sentences, metric
from manuscript.checks.findings import Field, Level, Place
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.document import Table

_PARTS = re.compile(r"其中|包括|包含|分别[为是]|分为")
_TOTAL = re.compile(r"(?:合计|共计|总计|(?<![公一总])共)(?:[^，。；、\d]{0,6})$")
_ASIDE = re.compile(r"新增|增加|增长|同比|累计|较上|比上|占|比重|上年|去年|人均|平均|每")
_ENOUGH = 0.8  # parts that fill so much of a sum were meant to fill it
_TOPIC = re.compile(r"(?:^|[。；])(?P<name>[^，。；]{2,16})方面，")
_SUM_ROW = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计)")


def differs(galley: Galley) -> Iterator[Hit]:
    for passage in galley.prose:
        found = figures(passage.text)
        if len(found) >= 3:
            yield from _parts_after(passage, found)
            yield from _parts_before(passage, found)
            yield from _by_topic(passage, found)
    yield from _tables(galley)


def _parts_after(passage: Passage, found: Sequence[Figure]) -> Iterator[Hit]:
    text = passage.text
    told: set[int] = set()
    for marker in _PARTS.finditer(text):
        stop = _sentence_end(text, marker.end())
        begin = _sentence_start(text, marker.start())
        if marker.start() - begin <= 1:
            begin = _sentence_start(text, max(0, begin - 1))
        region = text[marker.end() : stop]
        inner = _PARTS.search(region)
        limit = marker.end() + inner.start() if inner and "；" not in region else stop
        totals = {
            f.unit: f for f in found if begin <= f.start and f.end <= marker.start() and not _is_aside(f)
        }
        for total in totals.values():
            parts = _of_total(total, [f for f in found if marker.end() <= f.start and f.end <= limit], text)
            if total.start not in told and _wrong(total, parts, marker[0], region):
                told.add(total.start)
                yield _hit(passage, total, parts)


def _sentence_end(text: str, place: int) -> int:
    end = text.find("。", place)
    return len(text) if end < 0 else end


def _sentence_start(text: str, place: int) -> int:
    return text.rfind("。", 0, place) + 1


def _is_aside(figure: Figure) -> bool:
    return figure.percent or figure.unit == "个百分点" or bool(_ASIDE.search(figure.lead))


def _of_total(total: Figure, after: Sequence[Figure], text: str) -> list[Figure]:
    """One part for each member of the list, in the unit of the sum. Where members have several figures of that unit,
    those that name the same thing as the sum."""
    same = [f for f in after if f.unit == total.unit and not _is_aside(f)]
    core = metric(total)[-2:]
    named = [f for f in same if core and f.lead.rstrip("为达共有约近超").endswith(core)]
    if len(named) >= 2 and len(named) < len(same):
        return named
    clauses = [_member(text, f) for f in same]
    return same if len(set(clauses)) == len(clauses) else []


def _member(text: str, figure: Figure) -> int:
    return max(text.rfind(mark, 0, figure.start) for mark in "、；，。和")


def _wrong(total: Figure, parts: Sequence[Figure], marker: str, region: str) -> bool:
    if len(parts) < 2:
        return False
    low, high = sum(p.low for p in parts), sum(p.high for p in parts)
    if total.agrees(low, high):
        return False
    if low > total.high:
        return True
    if re.search(r"等(?!级)|其余|其他|余下", region):
        return False
    whole = marker.startswith("分")
    meant = len(parts) >= 3 and sum(p.value for p in parts) >= _ENOUGH * total.value
    return whole or meant


def _hit(passage: Passage, total: Figure, parts: Sequence[Figure], level: Level | None = None) -> Hit:
    terms = " + ".join(part.text for part in parts)
    amount = sum(part.value for part in parts)
    return passage.hit(total.start, total.end, level=level, parts=terms, sum=shown(amount, total))


def shown(value: float, like: Figure) -> str:
    """A value in the scale and unit of a figure: 2494亿元."""
    for scale, factor in (("万亿", 1e12), ("亿", 1e8), ("万", 1e4)):
        if scale in like.text:
            return f"{value / factor:.10g}{scale}{like.unit}"
    return f"{value:.10g}{like.unit}"


def _parts_before(passage: Passage, found: Sequence[Figure]) -> Iterator[Hit]:
    for start, sentence in in_sentences(passage.text):
        inside = [f for f in found if start <= f.start < start + len(sentence)]
        for number, total in enumerate(inside):
            if not _TOTAL.search(total.lead) or re.search(r"全年|累计|目前|至此|历年", total.lead):
                continue
            parts = _run_before(inside[:number], total, passage.text)
            apart = len(parts) >= 2 and "其中" not in sentence[: total.start - start]
            if apart and not total.agrees(sum(p.low for p in parts), sum(p.high for p in parts)):
                yield _hit(passage, total, parts)


def _run_before(before: Sequence[Figure], total: Figure, text: str) -> list[Figure]:
    """The figures of one unit directly before a sum, each in its own member of a list with 、 or 和."""
    parts: list[Figure] = []
    following = total
    for figure in reversed(before):
        between = text[figure.end : following.start]
        marks = re.findall(r"[，；、和及与]", between)
        joined = (
            marks[:1] == ["，"]
            if following is total
            else any(m in "、和及与" for m in marks) and "，" not in marks
        )
        if figure.unit != total.unit or _is_aside(figure) or not joined or len(between) > 30:
            break
        parts.insert(0, figure)
        following = figure
    return parts


def _by_topic(passage: Passage, found: Sequence[Figure]) -> Iterator[Hit]:
    topics = list(_TOPIC.finditer(passage.text))
    if len(topics) < 2:
        return
    bounds = [match.start() for match in topics] + [len(passage.text)]
    for total in found:
        if total.start >= bounds[0] or _is_aside(total):
            continue
        core = metric(total)[-2:]
        parts = []
        for first, last in pairwise(bounds):
            here = [f for f in found if first <= f.start < last and f.unit == total.unit and not _is_aside(f)]
            parts += [f for f in here if core and metric(f).endswith(core)][:1]
        complete = len(parts) == len(topics)
        if complete and not total.agrees(sum(p.low for p in parts), sum(p.high for p in parts)):
            yield _hit(passage, total, parts)


def _tables(galley: Galley) -> Iterator[Hit]:
    for entry in galley.entries:
        for number, block in enumerate(entry.item.blocks):
            if (
                isinstance(block, Table)
                and len(block.rows) >= 3
                and _SUM_ROW.match((block.rows[-1] or ("",))[0])
            ):
                yield from _columns(block, Place(Field.BODY, entry.index, number))


def _columns(table: Table, place: Place) -> Iterator[Hit]:
    last = table.rows[-1]
    for column in range(1, len(last)):
        cells = [row[column] for row in table.rows[:-1] if column < len(row)]
        parts = [number for cell in cells if (number := _cell(cell)) is not None]
        total = _cell(last[column])
        if total is None or len(parts) < 2 or "%" in last[column] or len(parts) < len(cells) - 1:
            continue
        if abs(sum(parts) - total) > 0.06 * len(parts) * (total % 1 != 0) + 1e-6:
            details = (("parts", " + ".join(f"{p:g}" for p in parts)), ("sum", f"{sum(parts):.10g}"))
            yield Hit(last[column], place, details)


def _cell(text: str) -> float | None:
    match = re.fullmatch(r"\s*(\d[\d,]{0,15}(?:\.\d{1,6})?)\s*", text)
    return float(match[1].replace(",", "")) if match else None


CHECKS = (Check("sum-differs", Level.ERROR, "numbers", differs, alone=True),)
