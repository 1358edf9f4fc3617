"""What repeats at the same place of the pages and is no text of the issue: running heads, page numbers, watermarks.

Only what stands above or below everything else can be a head or a foot. Where a head repeats, whatever else stands at
its height in the same type is one too: heads change with the chapter. Page numbers differ and still are the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from manuscript.readers.pdf.strips import Strip

_ZONE = 0.14  # share of the page's height, above and below
_SAME = 2.5  # points
_MOST_STRIPS = 3000  # of a page; what has more is a drawing
_DIGITS = re.compile(r"\d+|[ivxlcIVXLC]+(?=\W*$)")
_MARGIN = 0.09  # share of the page's height
_NUMBER = re.compile(r"^[-—–·•.~〜\s]{0,4}(?:第\s*)?\d{1,4}(?:\s*[页頁])?[-—–·•.~〜\s]{0,4}$")
_WATERMARK = 0.6  # share of the pages
_PART = 3.0  # of the size: what stands nearer belongs to the same line
_CLEAR = 0.6  # of the size: blank between a head and the text


@dataclass(frozen=True, slots=True)
class Sheet:
    """What furniture is told by: the strips of a page and its height."""

    strips: tuple[Strip, ...]
    height: float


def furniture_of(sheets: Sequence[Sheet]) -> list[set[int]]:
    """For each page the indexes of the strips that are heads, feet or page numbers."""
    found = [set() for _ in sheets]
    edges = [_edges(sheet) for sheet in sheets]
    texts: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, (sheet, indexes) in enumerate(zip(sheets, edges, strict=True)):
        for index in indexes:
            for height in _heights(sheet.strips[index], sheet):
                texts[_key(sheet.strips[index].text), height].add(page)
    repeated = {key for key, pages in texts.items() if len(pages) >= _enough(len(sheets))}
    levels = _levels(sheets, edges, repeated)
    for page, (sheet, indexes) in enumerate(zip(sheets, edges, strict=True)):
        for index in indexes:
            strip = sheet.strips[index]
            heights = _heights(strip, sheet)
            again = any((_key(strip.text), height) in repeated for height in heights)
            level = any((height, round(strip.size)) in levels for height in heights)
            if again or (level and _stands_clear(sheet, index)) or _is_lone_number(sheet, index):
                found[page].add(index)
    return found


def _enough(pages: int) -> int:
    return 2 if pages <= 5 else 3


def _edges(sheet: Sheet) -> list[int]:
    """Strips in the two outermost lines of the upper and of the lower margin of a page: a head may have two lines."""
    if len(sheet.strips) > _MOST_STRIPS:
        return []
    levels = sorted({round(strip.base / _SAME) for strip in sheet.strips})
    outermost = {*levels[:2], *levels[-2:]}
    return [
        index
        for index, strip in enumerate(sheet.strips)
        if round(strip.base / _SAME) in outermost
        and not _ZONE * sheet.height < strip.base < (1 - _ZONE) * sheet.height
        and not _has_neighbour(sheet, strip)
    ]


def _has_neighbour(sheet: Sheet, strip: Strip) -> bool:
    """Whether it is a part of a line: the number before a heading, a cell."""
    return any(
        other is not strip
        and abs(other.base - strip.base) <= _SAME
        and max(other.left - strip.right, strip.left - other.right) < _PART * strip.size
        for other in sheet.strips
    )


def _key(text: str) -> str:
    return _DIGITS.sub("#", "".join(text.split()))


def _heights(strip: Strip, sheet: Sheet) -> tuple[int, int]:
    """The height of a strip in two overlapping rasters, so that a shift of a point parts none."""
    base = strip.base if strip.base < sheet.height / 2 else strip.base - sheet.height
    raster = 2 * _SAME
    lower = round(base / raster)
    return 2 * lower, 2 * round(base / raster + 0.5) + 1


def _levels(
    sheets: Sequence[Sheet], edges: Sequence[Sequence[int]], repeated: set[tuple[str, int]]
) -> set[tuple[int, int]]:
    """(height, size) at which furniture stands on several pages."""
    counts: Counter[tuple[int, int]] = Counter()
    for sheet, indexes in zip(sheets, edges, strict=True):
        for index in indexes:
            strip = sheet.strips[index]
            for height in _heights(strip, sheet):
                if (_key(strip.text), height) in repeated:
                    counts[height, round(strip.size)] += 1
    return set(counts)


def _stands_clear(sheet: Sheet, index: int, sizes: float = _CLEAR) -> bool:
    """Whether no line of text follows a strip as closely as one follows another in a paragraph."""
    strip = sheet.strips[index]
    others = [s for i, s in enumerate(sheet.strips) if i != index and abs(s.base - strip.base) > _SAME]
    gaps = [max(s.top - strip.bottom, strip.top - s.bottom) for s in others]
    return all(gap > sizes * strip.size for gap in gaps)


def _is_lone_number(sheet: Sheet, index: int) -> bool:
    """A number far from all text in the margin, even on the only page of a document."""
    strip = sheet.strips[index]
    in_margin = not _MARGIN * sheet.height < strip.base < (1 - _MARGIN) * sheet.height
    return in_margin and bool(_NUMBER.match(strip.text)) and _stands_clear(sheet, index, 2.0)


def watermarks_of(sheets: Sequence[Sheet]) -> list[set[int]]:
    """For each page the strips that stand within the text of most pages, the same words at the same place."""
    places: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for page, sheet in enumerate(sheets):
        for strip in sheet.strips:
            places[strip.text, round(strip.left / _SAME), round(strip.base / _SAME)].add(page)
    often = {place for place, pages in places.items() if len(pages) >= max(3, _WATERMARK * len(sheets))}
    return [
        {
            index
            for index, strip in enumerate(sheet.strips)
            if (strip.text, round(strip.left / _SAME), round(strip.base / _SAME)) in often
            and _ZONE * sheet.height <= strip.base <= (1 - _ZONE) * sheet.height
        }
        for sheet in sheets
    ]
