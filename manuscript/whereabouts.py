"""Where in its source an item stands, also after it was mended: what was printed is looked up by its words.

Mending moves and renames items but rewords no paragraph, so the opening of a paragraph leads to its line; the line of
the title above it is known from the reading, as long as the title is the one that was read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from manuscript.document import Document, NewsItem
from manuscript.items import plain_texts
from manuscript.lines import Source, essence
from manuscript.reading import Reading

_ENOUGH = 24  # letters that tell one paragraph from another
_TOO_FEW = 6


class Whereabouts:
    def __init__(self, source: Source, reading: Reading) -> None:
        self.source = source
        self._titles = [essence(item.title) for item in reading.document.items()]
        self._starts = reading.item_lines
        self._in_order = sorted(self._starts)

    def lines_of(self, document: Document) -> Iterator[int]:
        """Where each item begins, in reading order, as numbers of lines; 0 where its words are not to be found."""
        for item in document.items():
            yield self.line_of(item)

    def line_of(self, item: NewsItem) -> int:
        text = next(filter(None, map(self.line_of_text, plain_texts(item.blocks))), 0)
        above = self._start_before(text) if text else 0
        if above and self._title_at(above) == essence(item.title):
            return above
        return text or self._start_of_title(item.title)

    def line_of_text(self, text: str) -> int:
        """The line in which a paragraph begins; words too common or too few to be sure of lead nowhere."""
        wanted = essence(text)[:_ENOUGH]
        if len(wanted) < _TOO_FEW:
            return 0
        whole, starts, numbers = self._letters
        from_body = whole.find(wanted, self._body_start)
        place = from_body if from_body >= 0 else whole.find(wanted)
        return numbers[bisect_right(starts, place) - 1] if place >= 0 else 0

    @cached_property
    def _letters(self) -> tuple[str, list[int], list[int]]:
        """All letters of the source in one run; where each line begins in it; the numbers of the lines."""
        parts, starts, numbers, length = [], [], [], 0
        for line in self.source.lines:
            letters = essence(line.text)
            if letters:
                parts.append(letters)
                starts.append(length)
                numbers.append(line.number)
                length += len(letters)
        return "".join(parts), starts, numbers

    @cached_property
    def _body_start(self) -> int:
        """Where the first item begins: cover and contents before it repeat titles and sentences."""
        _, starts, numbers = self._letters
        first = self._in_order[0] if self._in_order else 0
        return next((start for start, number in zip(starts, numbers, strict=True) if number >= first), 0)

    def _start_before(self, line: int) -> int:
        place = bisect_right(self._in_order, line)
        return self._in_order[place - 1] if place else 0

    def _title_at(self, line: int) -> str:
        return self._titles[self._starts.index(line)]

    def _start_of_title(self, title: str) -> int:
        wanted = essence(title)
        found = (line for known, line in zip(self._titles, self._starts, strict=False) if known == wanted)
        return next(found, 0) or self.line_of_text(title)
