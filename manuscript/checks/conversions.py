"""One amount in two units, and whether both are the same amount: 0.6万公顷（9万亩）, 12公里（1.2万米）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from manuscript.checks.check import Check
from manuscript.checks.figures import Figure, by_passage
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit
from manuscript.checks.simplified import simplified

#: unit: what it measures, and how much of it. A hectare has fifteen mu.
_SIZES = {
    "平方米": ("area", 1.0), "亩": ("area", 10_000 / 15), "公顷": ("area", 10_000.0),
    "平方公里": ("area", 1e6), "平方千米": ("area", 1e6),
    "米": ("length", 1.0), "公里": ("length", 1000.0), "千米": ("length", 1000.0), "海里": ("length", 1852.0),
    "克": ("weight", 1.0), "公斤": ("weight", 1000.0), "千克": ("weight", 1000.0), "吨": ("weight", 1e6),
    "千瓦": ("power", 1.0), "兆瓦": ("power", 1000.0),
    "千瓦时": ("energy", 1.0), "兆瓦时": ("energy", 1000.0),
}  # fmt: skip
_SAME_AMOUNT = re.compile(r"[，、]?[（(]?(?:折合|约合|相当于|合|折|即)(?:约|为)?|[（(]约?")
_TOLERANCE = 0.02  # a mu is 666.67 square metres to some and 667 to others


def in_unit(figure: Figure, unit: str) -> tuple[float, float] | None:
    """The range of a figure in another unit; None where the two measure different things."""
    here, there = _SIZES.get(figure.unit), _SIZES.get(unit)
    if figure.unit == unit:
        return figure.low, figure.high
    if not here or not there or here[0] != there[0]:
        return None
    rate = here[1] / there[1]
    return figure.low * rate, figure.high * rate


def converted_wrong(galley: Galley) -> Iterator[Hit]:
    for passage, found in galley.once(by_passage).items():
        text = simplified(passage.text)
        for one, other in pairwise(found):
            span = in_unit(one, other.unit) if one.unit != other.unit else None
            if not span or not _SAME_AMOUNT.fullmatch(text[one.end : other.start]):
                continue
            low, high = span[0] * (1 - _TOLERANCE), span[1] * (1 + _TOLERANCE)
            if not other.agrees(low, high):
                end = other.end + (text[other.end : other.end + 1] in set("）)"))
                yield passage.hit(one.start, end, right=f"{sum(span) / 2:.6g}{other.unit}")


CHECKS = (Check("conversion-differs", Level.ERROR, "numbers", converted_wrong, alone=True),)
