"""Tables that rules enclose: lines across and down that meet in a grid of at least two rows and two columns.

A grid is a table only when every strip of text lies within one of its cells and most cells are filled; a frame around
a notice is none, and neither is a list whose last column holds nothing but page numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from manuscript.lines import join_texts
from manuscript.readers.pdf.rulings import Rule, Rulings
from manuscript.readers.pdf.strips import Strip

_TOUCH = 3.0  # points between lines that meet
_FILLED = 0.5  # share of the cells
_MOST_CELLS = 5000
_MOST_CROSSINGS = 40_000  # of a page; what has more is a drawing


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in its place."""

    rows: tuple[tuple[str, ...], ...]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def base(self) -> float:
        return self.bottom

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def tables_of(strips: Sequence[Strip], rulings: Rulings) -> tuple[list[Grid], list[Strip]]:
    """The tables of a page, and the strips that stand in none."""
    grids: list[Grid] = []
    rest = list(strips)
    for heights, places in _lattices(rulings):
        inside = [
            s for s in rest if places[0] <= s.middle <= places[-1] and heights[0] <= s.base <= heights[-1] + 1
        ]
        rows = _cells(inside, heights, places)
        if rows:
            grids.append(Grid(rows, places[0], heights[0], places[-1], heights[-1]))
            taken = set(map(id, inside))
            rest = [strip for strip in rest if id(strip) not in taken]
    return grids, rest


def walls_of(rulings: Rulings) -> list[tuple[float, float, float]]:
    """The lines down a page that part cells: place, upper end, lower end."""
    return [(place, heights[0], heights[-1]) for heights, places in _lattices(rulings) for place in places]


def _lattices(rulings: Rulings) -> list[tuple[list[float], list[float]]]:
    """Heights and places of the lines of each grid."""
    if len(rulings.across) * len(rulings.down) > _MOST_CROSSINGS:
        return []
    found = []
    for across, down in _connected(rulings):
        heights, places = _distinct(across), _distinct(down)
        if len(heights) >= 3 and len(places) >= 3 and len(heights) * len(places) <= _MOST_CELLS:
            found.append((heights, places))
    return found


def _connected(rulings: Rulings) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet, directly or through others."""
    group_of = list(range(len(rulings.down)))  # which line down the page stands for the group of each
    crossings = []
    for line in rulings.across:
        crossing = [index for index, down in enumerate(rulings.down) if _meet(line, down)]
        if crossing:
            merged = {group_of[index] for index in crossing}
            group_of = [crossing[0] if group in merged else group for group in group_of]
            crossings.append((line, crossing[0]))
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for line, index in crossings:
        groups.setdefault(group_of[index], ([], []))[0].append(line)
    for index, down in enumerate(rulings.down):
        if group_of[index] in groups:
            groups[group_of[index]][1].append(down)
    return list(groups.values())


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - _TOUCH <= down.at <= across.end + _TOUCH
        and down.start - _TOUCH <= across.at <= down.end + _TOUCH
    )


def _distinct(rules: Sequence[Rule]) -> list[float]:
    places: list[float] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if not places or rule.at - places[-1] > _TOUCH:
            places.append(rule.at)
    return places


def _cells(
    strips: Sequence[Strip], heights: Sequence[float], places: Sequence[float]
) -> tuple[tuple[str, ...], ...]:
    """The texts of a grid row by row; () where it holds no table."""
    rows = [[""] * (len(places) - 1) for _ in range(len(heights) - 1)]
    for strip in sorted(strips, key=lambda strip: (round(strip.base), strip.left)):
        row = _index(heights, strip.base - 0.3 * strip.size)
        column, last = _index(places, strip.left + 1), _index(places, strip.right - 1)
        if row is None or column is None or column != last:
            return ()
        rows[row][column] = join_texts(rows[row][column], strip.text)
    rows = [row for row in rows if any(row)]
    filled = sum(bool(cell) for row in rows for cell in row)
    if len(rows) < 2 or filled < _FILLED * sum(map(len, rows)) or _is_list(rows):
        return ()
    return tuple(tuple(row) for row in rows)


def _index(edges: Sequence[float], value: float) -> int | None:
    return next((i for i, (one, two) in enumerate(pairwise(edges)) if one <= value <= two), None)


def _is_list(rows: Sequence[Sequence[str]]) -> bool:
    """目录 set as a table: titles and the pages they stand on."""
    pages = [row[-1].strip() for row in rows]
    return (
        len(rows[0]) == 2
        and len(rows) >= 3
        and sum(p.isdigit() and len(p) <= 3 for p in pages) >= 0.8 * len(pages)
    )
