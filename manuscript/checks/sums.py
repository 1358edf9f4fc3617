"""Parts against their sum, in sentences and in the row of sums of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from manuscript.checks.check import Check
from manuscript.checks.figures import Figure, by_passage
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.parts import Split, splits
from manuscript.checks.said_totals import sums_said
from manuscript.checks.simplified import simplified
from manuscript.checks.tables import sums

_NEARLY = 0.9  # two parts that fill so much leave little for a third
_LEAD = 8  # words before the first part that are cited with it
_CITED = 120
_ENOUGH = 0.75  # parts that fill so much of a sum were meant to fill it


def differs(galley: Galley) -> Iterator[Hit]:
    """Each place once, by whichever reading finds it first."""
    told: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for hit in chain(_parted(galley), sums_said(galley)):
        spans = told[hit.place.item, hit.place.block]
        if not any(start < hit.place.end and hit.place.start < end for start, end in spans):
            spans.append((hit.place.start, hit.place.end))
            yield hit


def _parted(galley: Galley) -> Iterator[Hit]:
    for passage, found in galley.once(by_passage).items():
        told: set[int] = set()
        members: set[int] = set()  # a part of one sum is not the sum of the parts after it
        for split in splits(simplified(passage.text), found):
            if split.total.start in told | members:
                continue
            members |= _members(split)
            if split.doubtful:
                if _nearly(split):
                    yield replace(_hit(passage, split), level=Level.HINT)
                continue
            if _is_wrong(split):
                told.add(split.total.start)
                yield _hit(passage, split)
            elif _leaves_little(split):
                told.add(split.total.start)
                yield replace(_hit(passage, split), level=Level.HINT)
    yield from sums(galley)


def _members(split: Split) -> set[int]:
    filled = sum(part.value for part in split.parts)
    fills = len(split.parts) >= 3 and _ENOUGH * split.total.value <= filled <= split.total.value / _ENOUGH
    return {part.start for part in split.parts} if fills else set()


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


def _nearly(split: Split) -> bool:
    """Two figures that add up to something beside the sum, but not to it."""
    total, parts = split.total, split.parts
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    near = _NEARLY * total.value <= sum(part.value for part in parts) <= 1.2 * total.value
    return near and not total.agrees(low, high)


def _leaves_little(split: Split) -> bool:
    """Two parts that fill nearly all of a sum: 72人，其中甲组39人、乙组31人."""
    total, parts = split.total, split.parts
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    return len(parts) == 2 and _NEARLY * total.value <= sum(p.value for p in parts) and high < total.low > low


def _hit(passage: Passage, split: Split) -> Hit:
    """The parts are cited, with the sum where it stands after them."""
    total = split.total
    start = split.parts[0].start - min(len(split.parts[0].lead), _LEAD)
    end = max(total.end if total.start > start else 0, split.parts[-1].end)
    if end - start > _CITED or "。" in passage.text[start:end]:
        start, end = total.start, total.end
    terms = " + ".join(part.text for part in split.parts)
    amount = shown(sum(part.value for part in split.parts), total)
    return passage.hit(start, end, parts=terms, sum=amount, total=total.text)


def shown(value: float, like: Figure) -> str:
    """A value in the scale and unit of a figure: 2494亿元."""
    for scale, factor in (("万亿", 1e12), ("亿", 1e8), ("万", 1e4)):
        if scale in like.text:
            return f"{value / factor:.10g}{scale}{like.unit}"
    return f"{value:.10g}{like.unit}"


CHECKS = (Check("sum-differs", Level.ERROR, "numbers", differs, alone=True),)
