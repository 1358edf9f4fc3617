"""Strips -> flows: what a reader follows from top to bottom, column by column.

A gutter is a blank lane beside the common left edge of several strips, with text on both sides at the same height.
What crosses it stands above or below: a heading over both columns ends the columns above it. So a page may go from
one column to two and back. Text beside a lane is not always a column: the cells of a table are read across. Columns
are text that the file itself has one after the other, or whose lines mostly fill them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
_LEVEL = 3.0  # points: lines of two columns that begin together
_MOST_COLUMNS = 8
_MOST_PIECES = 3000  # of a page; what has more is a drawing
_MOST_LANES = 16  # tried
_SEVERAL = 2  # pages that make a lane known


@dataclass(frozen=True, slots=True)
class Flow:
    """Pieces that are read from top to bottom, between the edges of their column."""

    pieces: tuple[Piece, ...]
    left: float
    right: float
    column: tuple[int, int] = (0, 1)  # which of how many
    hopping: bool = False  # the file has the columns row by row: they were told apart by their shape alone


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


def flows_of(pieces: Sequence[Piece], known: Sequence[Lane] = ()) -> list[Flow]:
    """The flows of a page in reading order. `known` lanes part columns of other pages of the document."""
    return _arranged(list(pieces), _edges(pieces), (0, 1), known)


def known_lanes(pages: Sequence[Sequence[Piece]]) -> tuple[Lane, ...]:
    """The lanes that several pages have."""
    found: Counter[Lane] = Counter()
    for pieces in pages:
        for lane in _lanes_used(list(pieces), 1):
            near = next((other for other in found if abs(other.right - lane.right) <= _LEVEL), lane)
            found[near] += 1
    return tuple(lane for lane, count in found.items() if count >= _SEVERAL)


def _lanes_used(pieces: list[Piece], columns: int) -> Iterator[Lane]:
    found = _columns(pieces, ()) if columns < _MOST_COLUMNS and len(pieces) <= _MOST_PIECES else None
    if found is None or found[1]:
        return
    lane = found[0]
    yield lane
    split = [piece for group, apart in _groups(pieces, lane) if apart for piece in group]
    for side in (-1, 1):
        yield from _lanes_used([piece for piece in split if lane.side(piece) == side], 2 * columns)


def _edges(pieces: Sequence[Piece]) -> tuple[float, float]:
    marked = [piece for piece in pieces if isinstance(piece, Strip)] or pieces
    return min((p.left for p in marked), default=0.0), max((p.right for p in marked), default=0.0)


def _arranged(
    pieces: list[Piece], edges: tuple[float, float], column: tuple[int, int], known: Sequence[Lane]
) -> list[Flow]:
    found = _columns(pieces, known) if column[1] < _MOST_COLUMNS and len(pieces) <= _MOST_PIECES else None
    if found is None:
        return [_whole(pieces, edges, column)] if pieces else []
    lane, hopping = found
    groups = _groups(pieces, lane, lane in known)
    sides = [
        [p for group, split in groups if split for p in group if lane.side(p) == side] for side in (-1, 1)
    ]
    result: list[Flow] = []
    for group, split in groups:
        if not split:
            result += (
                _arranged(group, edges, column, ())
                if len(group) < len(pieces)
                else [_whole(group, edges, column)]
            )
            continue
        for side, members in zip((-1, 1), sides, strict=True):
            own = [piece for piece in group if lane.side(piece) == side]
            place = (2 * column[0] + (side > 0), 2 * column[1])
            result += _arranged(own, _edges(members), place, [other for other in known if other != lane])
    return [replace(flow, hopping=flow.hopping or hopping) for flow in result]


def _whole(pieces: Sequence[Piece], edges: tuple[float, float], column: tuple[int, int]) -> Flow:
    return Flow(tuple(sorted(pieces, key=_height)), *edges, column)


def _height(piece: Piece) -> tuple[float, float]:
    return piece.base, piece.left


def _groups(pieces: Sequence[Piece], lane: Lane, known: bool = False) -> list[tuple[list[Piece], bool]]:
    """The page from top to bottom: groups of pieces, and whether a group is read by columns."""
    groups: list[tuple[list[Piece], bool]] = []
    for members, crossing in _bands(pieces, lane):
        split = not crossing and _is_split(members, lane, known)
        for part in _cut(members, lane) if split else [members]:
            apart = split and _is_split(part, lane, known)
            if part and groups and not apart and not groups[-1][1]:
                groups[-1][0].extend(part)
            elif part:
                groups.append((list(part), apart))
    return groups


def _is_split(band: Sequence[Piece], lane: Lane, known: bool) -> bool:
    """Text beside text; beside a lane that is known also a picture."""
    if not known:
        return bool(_beside(band, lane))
    left, right = ([p for p in band if lane.side(p) == side] for side in (-1, 1))
    return any(one.top < two.bottom and two.top < one.bottom for one in left for two in right)


def _bands(pieces: Sequence[Piece], lane: Lane) -> Iterator[tuple[list[Piece], bool]]:
    """The pieces from top to bottom, those that cross the lane one by one, those between them together."""
    band: list[Piece] = []
    for piece in sorted(pieces, key=_height):
        if lane.side(piece):
            band.append(piece)
            continue
        yield band, False
        yield [piece], True
        band = []
    yield band, False


def _cut(band: Sequence[Piece], lane: Lane) -> list[list[Piece]]:
    """A band divided where the file itself begins anew: all that stands above comes before all that stands below.

    So a short heading over both columns is told from one within the left column, where the right one would come last.
    """
    if _hops(band, lane):
        return [list(band)]
    ordered = sorted(band, key=lambda piece: piece.top - (_LEVEL if lane.side(piece) < 0 else 0))
    parts: list[list[Piece]] = [[]]
    last, lower, later = -1, float("-inf"), _earliest_after(ordered)
    for index, piece in enumerate(ordered):
        begins = isinstance(piece, Strip) and lane.side(piece) < 0
        if begins and piece.top >= lower - 1 and last < later[index] and _left_came_first(parts[-1], lane):
            parts.append([])
        parts[-1].append(piece)
        lower = max(lower, piece.bottom)
        last = max(last, piece.order) if isinstance(piece, Strip) else last
    return parts


def _left_came_first(pieces: Sequence[Piece], lane: Lane) -> bool:
    """Whether there are two columns, and the file has the left one first."""
    strips = sorted((piece for piece in pieces if isinstance(piece, Strip)), key=lambda strip: strip.order)
    sides = [lane.side(strip) for strip in strips]
    return 1 in sides and sides[0] < 0


def _earliest_after(pieces: Sequence[Piece]) -> list[float]:
    """For each piece the first place in the file of what stands from there on."""
    earliest: list[float] = []
    first = float("inf")
    for piece in reversed(pieces):
        first = min(first, piece.order) if isinstance(piece, Strip) else first
        earliest.append(first)
    return earliest[::-1]


def _hops(pieces: Sequence[Piece], lane: Lane) -> bool:
    """Whether the file changes sides line by line."""
    strips = sorted((piece for piece in pieces if isinstance(piece, Strip)), key=lambda strip: strip.order)
    hops = sum(lane.side(one) != lane.side(two) for one, two in pairwise(strips))
    return hops > 2 + _HOPS * len(strips)


def _beside(band: Sequence[Piece], lane: Lane) -> list[Strip]:
    """The strips of a band that have text beside them across the lane."""
    left = [p for p in band if isinstance(p, Strip) and lane.side(p) < 0]
    right = [p for p in band if isinstance(p, Strip) and lane.side(p) > 0]
    if not left or not right:
        return []
    upper = max(min(p.top for p in left), min(p.top for p in right))
    lower = min(max(p.bottom for p in left), max(p.bottom for p in right))
    return [strip for strip in (*left, *right) if strip.bottom > upper and strip.top < lower]


def _columns(pieces: Sequence[Piece], known: Sequence[Lane]) -> tuple[Lane, bool] | None:
    """The lane between two columns, and whether the file hops across it row by row; None where there is none."""
    strips = [piece for piece in pieces if isinstance(piece, Strip)]
    best: tuple[int, Lane, bool] | None = None
    for lane in _lanes(strips):
        beside = [s for group, split in _groups(strips, lane) if split for s in _beside(group, lane)]  # type: ignore[arg-type]
        fewer = min(sum(lane.side(s) == side for s in beside) for side in (-1, 1)) if beside else 0
        if fewer < 2 or (best and fewer <= best[0]):
            continue
        told = _read_down(beside, lane)
        if told is not None:
            best = (fewer, lane, told)
    if best:
        return best[1:]
    return next(
        ((lane, False) for lane in known if any(split for _, split in _groups(pieces, lane, True))), None
    )


def _lanes(strips: Sequence[Strip]) -> list[Lane]:
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


def _read_down(strips: Sequence[Strip], lane: Lane) -> bool | None:
    """None where the text beside a lane is read across; else whether the file has its rows hopping over it."""
    sides = {side: [s for s in strips if lane.side(s) == side] for side in (-1, 1)}
    for own in sides.values():
        left, right = _edges(own)
        if right - left < _NARROWEST_COLUMN * max(s.size for s in own):
            return None
    if not _hops(strips, lane):
        return False
    return True if all(_is_filled(own) for own in sides.values()) else None


def _is_filled(strips: Sequence[Strip]) -> bool:
    _, right = _edges(strips)
    lines = {round(s.base): max(t.right for t in strips if abs(t.base - s.base) < 2) for s in strips}
    size = max(Counter(s.size for s in strips).items(), key=lambda pair: pair[1])[0]
    full = sum(edge >= right - _EDGE * size for edge in lines.values())
    return len(lines) >= 3 and full >= _FILLING * len(lines)
