"""How a document is set: its full line, its ordinary gaps, the ends of its paragraphs.

A document is *wrapped* when its lines end where the column ends. Then a paragraph ends at a line that closes a
sentence and is shorter than the column; otherwise every line that closes a sentence is a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from manuscript.headings import read_heading
from manuscript.lines import Line, closes, pauses, width

_NARROW = 70  # columns below which a text without long lines may still be wrapped


@dataclass(frozen=True, slots=True)
class Layout:
    """The measures of one document."""

    wrapped: bool = False
    full: int = 0  # columns of a full line
    line_gap: int = 0  # blank lines between two lines of one paragraph
    block_gap: int = 1  # blank lines that usually stand between two lines
    indented: bool = False  # paragraphs start with an indent

    def is_full(self, line: Line) -> bool:
        if line.fills is not None:
            return line.fills
        return width(line.text) + line.indent >= 0.84 * self.full

    def ends_paragraph(self, line: Line, following: Line) -> bool:
        """Whether a paragraph ends between two lines of body text."""
        if line.whole or following.whole or following.opens or line.block or following.block:
            return True
        closed = closes(line.text)
        if self.indented and following.indent >= 2:
            return closed or pauses(line.text) or not self.is_full(line)
        if not self.wrapped:
            cut = line.fills and following.fills is not None and not pauses(line.text)
            return closed or (not cut and _leads_in(line, following))
        if following.gap_before > self.line_gap and (closed or pauses(line.text)):
            return True
        return (closed or pauses(line.text)) and not self.is_full(line)


def _leads_in(line: Line, following: Line) -> bool:
    # 联系人：… or 一是…；: a part of a list, or the line that announces one.
    return pauses(line.text) or _is_label(line.text) or _is_label(following.text)


def _is_label(text: str) -> bool:
    return bool(re.match(r"^[^，。；]{2,8}[：:]", text))


def measure(lines: Sequence[Line]) -> Layout:
    """The layout of the body of a document."""
    body = [line for line in lines if line.text and not line.block and not line.depth]
    if not body:
        return Layout()
    widths = sorted(width(line.text) + line.indent for line in body)
    full = widths[int(len(widths) * 0.9)]
    wrapped = _is_wrapped(body, full)
    open_gaps = Counter(
        after.gap_before
        for line, after in pairwise(body)
        if not closes(line.text) and read_heading(line.text) is None
    )
    gaps = Counter(line.gap_before for line in lines[1:])
    line_gap = open_gaps.most_common(1)[0][0] if open_gaps and wrapped else 0
    block_gap = min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 1
    indented = sum(line.indent >= 2 for line in body) >= max(2, len(body) // 20)
    return Layout(wrapped, full, line_gap, block_gap, indented)


def _is_wrapped(body: Sequence[Line], full: int) -> bool:
    pairs = [
        (line, after)
        for line, after in pairwise(body)
        if not line.whole and not after.whole and read_heading(after.text) is None
    ]
    told = any(line.fills is not None for line in body)
    if len(pairs) < (1 if told else 4) or not (told or 16 <= full <= 2 * _NARROW):
        return False
    measured = Layout(full=full)
    cut = sum(measured.is_full(line) and not closes(line.text) for line, _ in pairs)
    return cut >= 0.35 * len(pairs)
