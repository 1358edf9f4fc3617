"""Parts against their sum, in sentences and in the last row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.figures import Figure, by_passage
from manuscript.checks.findings import Field, Level, Place
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.parts import Split, splits
from manuscript.document import Table

_ENOUGH = 0.75  # parts that fill so much of a sum were meant to fill it
_SUM_ROW = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计)")


def differs(galley: Galley) -> Iterator[Hit]:
    for passage, found in galley.once(by_passage).items():
        told: set[int] = set()
        for split in splits(passage.text, found):
            if split.total.start not in told and _is_wrong(split):
                told.add(split.total.start)
                yield _hit(passage, split)
    yield from _tables(galley)


def _is_wrong(split: Split) -> bool:
    """More than the sum is wrong, whatever a list leaves out; less, where the parts were meant to be all."""
    total, parts = split.total, split.parts
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    if total.agrees(low, high):
        return False
    meant = len(parts) >= 3 and _ENOUGH * total.value <= sum(part.value for part in parts)
    if split.whole or meant:
        return sum(part.value for part in parts) < 3 * total.value
    return low > total.high and all(part.high <= total.high for part in parts)


def _hit(passage: Passage, split: Split) -> Hit:
    total = split.total
    terms = " + ".join(part.text for part in split.parts)
    amount = shown(sum(part.value for part in split.parts), total)
    return passage.hit(total.start, total.end, parts=terms, sum=amount)


def shown(value: float, like: Figure) -> str:
    """A value in the scale and unit of a figure: 2494亿元."""
    for scale, factor in (("万亿", 1e12), ("亿", 1e8), ("万", 1e4)):
        if scale in like.text:
            return f"{value / factor:.10g}{scale}{like.unit}"
    return f"{value:.10g}{like.unit}"


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
        slack = 0.06 * len(parts) * (total % 1 != 0) + 1e-6
        if abs(sum(parts) - total) > slack:
            details = (("parts", " + ".join(f"{p:g}" for p in parts)), ("sum", f"{sum(parts):.10g}"))
            yield Hit(last[column], place, details)


def _cell(text: str) -> float | None:
    match = re.fullmatch(r"\s*(\d[\d,]{0,15}(?:\.\d{1,6})?)\s*", text)
    return float(match[1].replace(",", "")) if match else None


CHECKS = (Check("sum-differs", Level.ERROR, "numbers", differs, alone=True),)
