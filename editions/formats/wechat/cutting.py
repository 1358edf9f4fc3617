"""A block that is too long for one part, cut where it hurts least: between rows, entries, sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from manuscript.document import Block, Inset, Listing, Mark, Paragraph, Quote, Table

from .blocks import lines_of

_LONGEST_HEAD = 1_000  # characters; it is repeated over every piece
_END_OF_SENTENCE = re.compile(r"[。！？；!?;\n][”’」』）]?")


def cut(block: Block, fits: Callable[[Block], bool]) -> Iterator[Block]:
    """Pieces that fit, in order. What cannot be cut any further comes out as it is."""
    halves = () if fits(block) else _halves(block)
    if not halves:
        yield block
    for half in halves:
        yield from cut(half, fits)


def _halves(block: Block) -> tuple[Block, ...]:
    if isinstance(block, Table):
        return _halves_of_table(block)
    if isinstance(block, Listing):
        return tuple(map(Paragraph, lines_of(block)))
    if isinstance(block, Paragraph | Quote | Inset) and len(block.text) > 1:
        return _halves_of_text(block)
    return ()


def _halves_of_table(table: Table) -> tuple[Block, ...]:
    """Each with the head of the table; the caption under the last. A row too long for a part becomes a paragraph."""
    has_head = table.has_header and sum(map(len, table.rows[0])) <= _LONGEST_HEAD if table.rows else False
    head, rows = (table.rows[:1], table.rows[1:]) if has_head else ((), table.rows)
    table = replace(table, has_header=has_head)
    if len(rows) > 1:
        middle = len(rows) // 2
        return (
            replace(table, rows=(*head, *rows[:middle]), caption=""),
            replace(table, rows=(*head, *rows[middle:])),
        )
    words = [*(" ｜ ".join(row) for row in table.rows), table.caption]
    return tuple(Paragraph(line) for line in words if line)


def _halves_of_text(block: Paragraph | Quote | Inset) -> tuple[Block, ...]:
    at = _middle(block.text)
    first, second = replace(block, text=block.text[:at]), replace(block, text=block.text[at:])
    if isinstance(block, Paragraph):
        return replace(first, marks=_within(block, 0, at)), replace(
            second, marks=_within(block, at, len(block.text))
        )
    return (replace(first, attribution=""), second) if isinstance(block, Quote) else (first, second)


def _middle(text: str) -> int:
    """The end of a sentence in the middle half; else the middle itself."""
    middle, least, most = len(text) // 2, len(text) // 4, len(text) * 3 // 4
    ends = [found.end() for found in _END_OF_SENTENCE.finditer(text, least, most)]
    return min(ends, key=lambda end: abs(end - middle), default=middle)


def _within(paragraph: Paragraph, start: int, end: int) -> tuple[Mark, ...]:
    return tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in paragraph.marks
        if mark.start < end and mark.end > start
    )
