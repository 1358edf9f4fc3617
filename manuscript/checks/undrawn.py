"""Characters that no font of the printed edition draws: a blank box on paper is found by nobody in time."""

from __future__ import annotations

from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Level
from manuscript.checks.galley import Entry, Galley, Hit, Passage


def undrawn(galley: Galley) -> Iterator[Hit]:
    """Each character once in a text; of the same title or paragraph it is told once, however often it stands there."""
    glyphs = galley.office.glyphs
    if glyphs is None:
        return
    names = (passage for entry in galley.entries for passage in _names(entry))
    for passage in (*galley.passages, *names):
        for character in dict.fromkeys(passage.text):
            if character not in glyphs:
                at = passage.text.index(character)
                yield passage.around(at, at + 1, character=character, point=f"U+{ord(character):04X}")


def _names(entry: Entry) -> Iterator[Passage]:
    """What is printed beside the text, where the rarest characters are found: in names."""
    for text in (entry.item.source, *entry.item.bylines):
        yield Passage(text, Field.BYLINE, entry.index)
    for number, photo in enumerate(entry.item.blocks):
        yield Passage(getattr(photo, "credit", ""), Field.PHOTO, entry.index, number)


CHECKS = (Check("character-undrawn", Level.ERROR, "typography", undrawn, alone=True),)
