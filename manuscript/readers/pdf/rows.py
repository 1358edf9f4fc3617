"""Flows -> rows: the printed lines of a column, and the pictures and tables between them.

A picture set into a line is a part of the line: what stands on both sides of it is one text, and text to the right of
it is not indented. Where a picture floats at the side the column is narrower beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from manuscript.readers.pdf.flows import Flow
from manuscript.readers.pdf.lanes import Piece
from manuscript.readers.pdf.pictures import Picture
from manuscript.readers.pdf.strips import Strip, joined
from manuscript.readers.pdf.tables import Grid

_SAME_LINE = 0.35  # of the size
_ABOVE = 2.0  # points: the line that begins beside a picture comes after it
_INLINE = 0.6  # of the size: how far the lower edge of a picture may be from the line it is set into
_EDGE = 3.0  # characters that a full line may fall short of its column
_LISTED = re.compile(r"(?:[.．…·‥⋯﹒]{3,}|\s{2,})\s*[（(]?\d{1,4}[）)]?$")
_EDGE_SHARE = 0.14  # of a narrow column


@dataclass(slots=True)
class Row:
    """One printed line. `left` and `right` are its ends, pictures set into it included."""

    strip: Strip
    page: int
    left: float
    right: float
    column: tuple[float, float] = (0.0, 0.0)  # edges of the column where the line stands
    flow: int = 0  # rows of one flow follow each other down one column
    hopping: bool = False
    gap: int = 0  # blank lines above it
    depth: int = 0
    parts: tuple[Strip, ...] = ()  # what wide gaps part it into

    @property
    def text(self) -> str:
        return self.strip.text

    @property
    def base(self) -> float:
        return self.strip.base

    @property
    def size(self) -> float:
        return self.strip.size

    @property
    def indent(self) -> int:
        """Columns of blanks before it, half a character each."""
        return max(0, round(2 * (self.left - self.column[0]) / max(self.size, 1.0)))

    @property
    def is_listed(self) -> bool:
        """Whether it is an entry of the contents: leaders or a gap, and a page at its end."""
        return bool(_LISTED.search(self.text))

    @property
    def fills(self) -> bool:
        left, right = self.column
        short = min(_EDGE * self.size, _EDGE_SHARE * (right - left))
        return self.right >= right - max(short, 1.6 * self.size)


@dataclass(slots=True)
class Placed:
    """A picture or table between the rows."""

    piece: Picture | Grid
    page: int
    flow: int = 0


def rows_of(flow: Flow, page: int, number: int) -> list[Row | Placed]:
    """What a flow holds, from top to bottom."""
    strips = sorted((p for p in flow.pieces if isinstance(p, Strip)), key=lambda s: (s.base, s.left))
    others = [piece for piece in flow.pieces if not isinstance(piece, Strip)]
    placed: list[tuple[float, float, Row | Placed]] = []
    for line in _lines(strips):
        row = _row(line, [p for p in others if isinstance(p, Picture)], page, number)
        row.hopping = flow.hopping
        placed.append((row.base - 0.35 * row.size, row.left, row))
    for piece in others:
        # Where text runs beside a picture, it stands where it begins.
        placed.append((piece.top - _ABOVE, piece.left, Placed(piece, page, number)))
    return [element for _, _, element in sorted(placed, key=lambda entry: entry[:2])]


def _lines(strips: Sequence[Strip]) -> list[list[Strip]]:
    lines: list[list[Strip]] = []
    for strip in strips:
        line = lines[-1] if lines else None
        if line and _same_line(line, strip):
            line.append(strip)
        else:
            lines.append([strip])
    return lines


def _same_line(line: Sequence[Strip], strip: Strip) -> bool:
    leader = max(line, key=lambda part: part.size)
    small = min(leader.size, strip.size) < 0.8 * max(leader.size, strip.size)
    near = abs(leader.base - strip.base) <= (0.6 if small else _SAME_LINE) * max(leader.size, strip.size)
    return near and all(strip.left >= part.right - 1 or strip.right <= part.left + 1 for part in line)


def _row(line: Sequence[Strip], pictures: Sequence[Picture], page: int, number: int) -> Row:
    base, size = line[0].base, max(strip.size for strip in line)
    inline = [p for p in pictures if abs(p.bottom - base) <= _INLINE * size and p.top < base - size]
    parts: list[list[Strip]] = []
    for strip in sorted(line, key=lambda strip: strip.left):
        between = parts and any(parts[-1][-1].middle < p.middle < strip.middle for p in inline)
        if parts and not between:
            parts[-1].append(strip)
        else:
            parts.append([strip])
    strip = joined([joined(part) for part in parts], close=True)
    beside = [p for p in inline if p.right <= strip.left + size or p.left >= strip.right - size]
    left = min([strip.left, *(p.left - size for p in beside if p.right <= strip.left + size)])
    right = max([strip.right, *(p.right for p in beside if p.left >= strip.right - size)])
    return Row(strip, page, left, right, flow=number, parts=tuple(sorted(line, key=lambda part: part.left)))


def beside(row: Row, pieces: Sequence[Piece | Grid], edges: tuple[float, float]) -> tuple[float, float]:
    """The edges of a column where a picture floats at its side."""
    left, right = edges
    for piece in pieces:
        if not piece.top < row.base - 0.35 * row.size < piece.base:
            continue
        if piece.right <= row.left and piece.middle < (left + right) / 2:
            left = max(left, min(row.left, piece.right + 1.5 * row.size))
        elif piece.left >= row.right and piece.middle > (left + right) / 2:
            right = min(right, piece.left)
    return left, right
