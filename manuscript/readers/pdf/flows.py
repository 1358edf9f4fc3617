"""Strips -> flows: what a reader follows from top to bottom, column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from manuscript.readers.pdf.bands import beside, groups_of, height_of
from manuscript.readers.pdf.lanes import Lane, Piece, edges_of_text, lanes_of, read_down
from manuscript.readers.pdf.strips import Strip

_MOST_COLUMNS = 8
_MOST_PIECES = 3000  # of a page; what has more is a drawing
_SEVERAL = 2  # pages that make a lane known


@dataclass(frozen=True, slots=True)
class Flow:
    """Pieces that are read from top to bottom, between the edges of their column."""

    pieces: tuple[Piece, ...]
    left: float
    right: float
    column: tuple[int, int] = (0, 1)  # which of how many
    hopping: bool = False  # the file has the columns row by row: they were told apart by their shape alone


def flows_of(pieces: Sequence[Piece], known: Sequence[Lane] = ()) -> list[Flow]:
    """The flows of a page in reading order. `known` lanes part columns of other pages of the document."""
    return _arranged(list(pieces), edges_of_text(pieces), (0, 1), known)


def known_lanes(pages: Sequence[Sequence[Piece]]) -> tuple[Lane, ...]:
    """The lanes that several pages have."""
    found: Counter[Lane] = Counter()
    for pieces in pages:
        for lane in _lanes_used(list(pieces), 1):
            near = next((other for other in found if other.is_near(lane)), lane)
            found[near] += 1
    return tuple(lane for lane, count in found.items() if count >= _SEVERAL)


def _lanes_used(pieces: list[Piece], columns: int) -> Iterator[Lane]:
    found = _columns(pieces, ()) if columns < _MOST_COLUMNS and len(pieces) <= _MOST_PIECES else None
    if found is None or found[1]:
        return
    lane = found[0]
    yield lane
    split = [piece for group, apart in groups_of(pieces, lane) if apart for piece in group]
    for side in (-1, 1):
        yield from _lanes_used([piece for piece in split if lane.side(piece) == side], 2 * columns)


def _arranged(
    pieces: list[Piece], edges: tuple[float, float], column: tuple[int, int], known: Sequence[Lane]
) -> list[Flow]:
    found = _columns(pieces, known) if column[1] < _MOST_COLUMNS and len(pieces) <= _MOST_PIECES else None
    if found is None:
        return [_whole(pieces, edges, column)] if pieces else []
    lane, hopping = found
    groups = groups_of(pieces, lane, any(lane.is_near(other) for other in known))
    split = [piece for group, apart in groups if apart for piece in group]
    others = [other for other in known if not other.is_near(lane)]
    result: list[Flow] = []
    for group, apart in groups:
        if not apart:
            # What stands above or below the columns may have others of its own.
            again = len(group) < len(pieces)
            result += _arranged(group, edges, column, ()) if again else [_whole(group, edges, column)]
            continue
        for side in (-1, 1):
            own = [piece for piece in group if lane.side(piece) == side]
            within = edges_of_text([piece for piece in split if lane.side(piece) == side])
            result += _arranged(own, within, (2 * column[0] + (side > 0), 2 * column[1]), others)
    return [replace(flow, hopping=flow.hopping or hopping) for flow in result]


def _whole(pieces: Sequence[Piece], edges: tuple[float, float], column: tuple[int, int]) -> Flow:
    return Flow(tuple(sorted(pieces, key=height_of)), *edges, column)


def _columns(pieces: Sequence[Piece], known: Sequence[Lane]) -> tuple[Lane, bool] | None:
    """The lane between two columns, and whether the file hops across it row by row; None where there is none."""
    strips = [piece for piece in pieces if isinstance(piece, Strip)]
    best: tuple[int, Lane, bool] | None = None
    for lane in lanes_of(strips):
        text = [strip for group, apart in groups_of(strips, lane) if apart for strip in beside(group, lane)]
        fewer = min(sum(lane.side(strip) == side for strip in text) for side in (-1, 1))
        if fewer < 2 or (best and fewer <= best[0]):
            continue
        told = read_down(text, lane)
        if told is not None:
            best = (fewer, lane, told)
    if best:
        return best[1:]
    fitting = (lane for lane in known if any(apart for _, apart in groups_of(pieces, lane, True)))
    return next(((lane, False) for lane in fitting), None)
