"""A paragraph cut where its author broke the line or the page: what each part says, how it looks, what floats in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from manuscript.document import Mark
from manuscript.readers.word.drafts import Ink
from manuscript.readers.word.pieces import Afloat, Collected, Piece

_BREAK = re.compile(r"([\n\f])")


@dataclass(slots=True)
class Part:
    start: int
    page: bool = False  # a page starts with it
    pieces: list[Piece] = field(default_factory=list)
    floats: list[Afloat] = field(default_factory=list)
    end: int = 0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def ink(self) -> Ink:
        return Ink(self.text, tuple(_merged(list(self._marks())))).stripped()

    @property
    def bold(self) -> bool:
        """All that is visible of it."""
        letters = [piece for piece in self.pieces if piece.text.strip()]
        return bool(letters) and all(piece.bold for piece in letters)

    @property
    def size(self) -> float:
        """Points, of most of its characters."""
        sizes = Counter[float]()
        for piece in self.pieces:
            sizes[piece.size] += len("".join(piece.text.split()))
        return sizes.most_common(1)[0][0] if sizes else 0.0

    def floats_before(self) -> list[Afloat]:
        """What stands in the line before any of its text."""
        text = self.text
        lead = self.start + len(text) - len(text.lstrip())
        return [one for one in self.floats if one.inline and one.place <= lead] if text.strip() else []

    def _marks(self) -> Iterator[Mark]:
        place = 0
        for piece in self.pieces:
            end = place + len(piece.text)
            kinds = (("bold", piece.bold), ("italic", piece.italic), ("link", bool(piece.target)))
            for kind, has in kinds:
                if has:
                    yield Mark(place, end, kind, piece.target if kind == "link" else "")
            place = end


def parts_of(collected: Collected) -> list[Part]:
    """In one walk over the pieces, for a paragraph may have thousands of both."""
    parts = [Part(0)]
    place = 0
    for piece in collected.pieces:
        for text in _BREAK.split(piece.text):
            if text in {"\n", "\f"}:
                parts[-1].end = place
                parts.append(Part(place + 1, text == "\f"))
            elif text:
                parts[-1].pieces.append(replace(piece, text=text))
            place += len(text)
    parts[-1].end = place
    index = 0
    for one in collected.floats:
        while index + 1 < len(parts) and one.place > parts[index].end:
            index += 1
        parts[index].floats.append(one)
    return parts


def _merged(marks: list[Mark]) -> list[Mark]:
    """Neighbours of one kind as one: Word parts its runs for reasons of its own."""
    merged: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        run = merged.setdefault((mark.kind, mark.target), [])
        if run and run[-1].end == mark.start:
            run[-1] = replace(run[-1], end=mark.end)
        else:
            run.append(mark)
    return sorted((mark for run in merged.values() for mark in run), key=lambda mark: (mark.start, mark.kind))
