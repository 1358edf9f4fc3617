"""How many blank lines stand above each row, measured by the distance that lines of running text have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from manuscript.readers.pdf.rows import Placed, Row

_USUAL = 1.5  # times the size, where a document has no two lines of running text
_NOTICED = 0.35  # of a line: less is no gap
_FAR = 3.0  # times the size: not two lines of one paragraph


def measure_gaps(elements: Sequence[Row | Placed]) -> None:
    """Sets the gap of every row. Across a column, a page or a picture there is none to be told."""
    pitch = _pitch(elements)
    for before, row in pairwise(elements):
        if not isinstance(row, Row) or not isinstance(before, Row) or not _follows(before, row):
            continue
        line = pitch * min(before.size, row.size)
        blank = (row.base - before.base - pitch * max(before.size, row.size)) / line
        row.gap = max(1, round(blank)) if blank >= _NOTICED else 0


def _follows(before: Row, row: Row) -> bool:
    return (
        before.page == row.page and before.base < row.base and (before.flow == row.flow or _over(before, row))
    )


def _over(before: Row, row: Row) -> bool:
    # A heading over both columns and the first line of the first.
    return before.left < row.right and row.left < before.right


def _pitch(elements: Sequence[Row | Placed]) -> float:
    """The distance between lines of running text, in sizes."""
    found: Counter[float] = Counter()
    for before, row in pairwise(elements):
        if (
            isinstance(before, Row)
            and isinstance(row, Row)
            and before.flow == row.flow
            and before.page == row.page
        ):
            distance = (row.base - before.base) / row.size
            if before.fills and abs(before.size - row.size) < 0.1 and 0.8 < distance < _FAR:
                found[round(distance * 20) / 20] += len(row.text)
    return found.most_common(1)[0][0] if found else _USUAL
