"""Pictures that float: the file draws them apart from the text around them.

A program that sets a page hangs a floating picture to a paragraph and puts it beside or above that paragraph, never
above what comes before. So one between a heading and its text, or above an entry that opens with its title in
brackets, belongs to the paragraph below. One that is drawn in its turn was put there by its author and stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from manuscript.headings import read_heading
from manuscript.readers.pdf.pictures import Picture
from manuscript.readers.pdf.rows import Placed, Row

_BRACKETS = {"【": "】", "〔": "〕", "〖": "〗", "［": "］"}
_LONGEST = 4  # lines of a title in brackets


def floats_anchored(elements: Sequence[Row | Placed]) -> list[Row | Placed]:
    """The elements with such pictures behind the first line of their paragraph."""
    result = list(elements)
    index = 0
    while index < len(result):
        end = _anchor(result, index) if isinstance(result[index], Placed) else 0
        if end:
            result[index:end] = [*result[index + 1 : end], result[index]]
        index = max(index + 1, end)
    return result


def _anchor(elements: Sequence[Row | Placed], index: int) -> int:
    """Behind which element a floating picture belongs; 0 where it stays."""
    placed = elements[index]
    after = elements[index + 1] if index + 1 < len(elements) else None
    before = elements[index - 1] if index else None
    if not isinstance(placed.piece, Picture) or not isinstance(after, Row) or after.flow != placed.flow:  # type: ignore[union-attr]
        return 0
    if after.depth or placed.piece.order <= after.strip.order:  # type: ignore[union-attr]
        return 0
    opening = _BRACKETS.get(after.text[:1])
    if opening:
        return _closed(elements, index + 1, opening)
    headed = isinstance(before, Row) and (before.depth > 0 or read_heading(before.text) is not None)
    return index + 2 if headed and read_heading(after.text) is None else 0


def _closed(elements: Sequence[Row | Placed], start: int, closing: str) -> int:
    for end in range(start, min(start + _LONGEST, len(elements))):
        element = elements[end]
        if not isinstance(element, Row):
            return 0
        if closing in element.text:
            return end + 1
    return 0
