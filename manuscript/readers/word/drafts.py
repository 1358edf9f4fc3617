"""What paragraphs and tables become before they are Lines: to tell a large size from an ordinary one, all of the
document has to be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from manuscript.document import Block, Mark
from manuscript.lines import width
from manuscript.readers.word.numbering import Label

_BLANKS = " \t\r\n\f\u00a0\u2002\u2003\u2009\u3000"


@dataclass(frozen=True, slots=True)
class Ink:
    """Text between two line breaks, with marks over it."""

    text: str
    marks: tuple[Mark, ...] = ()
    page_break: bool = False  # a page starts with it

    def stripped(self) -> Ink:
        """Without outer blanks."""
        lead = len(self.text) - len(self.text.lstrip(_BLANKS))
        text = self.text.strip(_BLANKS)
        moved = (
            replace(mark, start=max(mark.start - lead, 0), end=min(mark.end - lead, len(text)))
            for mark in self.marks
        )
        return replace(self, text=text, marks=tuple(mark for mark in moved if mark.start < mark.end))


def joined(inks: Sequence[Ink], label: str = "") -> Ink:
    """On one line, behind the number of an automatic list: a blank stays where two ASCII words would run together."""
    texts, marks, length = [label], [], len(label)
    for ink in inks:
        before = texts[-1][-1:]
        if before.isascii() and before.isalnum() and ink.text[:1].isascii() and ink.text[:1].isalnum():
            texts.append(" ")
            length += 1
        marks += [replace(mark, start=mark.start + length, end=mark.end + length) for mark in ink.marks]
        texts.append(ink.text)
        length += len(ink.text)
    return Ink("".join(texts), tuple(marks), bool(inks) and inks[0].page_break)


@dataclass(slots=True)
class Draft:
    """One paragraph, or a part of one between pictures; or one block."""

    inks: list[Ink] = field(default_factory=list)  # more than one where its author broke the line
    block: Block | None = None
    depth: int = 0
    style: str = ""  # "title", "caption", "contents"
    label: Label | None = None
    size: float = 0.0  # points
    bold: bool = False  # all of it
    centred: bool = False
    indent: int = 0
    gap: int = 0
    page_break: bool = False
    goes_on: bool = False  # the paragraph of the draft before, after a picture
    trouble: tuple[str, str] = ("", "")  # notice code and detail of what could not be brought along

    @property
    def ink(self) -> Ink:
        """All of it on one line, as it is printed."""
        return joined(self.inks, self.label.text if self.label else "")

    @property
    def text(self) -> str:
        return self.ink.text

    @property
    def columns(self) -> int:
        return width(self.text)
