"""Columns of print that a copy has side by side in its lines:

    协会与三所大学签订协议，约定每        大会在湖边的会议中心召开，到会
    年互派二十名教师，共同开设课程        会员一百二十人，审议了年度报告

A run of lines is parted where nearly all have a gap at about the same place, both sides are running text that fills
its column, and reading down goes on with known words where reading across does not. Cells of a table are short and
end where they like; they are left alone. What looks like columns and is not certain stays as it is and is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from manuscript.lines import Line, closes, tidy, width
from manuscript.notices import Notice, notice
from manuscript.page_marks import is_page_number
from manuscript.wholeness import joints, pairs_within

_GAP = re.compile(r"(?<=\S)[ \t\u3000\u00a0]{2,}(?=\S)")
_FEWEST = 5  # lines with a gap
_NARROWEST = 16  # columns of a column of text
_DRIFT = 6  # columns by which a gutter may lie elsewhere in another line
_FULL = 0.84  # of the column
_RUNNING, _PERHAPS = 0.5, 0.34  # share of lines that fill their column
_MOST = 4  # columns side by side
_CLOSING = 0.6  # share of lines that may end a sentence


@dataclass(frozen=True, slots=True)
class _Halves:
    """A line parted at its gap, or one that has only one side. `start` is where the right half begins."""

    line: Line
    left: str
    right: str
    start: int


def part_columns(lines: Sequence[Line], most: int = _MOST) -> tuple[tuple[Line, ...], tuple[Notice, ...]]:
    """The lines with columns side by side put one below the other, and what has to be told of it."""
    pairs: Mapping[str, int] | None = None
    result: list[Line] = []
    notices: list[Notice] = []
    index = 0
    while index < len(lines):
        run, looked_at = _run(lines, index)
        if run and pairs is None:
            pairs = pairs_within(line.text for line in lines)
        told = _verdict(run, pairs or {}) if run else None
        if told:
            result += [half for side in _sides(run) for half in _again(side, most)]
        else:
            result += lines[index : index + looked_at]
        if told is not None:
            notices.append(_told(told, run[0].line, len(run)))
        index += looked_at
    return tuple(result), tuple(notices)


def _told(certain: bool, line: Line, count: int) -> Notice:
    if certain:
        return notice("COLUMNS_PARTED", line.number, line.text, count=count)
    return notice("COLUMNS_DOUBTFUL", line.number, line.text, count=count)


def _again(side: Sequence[Line], most: int) -> Sequence[Line]:
    """A column that holds two columns itself."""
    return part_columns(side, most - 1)[0] if most > 2 else side


def _run(lines: Sequence[Line], start: int) -> tuple[list[_Halves], int]:
    """The lines from here on that have their gap at about the same place, and how many lines are settled by it.

    No lines where too few have the gap; these are settled too, so that no line is looked at more than twice.
    """
    first = _at_widest(lines[start])
    if first is None:
        return [], 1
    run, gutter = [first], float(first.start)
    for index in range(start + 1, len(lines)):
        line = lines[index]
        apart = line.page_break or line.block or line.depth or is_page_number(line.text)
        halves = None if apart else _at(line, gutter)
        if halves is None:
            break
        run.append(halves)
        if halves.left and halves.right:
            gutter += (halves.start - gutter) / min(len(run), 8)  # follows where it drifts
    looked_at = len(run)
    last = max(place for place, halves in enumerate(run) if halves.left and halves.right)
    run = run[: last + 1 + _tail(run, last)]
    parted = sum(bool(halves.left and halves.right) for halves in run)
    return (run, len(run)) if parted >= _FEWEST and parted >= 0.5 * len(run) else ([], looked_at)


def _tail(run: Sequence[_Halves], last: int) -> int:
    """How many lines below the shorter column belong to the longer one: no blank line, a sentence that goes on."""
    full = _full([halves.left for halves in run[: last + 1] if halves.left])
    gap = max((halves.line.gap_before for halves in run[1 : last + 1]), default=0)
    count = 0
    for before, halves in pairwise(run[last:]):
        above, text = before.left or before.right, halves.left or halves.right
        goes_on = not closes(above) or width(text) >= _FULL * full
        if halves.line.gap_before > gap or not goes_on:
            break
        count += 1
    return count


def _at_widest(line: Line) -> _Halves | None:
    if line.block or line.depth or line.marks:
        return None
    gaps = list(_GAP.finditer(line.text))
    return _parted(line, max(gaps, key=lambda gap: gap.end() - gap.start())) if gaps else None


def _at(line: Line, gutter: float) -> _Halves | None:
    """A line parted near the gutter, or one that stands wholly on one side of it; None where it runs across."""
    near = [_parted(line, gap) for gap in _GAP.finditer(line.text)]
    near = [halves for halves in near if abs(halves.start - gutter) <= _DRIFT]
    if near:
        return min(near, key=lambda halves: abs(halves.start - gutter))
    if line.indent >= gutter - _DRIFT:
        return _Halves(line, "", line.text, line.indent)
    if line.indent + width(line.text) <= gutter:
        return _Halves(line, line.text, "", 0)
    return None


def _parted(line: Line, gap: re.Match[str]) -> _Halves:
    return _Halves(
        line,
        line.text[: gap.start()],
        line.text[gap.end() :],
        line.indent + width(line.text[: gap.start()]) + width(gap[0].replace("\t", " " * 8)),
    )


def _verdict(run: Sequence[_Halves], pairs: Mapping[str, int]) -> bool | None:
    """True for columns, False for what may be columns, None for anything else."""
    sides = [[halves.left for halves in run if halves.left], [halves.right for halves in run if halves.right]]
    shares = [_filled(side) for side in sides]
    if min(shares) < _PERHAPS or any(_full(side) < _NARROWEST for side in sides):
        return None
    if any(sum(map(closes, side)) > _CLOSING * len(side) for side in sides):
        return None
    down = [joints(side, pairs) for side in sides]
    across = joints([text for halves in run for text in (halves.left, halves.right, "")], pairs)
    known = sum(joint.known for joint in down) / max(1, sum(joint.count for joint in down))
    if across.count and across.known / across.count > known:
        return False
    return min(shares) >= _RUNNING


def _full(side: Sequence[str]) -> int:
    widths = sorted(map(width, side))
    return widths[int(len(widths) * 0.9)] if widths else 0


def _filled(side: Sequence[str]) -> float:
    """The share of lines that reach the edge of their column."""
    full = _full(side)
    return sum(width(text) >= _FULL * full for text in side) / len(side) if side else 0.0


def _sides(run: Sequence[_Halves]) -> tuple[list[Line], list[Line]]:
    """The lines of the left column and of the right one."""
    left_full = _full([halves.left for halves in run if halves.left])
    right_full = _full([halves.right for halves in run if halves.right])
    margin = min(halves.start for halves in run if halves.right)
    left = [
        replace(h.line, text=tidy(h.left), fills=width(h.left) >= _FULL * left_full) for h in run if h.left
    ]
    right = [
        replace(
            h.line,
            text=tidy(h.right),
            indent=h.start - margin,
            page_break=False,
            fills=width(h.right) >= _FULL * right_full,
        )
        for h in run
        if h.right
    ]
    return left, [replace(right[0], gap_before=0), *right[1:]]
