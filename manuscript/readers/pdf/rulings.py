"""The straight lines of a page: what may rule a table."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pypdfium2 import PdfPage, raw

from manuscript.readers.pdf.objects import Matrix, objects_of
from manuscript.readers.pdf.turns import Turn

_THIN = 2.5  # points
_SHORTEST = 6.0
_MOST = 4000  # lines of a page; a drawing has more
_BOX_SEGMENTS = 6
_SAME_LINE = 1.5  # points
_TOUCH = 3.0  # points between lines that go on with each other


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page (`at` is its height) or down it (`at` is its distance from the left edge)."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rulings:
    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()


def rulings_of(page: PdfPage, turn: Turn) -> Rulings:
    """Thin boxes and the sides of frames. Nothing where a drawing has more lines than any table."""
    across: list[Rule] = []
    down: list[Rule] = []
    for handle, outer in objects_of(page, raw.FPDF_PAGEOBJ_PATH):
        box = _bounds(handle, outer, turn)
        if box is None:
            continue
        left, upper, right, lower = box
        if lower - upper <= _THIN and right - left >= _SHORTEST:
            across.append(Rule((upper + lower) / 2, left, right))
        elif right - left <= _THIN and lower - upper >= _SHORTEST:
            down.append(Rule((left + right) / 2, upper, lower))
        elif right - left >= _SHORTEST and lower - upper >= _SHORTEST and _is_frame(handle):
            across += [Rule(upper, left, right), Rule(lower, left, right)]
            down += [Rule(left, upper, lower), Rule(right, upper, lower)]
        if len(across) + len(down) > _MOST:
            return Rulings()
    return Rulings(merged(across), merged(down))


def merged(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Lines that go on with each other as one: many programs draw the sides of every cell."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lines and rule.at - lines[-1][0].at <= _SAME_LINE:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return tuple(whole for line in lines for whole in _joined(line))


def _joined(line: Sequence[Rule]) -> list[Rule]:
    whole: list[Rule] = []
    for rule in sorted(line, key=lambda rule: rule.start):
        if whole and rule.start <= whole[-1].end + _TOUCH:
            whole[-1] = replace(whole[-1], end=max(whole[-1].end, rule.end))
        else:
            whole.append(rule)
    return whole


def _bounds(handle: object, outer: Matrix, turn: Turn) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return None
    a, b, c, d, e, f = outer
    corners = [
        turn(a * x + c * y + e, b * x + d * y + f)
        for x, y in ((left.value, bottom.value), (right.value, top.value))
    ]
    (x1, y1), (x2, y2) = corners
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _is_frame(handle: object) -> bool:
    """A rectangle that is drawn as a line, not filled."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(handle, fill, stroke)
    return bool(stroke.value) and raw.FPDFPath_CountSegments(handle) <= _BOX_SEGMENTS
