"""Lines set wide: 农    业 over two columns is one line, though its gap lies where the columns part.

The file writes such a line in one go. Where it does so at one place again and again, there stand columns or cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from manuscript.readers.pdf.pictures import Picture
from manuscript.readers.pdf.strips import Strip, joined

_SAME_LINE = 0.35  # of the size
_ALIKE = 0.1  # by how much sizes may differ
_RASTER = 3.0  # points
_OFTEN = 3  # lines that begin again at one place: a column
_INDENT = 5.0  # sizes within which lines of that column begin


def wide_lines_joined(strips: Sequence[Strip], pictures: Sequence[Picture]) -> list[Strip]:
    """The strips of a page in the order of the file, those of one wide line as one. A picture may fill a gap."""
    ordered = sorted(strips, key=lambda strip: strip.order)
    columns = _columns(ordered)
    lines: list[list[Strip]] = []
    for strip in ordered:
        before = lines[-1][-1] if lines else None
        wide = before and _goes_on(before, strip) and not _begins_again(strip, columns)
        if before and wide and not _is_filled(before, strip, pictures):
            lines[-1].append(strip)
        else:
            lines.append([strip])
    return [joined(line) for line in lines]


def _columns(ordered: Sequence[Strip]) -> list[float]:
    """The left edges where many lines go on after a gap."""
    places = Counter(round(two.left / _RASTER) for one, two in pairwise(ordered) if _goes_on(one, two))
    return [place * _RASTER for place, count in places.items() if count + places[place + 1] >= _OFTEN]


def _goes_on(before: Strip, strip: Strip) -> bool:
    size = max(before.size, strip.size)
    return (
        abs(before.base - strip.base) <= _SAME_LINE * size
        and strip.left > before.right
        and abs(before.size - strip.size) <= _ALIKE * size
        and not strip.text.isdigit()  # the page of an entry
    )


def _is_filled(before: Strip, strip: Strip, pictures: Sequence[Picture]) -> bool:
    return any(
        before.middle < picture.middle < strip.middle
        and picture.top < strip.base < picture.bottom + strip.size
        for picture in pictures
    )


def _begins_again(strip: Strip, columns: Sequence[float]) -> bool:
    return any(abs(strip.left - column) <= _INDENT * strip.size for column in columns)
