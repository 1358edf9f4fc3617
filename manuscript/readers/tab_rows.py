"""Rows of a table set with tabs or wide blanks, as a page of a yearbook leaves them when it is copied as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from manuscript.document import Table
from manuscript.lines import Line, closes, tidy
from manuscript.names import persons_of

_COLUMNS, _ROWS = 3, 2  # at least; two columns are mostly a title and its page
_GAP = re.compile(r"\t| {3,}|[ \u3000]*\u3000{2,}[ \u3000]*")
_BLANK = re.compile(r"[\t \u3000]+")
_LONGEST = 24  # characters of a cell between blanks: longer ones are text in columns


def folded(lines: Iterable[Line]) -> list[Line]:
    """The lines, each run of rows with as many cells made one line that holds the table."""
    rest = list(lines)
    result: list[Line] = []
    index = 0
    while index < len(rest):
        rows = _rows(rest, index)
        if len(rows) < _ROWS:
            result.append(rest[index])
            index += 1
            continue
        table = Table(tuple(tuple(map(tidy, row)) for row in rows), has_header=True)
        result.append(replace(rest[index], text="", marks=(), block=table, whole=True))
        index += len(rows)
    return result


def _rows(lines: Sequence[Line], start: int) -> list[list[str]]:
    """The rows from a line on; with wide blanks a cell may fill its column to the next, where one blank is left."""
    first = _cells(lines[start])
    if len(first) < _COLUMNS:
        return []
    rows = [first]
    for line in lines[start + 1 :]:
        cells = _cells(line)
        if len(cells) != len(first) and "\t" not in line.text:
            cells = _BLANK.split(tidy(line.text)) if line.block is None else []
        if len(cells) != len(first):
            break
        rows.append(cells)
    return rows


def _cells(line: Line) -> list[str]:
    """[] where the line is no row: another block, a list of people, or text set in columns."""
    if line.block is not None:
        return []
    if "\t" in line.text:
        cells = line.text.split("\t")
        return cells if all(map(tidy, cells[:-1])) else []
    cells = _GAP.split(tidy(line.text))
    is_text = closes(line.text) or any(len(cell) > _LONGEST for cell in cells)
    return [] if is_text or persons_of(" ".join(cells)) else cells
