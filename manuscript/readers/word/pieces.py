"""What a paragraph is made of: text of one look each, and what floats in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from manuscript.document import Block


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    target: str = ""


@dataclass(frozen=True, slots=True)
class Afloat:
    """A drawing, a note or a text box, and after how many characters of the text it is anchored."""

    place: int
    content: etree._Element | Block
    inline: bool = False  # it takes its place in the line


@dataclass(slots=True)
class Collected:
    pieces: list[Piece] = field(default_factory=list)
    floats: list[Afloat] = field(default_factory=list)
    length: int = 0

    def add(self, piece: Piece) -> None:
        if piece.text:
            self.pieces.append(piece)
            self.length += len(piece.text)
