"""The edges of columns, told from where most lines start and end, and from the other pages where a page has few."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from manuscript.lines import closes, pauses
from manuscript.readers.pdf.flows import Flow
from manuscript.readers.pdf.rows import Row
from manuscript.readers.pdf.strips import Strip

Edges = tuple[float, float]
Key = tuple[int, int, int]  # which column of how many, and on a left or right page
_SAME = 2.0  # points
_RAGGED = 1.6  # sizes by which a full line may fall short
_MOSTLY = 0.6
_COMMON = 0.15  # share of the lines that start at an edge
_FEW = 8  # lines that tell too little


def edges_of(pages: Sequence[Sequence[Flow]], widths: Sequence[float]) -> list[list[Edges]]:
    """For each flow of each page the edges of its column; `widths` are those of the pages."""
    own = [_on_page(number, flows, widths[number]) for number, flows in enumerate(pages)]
    usual = _usual(own)
    return [
        [_settled(_key(number, flow), own[number], usual) for flow in flows]
        for number, flows in enumerate(pages)
    ]


def _key(number: int, flow: Flow) -> Key:
    return (*flow.column, number % 2)


def _on_page(number: int, flows: Sequence[Flow], width: float) -> dict[Key, tuple[Edges, int]]:
    """The edges of each column of a page, and how many lines tell them.

    Where few lines stand on a page without columns, its right margin is taken to be as wide as its left one.
    """
    strips: dict[Key, list[Strip]] = defaultdict(list)
    for flow in flows:
        own = [piece for piece in flow.pieces if isinstance(piece, Strip)]
        if own:
            strips[_key(number, flow)] += own
    edges = {key: (_left(own), _right(own)) for key, own in strips.items()}
    for key, (left, right) in edges.items():
        if key[1] == 1 and len(strips[key]) < _FEW and right < width - left:
            edges[key] = (left, width - left)
    return {key: (edges[key], len(strips[key])) for key in edges}


def _left(strips: Sequence[Strip]) -> float:
    starts = Counter(round(strip.left / _SAME) for strip in strips)
    needed = max(2, _COMMON * len(strips))
    common = [start for start in starts if starts[start] + starts[start + 1] >= needed]
    edge = min(common) * _SAME if common else min(starts) * _SAME
    return min((s.left for s in strips if abs(s.left - edge) <= 2 * _SAME), default=edge)


def _right(strips: Sequence[Strip]) -> float:
    ends = sorted((strip.right for strip in strips), reverse=True)
    return ends[len(ends) // 12]  # one line in twelve may hang out


def _usual(pages: Sequence[dict[Key, tuple[Edges, int]]]) -> dict[Key, Edges]:
    """The edges that each kind of column mostly has, told by the pages that have many lines of it."""
    lefts: dict[Key, list[float]] = defaultdict(list)
    rights: dict[Key, list[float]] = defaultdict(list)
    for page in pages:
        for key, ((left, right), count) in page.items():
            if count >= _FEW:
                lefts[key].append(left)
                rights[key].append(right)
    return {key: (_middle(lefts[key]), _middle(rights[key])) for key in lefts}


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def narrow_blocks(rows: Sequence[Row]) -> None:
    """Sets the edges of paragraphs that are set in on both sides, such as quotations: several lines with one left
    edge most of which end at one right edge."""
    start = 0
    for end in range(1, len(rows) + 1):
        if end < len(rows) and _same_block(rows[end - 1], rows[end]):
            continue
        _narrow(rows[start:end])
        start = end


def _same_block(before: Row, row: Row) -> bool:
    return (
        before.page == row.page
        and before.flow == row.flow
        and not row.gap
        and abs(before.left - row.left) <= _SAME
        and abs(before.size - row.size) < 0.1
    )


def _narrow(block: Sequence[Row]) -> None:
    if len(block) < 3 or block[0].indent < 2:
        return
    left, size = block[0].left, block[0].size
    right = max(row.right for row in block)
    # Lines that end where their words do, as entries of lists do, tell nothing about an edge.
    full = sum(row.right >= right - _RAGGED * size and _runs_on(row) for row in block[:-1])
    if right <= block[0].column[1] - 2 * size and full >= _MOSTLY * (len(block) - 1):
        for row in block:
            row.column = (left, right)


def _runs_on(row: Row) -> bool:
    return not (closes(row.text) or pauses(row.text) or row.is_listed)


def _settled(key: Key, page: dict[Key, tuple[Edges, int]], usual: dict[Key, Edges]) -> Edges:
    if key not in page:
        return usual.get(key, (0.0, 0.0))
    (left, right), count = page[key]
    told = usual.get(key) or usual.get((key[0], key[1], 1 - key[2]))
    if told is None:
        return left, right
    if count < _FEW:
        return min(left, told[0]), max(right, told[1])
    return left, right if right > told[0] + 0.8 * (told[1] - told[0]) else told[1]
