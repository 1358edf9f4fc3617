"""Blank lanes down a page that may part columns, and how the text beside one is read.

Text beside a lane is not always a column: the short cells of a table are read across. Columns are text that the file
itself has one after the other, or whose lines mostly fill them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from manuscript.readers.pdf.pictures import Picture
from manuscript.readers.pdf.strips import Strip
from manuscript.readers.pdf.tables import Grid

Piece = Strip | Picture | Grid

_NARROWEST_LANE = 0.6  # of the size
_NARROWEST_COLUMN = 5  # characters: numbers and labels are shorter
_RUN = 1.8  # lines that a file has on one side before it goes to the other, unless it hops line by line
_FILLING = 0.5  # share of the lines of a column of running text that reach its edge
_EDGE = 1.6  # characters by which a full line may fall short
_SAME_LANE = 3.0  # points
_MOST_LANES = 16  # tried


@dataclass(frozen=True, slots=True)
class Lane:
    """A blank lane between columns."""

    left: float
    right: float

    def side(self, piece: Piece) -> int:
        """-1 left of it, 1 right of it, 0 across."""
        if piece.right <= self.right - 0.5:
            return -1
        return 1 if piece.left >= self.right - 0.5 else 0

    def is_near(self, other: Lane) -> bool:
        return abs(self.right - other.right) <= _SAME_LANE


def lanes_of(strips: Sequence[Strip]) -> list[Lane]:
    """Blank lanes beside left edges that several strips share."""
    edges = Counter(round(strip.left) for strip in strips)
    shared = {edge: count + edges[edge + 1] for edge, count in edges.items()}
    common = sorted(shared, key=lambda edge: -shared[edge])[:_MOST_LANES]
    lanes = []
    for edge in sorted(edge for edge in common if shared[edge] >= 2):
        own = [s for s in strips if abs(s.left - edge) <= 1.5]
        right = min(s.left for s in own)
        left = max((s.right for s in strips if s.right <= right and _is_beside(s, own)), default=None)
        if left is not None and right - left >= _NARROWEST_LANE * min(s.size for s in own):
            lanes.append(Lane(left, right))
    return lanes


def _is_beside(strip: Strip, others: Sequence[Strip]) -> bool:
    return any(strip.top < other.base and other.top < strip.base for other in others)


def edges_of_text(pieces: Sequence[Piece]) -> tuple[float, float]:
    """The left and the right edge of the text among pieces."""
    marked = [piece for piece in pieces if isinstance(piece, Strip)] or pieces
    return min((p.left for p in marked), default=0.0), max((p.right for p in marked), default=0.0)


def hops(pieces: Sequence[Piece], lane: Lane) -> bool:
    """Whether the file changes sides line by line."""
    strips = sorted((piece for piece in pieces if isinstance(piece, Strip)), key=lambda strip: strip.order)
    changes = sum(lane.side(one) != lane.side(two) for one, two in pairwise(strips))
    return changes > 2 and len(strips) < _RUN * (changes + 1)


def read_down(strips: Sequence[Strip], lane: Lane) -> bool | None:
    """None where the text beside a lane is read across; else whether the file has its rows hopping over it."""
    sides = {side: [s for s in strips if lane.side(s) == side] for side in (-1, 1)}
    widths = [sorted((s.right - s.left) / s.size for s in own) for own in sides.values()]
    if any(own[-1] < _NARROWEST_COLUMN for own in widths):
        return None
    if not hops(strips, lane):
        return False
    running = all(own[len(own) // 2] >= _NARROWEST_COLUMN for own in widths)
    return True if running and all(_is_filled(own) for own in sides.values()) else None


def _is_filled(strips: Sequence[Strip]) -> bool:
    _, right = edges_of_text(strips)
    lines = {round(s.base): max(t.right for t in strips if abs(t.base - s.base) < 2) for s in strips}
    size = max(Counter(s.size for s in strips).items(), key=lambda pair: pair[1])[0]
    full = sum(edge >= right - _EDGE * size for edge in lines.values())
    return len(lines) >= 3 and full >= _FILLING * len(lines)
