"""Rows of a table set with tabs, as a page of a yearbook leaves them when it is copied as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from manuscript.document import Table
from manuscript.lines import Line, tidy

_COLUMNS, _ROWS = 3, 2  # at least; two columns are mostly a title and its page


def folded(lines: Iterable[Line]) -> list[Line]:
    """The lines, each run of rows with as many cells made one line that holds the table."""
    result: list[Line] = []
    for columns, run in groupby(lines, key=_columns):
        rows = list(run)
        if columns < _COLUMNS or len(rows) < _ROWS:
            result += rows
            continue
        table = Table(tuple(tuple(map(tidy, row.text.split("\t"))) for row in rows), has_header=True)
        result.append(replace(rows[0], text="", marks=(), block=table, whole=True))
    return result


def _columns(line: Line) -> int:
    cells = line.text.split("\t")
    return len(cells) if line.block is None and all(map(tidy, cells[:-1])) else 0
