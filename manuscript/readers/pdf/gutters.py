"""Strips -> flows: what a reader follows from top to bottom, column by column.

A gutter is a blank lane beside the common left edge of several strips, with text on both sides at the same height.
What crosses it stands above or below: a heading over both columns ends the columns above it. So a page may go from
one column to two and back. Text beside a lane is not always a column: the cells of a table are read across. Columns
are text that the file itself has one after the other, or whose lines mostly fill them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from manuscript.readers.pdf.pictures import Picture
from manuscript.readers.pdf.strips import Strip
from manuscript.readers.pdf.tables import Grid

Piece = Strip | Picture | Grid

_NARROWEST_LANE = 0.6  # of the size
_NARROWEST_COLUMN = 5  # characters
_HOPS = 0.15  # share of the strips after which a file that reads by columns changes side
_FILLING = 0.5  # share of the lines of a column of running text that reach its edge
_EDGE = 1.6  # characters by which a full line may fall short
_DEEPEST = 3  # halvings: at most eight columns


@dataclass(frozen=True, slots=True)
class Flow:
    """Pieces that are read from top to bottom, between the edges of their column."""

    pieces: tuple[Piece, ...]
    left: float
    right: float
    column: tuple[int, int] = (0, 1)  # which of how many
    hopping: bool = False  # the file has the columns row by row: they were told apart by their shape alone


@dataclass(frozen=True, slots=True)
class _Lane:
    left: float
    right: float

    def side(self, piece: Piece) -> int:
        """-1 left of it, 1 right of it, 0 across."""
        if piece.right <= self.right - 0.5:
            return -1
        return 1 if piece.left >= self.right - 0.5 else 0


def flows_of(pieces: Sequence[Piece]) -> list[Flow]:
    """The flows of a page in reading order."""
    return _arranged(list(pieces), _edges(pieces), (0, 1), 0)


def _edges(pieces: Sequence[Piece]) -> tuple[float, float]:
    marked = [piece for piece in pieces if isinstance(piece, Strip)] or pieces
    return min((p.left for p in marked), default=0.0), max((p.right for p in marked), default=0.0)


def _arranged(
    pieces: list[Piece], edges: tuple[float, float], column: tuple[int, int], depth: int
) -> list[Flow]:
    found = _columns(pieces) if depth < _DEEPEST else None
    if found is None:
        return [Flow(tuple(sorted(pieces, key=_height)), *edges, column)] if pieces else []
    lane, hopping = found
    groups = _groups(pieces, lane)
    sides = [
        [p for group, split in groups if split for p in group if lane.side(p) == side] for side in (-1, 1)
    ]
    result: list[Flow] = []
    for group, split in groups:
        if not split:
            result += _arranged(group, edges, column, depth + 1)
            continue
        for side, members in zip((-1, 1), sides, strict=True):
            own = [piece for piece in group if lane.side(piece) == side]
            index = 2 * column[0] + (side > 0)
            result += _arranged(own, _edges(members), (index, 2 * column[1]), depth + 1)
    return [replace(flow, hopping=flow.hopping or hopping) for flow in result]


def _height(piece: Piece) -> tuple[float, float]:
    return piece.base, piece.left


def _groups(pieces: Sequence[Piece], lane: _Lane) -> list[tuple[list[Piece], bool]]:
    """The page from top to bottom: groups of pieces, and whether a group is read by columns."""
    bands: list[list[Piece]] = [[]]
    crossing: list[Piece] = []
    for piece in sorted(pieces, key=_height):
        if lane.side(piece) == 0:
            crossing.append(piece)
            bands.append([])
        else:
            bands[-1].append(piece)
    groups: list[tuple[list[Piece], bool]] = []
    for index, band in enumerate(bands):
        split = bool(_beside(band, lane))
        whole = [] if index == 0 else [crossing[index - 1]]
        columns, below = _ended(band, lane) if split else (band, [])
        for members, apart in ((whole, False), (columns, split), (below, False)):
            if members and groups and not apart and not groups[-1][1]:
                groups[-1][0].extend(members)
            elif members:
                groups.append((list(members), apart))
    return groups


def _ended(band: Sequence[Piece], lane: _Lane) -> tuple[list[Piece], list[Piece]]:
    """A band without what stands below both of its columns: the file has it after the right one."""
    right = [piece for piece in band if lane.side(piece) > 0]
    lower = max(piece.bottom for piece in right)
    last = max((piece.order for piece in right if isinstance(piece, Strip)), default=0)
    below = [
        p for p in band if isinstance(p, Strip) and lane.side(p) < 0 and p.top > lower and p.order > last
    ]
    edge = min((piece.top for piece in below), default=0.0)
    if not below or any(piece.bottom > edge and piece not in below for piece in band):
        return list(band), []
    return [piece for piece in band if piece not in below], list(below)


def _beside(band: Sequence[Piece], lane: _Lane) -> list[Strip]:
    """The strips of a band that have text beside them across the lane."""
    left = [p for p in band if isinstance(p, Strip) and lane.side(p) < 0]
    right = [p for p in band if isinstance(p, Strip) and lane.side(p) > 0]
    if not left or not right:
        return []
    upper = max(min(p.top for p in left), min(p.top for p in right))
    lower = min(max(p.bottom for p in left), max(p.bottom for p in right))
    return [strip for strip in (*left, *right) if strip.bottom > upper and strip.top < lower]


def _columns(pieces: Sequence[Piece]) -> tuple[_Lane, bool] | None:
    """The lane between two columns, and whether the file hops across it row by row; None where there is none."""
    strips = [piece for piece in pieces if isinstance(piece, Strip)]
    best: tuple[int, _Lane, bool] | None = None
    for lane in _lanes(strips):
        beside = [s for group, split in _groups(strips, lane) if split for s in _beside(group, lane)]  # type: ignore[arg-type]
        fewer = min(sum(lane.side(s) == side for s in beside) for side in (-1, 1)) if beside else 0
        if fewer < 2 or (best and fewer <= best[0]):
            continue
        told = _read_down(beside, lane)
        if told is not None:
            best = (fewer, lane, told)
    return best[1:] if best else None


def _lanes(strips: Sequence[Strip]) -> list[_Lane]:
    """Blank lanes beside left edges that several strips share."""
    edges = Counter(round(strip.left) for strip in strips)
    common = sorted({edge for edge, count in edges.items() if count + edges[edge + 1] >= 2})
    lanes = []
    for edge in common:
        own = [s for s in strips if abs(s.left - edge) <= 1.5]
        right = min(s.left for s in own)
        left = max((s.right for s in strips if s.right <= right and _is_beside(s, own)), default=None)
        if left is not None and right - left >= _NARROWEST_LANE * min(s.size for s in own):
            lanes.append(_Lane(left, right))
    return lanes


def _is_beside(strip: Strip, others: Sequence[Strip]) -> bool:
    return any(strip.top < other.base and other.top < strip.base for other in others)


def _read_down(strips: Sequence[Strip], lane: _Lane) -> bool | None:
    """None where the text beside a lane is read across; else whether the file has its rows hopping over it."""
    sides = {side: [s for s in strips if lane.side(s) == side] for side in (-1, 1)}
    for own in sides.values():
        left, right = _edges(own)
        if right - left < _NARROWEST_COLUMN * max(s.size for s in own):
            return None
    order = [lane.side(strip) for strip in sorted(strips, key=lambda strip: strip.order)]
    hops = sum(one != two for one, two in pairwise(order))
    if hops <= 2 + _HOPS * len(strips):
        return False
    return True if all(_is_filled(own) for own in sides.values()) else None


def _is_filled(strips: Sequence[Strip]) -> bool:
    _, right = _edges(strips)
    lines = {round(s.base): max(t.right for t in strips if abs(t.base - s.base) < 2) for s in strips}
    size = max(Counter(s.size for s in strips).items(), key=lambda pair: pair[1])[0]
    full = sum(edge >= right - _EDGE * size for edge in lines.values())
    return len(lines) >= 3 and full >= _FILLING * len(lines)
