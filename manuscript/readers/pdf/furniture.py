"""What repeats at the same place of the pages and is no text of the issue: running heads, page numbers, watermarks.

Only what stands above or below everything else can be a head or a foot. Where a head repeats, whatever else stands at
its height in the same type is one too: heads change with the chapter. Page numbers differ and still are the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
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
_CLEAR, _FAR = 0.6, 2.0  # of the size: blank between a head and the text


@dataclass(frozen=True, slots=True)
class _Unit:
    """Strips that stand beside each other on one line, as indexes of their sheet."""

    members: tuple[int, ...]
    text: str
    base: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What furniture is told by: the strips of a page and its height."""

    strips: tuple[Strip, ...]
    height: float


def furniture_of(sheets: Sequence[Sheet]) -> list[set[int]]:
    """For each page the indexes of the strips that are heads, feet or page numbers."""
    edges = [_edges(sheet) for sheet in sheets]
    repeated = _repeated(sheets, edges)
    levels = {
        (height, round(unit.size))
        for sheet, units in zip(sheets, edges, strict=True)
        for unit in units
        for height in _heights(unit, sheet)
        if (_key(unit.text), height) in repeated
    }
    return [
        {index for unit in units if _is_furniture(unit, sheet, repeated, levels) for index in unit.members}
        for sheet, units in zip(sheets, edges, strict=True)
    ]


def _repeated(sheets: Sequence[Sheet], edges: Sequence[Sequence[_Unit]]) -> set[tuple[str, int]]:
    """(words, height) that several pages have."""
    pages: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, (sheet, units) in enumerate(zip(sheets, edges, strict=True)):
        for unit in units:
            for height in _heights(unit, sheet):
                pages[_key(unit.text), height].add(page)
    enough = 2 if len(sheets) <= 5 else 3
    return {key for key, own in pages.items() if len(own) >= enough}


def _is_furniture(
    unit: _Unit, sheet: Sheet, repeated: set[tuple[str, int]], levels: set[tuple[int, int]]
) -> bool:
    heights = _heights(unit, sheet)
    if any((_key(unit.text), height) in repeated for height in heights):
        return True
    level = any((height, round(unit.size)) in levels for height in heights)
    return (level and _stands_clear(sheet, unit, _CLEAR)) or _is_lone_number(sheet, unit)


def _edges(sheet: Sheet) -> list[_Unit]:
    """What stands on the two outermost lines of the upper and of the lower margin: a head may have two lines."""
    if len(sheet.strips) > _MOST_STRIPS:
        return []
    levels = sorted({round(strip.base / _SAME) for strip in sheet.strips})
    outermost = {*levels[:2], *levels[-2:]}
    lines: dict[int, list[int]] = defaultdict(list)
    for index, strip in enumerate(sheet.strips):
        inside = _ZONE * sheet.height < strip.base < (1 - _ZONE) * sheet.height
        if round(strip.base / _SAME) in outermost and not inside:
            lines[round(strip.base / _SAME)].append(index)
    return [unit for line in lines.values() for unit in _units(sheet, line)]


def _units(sheet: Sheet, line: Sequence[int]) -> list[_Unit]:
    """The strips of a line, those near each other together: the number before a heading is a part of it."""
    groups: list[list[int]] = []
    for index in sorted(line, key=lambda index: sheet.strips[index].left):
        strip = sheet.strips[index]
        near = groups and strip.left - sheet.strips[groups[-1][-1]].right < _PART * strip.size
        if near:
            groups[-1].append(index)
        else:
            groups.append([index])
    return [_unit(sheet, group) for group in groups]


def _unit(sheet: Sheet, members: Sequence[int]) -> _Unit:
    strips = [sheet.strips[index] for index in members]
    return _Unit(
        tuple(members),
        "".join(strip.text for strip in strips),
        strips[0].base,
        min(strip.top for strip in strips),
        max(strip.bottom for strip in strips),
        max(strip.size for strip in strips),
    )


def _key(text: str) -> str:
    return _DIGITS.sub("#", "".join(text.split()))


def _heights(unit: _Unit, sheet: Sheet) -> tuple[int, int]:
    """The height of a line in two overlapping rasters, so that a shift of a point parts none."""
    base = unit.base if unit.base < sheet.height / 2 else unit.base - sheet.height
    raster = 2 * _SAME
    return 2 * round(base / raster), 2 * round(base / raster + 0.5) + 1


def _stands_clear(sheet: Sheet, unit: _Unit, sizes: float) -> bool:
    """Whether no line of text follows as closely as one follows another in a paragraph."""
    others = [strip for strip in sheet.strips if abs(strip.base - unit.base) > _SAME]
    return all(max(s.top - unit.bottom, unit.top - s.bottom) > sizes * unit.size for s in others)


def _is_lone_number(sheet: Sheet, unit: _Unit) -> bool:
    """A number far from all text in the margin, even on the only page of a document."""
    in_margin = not _MARGIN * sheet.height < unit.base < (1 - _MARGIN) * sheet.height
    return in_margin and bool(_NUMBER.match(unit.text)) and _stands_clear(sheet, unit, _FAR)


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
