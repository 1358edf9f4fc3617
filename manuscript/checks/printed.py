"""A file as it was printed, for the checks that see lines and not yet a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from manuscript.checks.findings import Finding, Level, Place
from manuscript.headings import read_heading
from manuscript.layout import Layout, measure
from manuscript.lines import Line, Source, closes, join_texts, pauses, squeeze
from manuscript.page_marks import clean
from manuscript.readers.decoding import decode
from manuscript.reading import Reading


@dataclass(frozen=True)
class Printed:
    """`raw` are the lines of a text file as they stand in it, blank ones too; () for a format that has none."""

    source: Source
    reading: Reading
    raw: tuple[str, ...] = ()

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """The lines after the printed contents."""
        last = max((entry.line for entry in self.reading.contents.entries), default=0)
        return tuple(line for line in self.source.lines if line.number > last)

    @cached_property
    def front(self) -> tuple[Line, ...]:
        """The lines before the first item and the printed contents."""
        first = min((*self.reading.item_lines, *(e.line for e in self.reading.contents.entries)), default=0)
        return tuple(line for line in self.source.lines if line.number < first)

    @cached_property
    def layout(self) -> Layout:
        return measure(clean(self.body).lines)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the file: the line, the words there, and the facts the sentence names beside the line."""

    line: int
    text: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PrintCheck:
    code: str
    level: Level
    find: Callable[[Printed], Iterable[Mark]]
    family: str = "import"

    def run(self, printed: Printed) -> tuple[Finding, ...]:
        return tuple(
            Finding(
                self.level,
                self.code,
                mark.text,
                Place(),
                None,
                (("line", str(mark.line)), *mark.details),
                mark.line,
            )
            for mark in self.find(printed)
        )


def raw_lines(data: bytes) -> tuple[str, ...]:
    """The lines of a text file, numbered as its reader numbers them: index 0 is line 1."""
    text, _ = decode(data)
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").split("\n"))


def mark(line: int, text: str, **details: object) -> Mark:
    return Mark(line, text, tuple((key, str(value)) for key, value in details.items()))


_SIGNED = re.compile(
    r"[。！？”][（(][^（）()]{2,40}[）)]\s*$"
)  # a byline after the stop: the text is at its end
_JOINT = 12  # characters of each side that a joint cites


def joint(before: Line, after: Line) -> str:
    """The words on both sides of a line end, joined as intake joins them."""
    return join_texts(before.text[-_JOINT:], after.text[:_JOINT])


def is_open(before: Line, after: Line) -> bool:
    """Whether a sentence goes on from one line to the next."""
    if before.block or after.block or before.depth or after.depth:
        return False
    if (
        closes(before.text)
        or pauses(before.text)
        or _SIGNED.search(before.text)
        or read_heading(before.text)
        or read_heading(after.text)
    ):
        return False
    return len(squeeze(before.text)) > 8 and bool(re.search(r"[，。、；]", before.text))


def raw_of(printed: Printed, line: Line) -> str:
    """The line as it stands in the file, marks and blanks included."""
    return printed.raw[line.number - 1] if line.number <= len(printed.raw) else line.text
