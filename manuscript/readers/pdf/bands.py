"""A page beside a lane, from top to bottom: where it is read by columns and where across.

What crosses the lane stands above or below the columns: a heading over both ends those above it. So a page may go
from one column to two and back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from manuscript.readers.pdf.lanes import Lane, Piece, hops
from manuscript.readers.pdf.strips import Strip

_LEVEL = 3.0  # points: lines of two columns that begin together


def groups_of(pieces: Sequence[Piece], lane: Lane, known: bool = False) -> list[tuple[list[Piece], bool]]:
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
        return bool(beside(band, lane))
    left, right = ([p for p in band if lane.side(p) == side] for side in (-1, 1))
    return any(one.top < two.bottom and two.top < one.bottom for one in left for two in right)


def height_of(piece: Piece) -> tuple[float, float]:
    return piece.base, piece.left


def _bands(pieces: Sequence[Piece], lane: Lane) -> Iterator[tuple[list[Piece], bool]]:
    """The pieces from top to bottom, those that cross the lane one by one, those between them together."""
    band: list[Piece] = []
    for piece in sorted(pieces, key=height_of):
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
    if hops(band, lane):
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


def beside(band: Sequence[Piece], lane: Lane) -> list[Strip]:
    """The strips of a band that have text beside them across the lane."""
    left = [p for p in band if isinstance(p, Strip) and lane.side(p) < 0]
    right = [p for p in band if isinstance(p, Strip) and lane.side(p) > 0]
    if not left or not right:
        return []
    upper = max(min(p.top for p in left), min(p.top for p in right))
    lower = min(max(p.bottom for p in left), max(p.bottom for p in right))
    return [strip for strip in (*left, *right) if strip.bottom > upper and strip.top < lower]
