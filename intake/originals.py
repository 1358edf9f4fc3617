"""The source beside an item: its pages where the format has pages, else its numbered lines."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from manuscript.items import plain_texts
from manuscript.lines import Line, Source

ABOVE, MOST = 5, 90  # lines of text shown before an item, and in all
PAGES = 2


@dataclass(frozen=True, slots=True)
class ShownLine:
    number: int
    text: str
    is_own: bool  # of the item beside it
    is_picture: bool = False
    is_meant: bool = False  # what a notice speaks of


@dataclass(frozen=True, slots=True)
class ShownPage:
    number: int
    mark: int | None = None  # per cent of its height at which the item begins


@dataclass(slots=True)
class Original:
    """`before` and `after` are the line or page to ask for to see more; 0 where there is none."""

    is_paged: bool
    lines: list[ShownLine] = field(default_factory=list)
    pages: list[ShownPage] = field(default_factory=list)
    before: int = 0
    after: int = 0
    last: int = 0


def original_of(source: Source, span: tuple[int, int], asked: int = 0, meant: int = 0) -> Original:
    """`span`: first line of the item and first line after it, 0 for none. `asked`: a line or a page to begin at.

    `meant` is the line that a notice speaks of; the rest is shown around it.
    """
    return _pages(source, span, asked, meant) if source.pages else _lines(source, span, asked, meant)


def _lines(source: Source, span: tuple[int, int], asked: int, meant: int) -> Original:
    numbers = [line.number for line in source.lines]
    first = asked or max((meant or span[0]) - ABOVE, 1)
    start = min(bisect_left(numbers, first), max(0, len(numbers) - 1))
    shown = source.lines[start : start + MOST]
    original = Original(is_paged=False, last=numbers[-1] if numbers else 0)
    original.lines = [_shown(line, span, meant) for line in shown]
    if start:
        original.before = numbers[max(0, start - MOST)]
    if start + MOST < len(numbers):
        original.after = numbers[start + MOST]
    return original


def _shown(line: Line, span: tuple[int, int], meant: int) -> ShownLine:
    words = line.text or " ".join(plain_texts([line.block] if line.block else []))
    is_own = span[0] <= line.number < span[1]
    return ShownLine(line.number, words, is_own, line.block is not None, line.number == meant)


def _pages(source: Source, span: tuple[int, int], asked: int, meant: int) -> Original:
    sought = meant or span[0]
    mark = next((line for line in source.lines if sought and line.number >= sought and line.page), None)
    first = min(max(asked or (mark.page if mark else 1), 1), source.pages)
    last = min(first + PAGES - 1, source.pages)
    pages = [
        ShownPage(number, round(mark.top * 100) if mark and mark.page == number else None)
        for number in range(first, last + 1)
    ]
    before = max(first - PAGES, 1) if first > 1 else 0
    return Original(
        True, pages=pages, before=before, after=last + 1 if last < source.pages else 0, last=source.pages
    )
