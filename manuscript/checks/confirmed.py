"""Figures that an editor confirmed, against the text they were read from. Nothing is invented.

The form of an item refuses one that is not supported; a later edit, or a script, may still have left it so.
"""

from __future__ import annotations

from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Level, Place
from manuscript.checks.galley import Galley, Hit
from manuscript.figures import flaws, texts_of


def unsupported(galley: Galley) -> Iterator[Hit]:
    for entry in galley.entries:
        text = "\n".join(texts_of(entry.item.blocks)) + "\n" + "\n".join(_rows(galley, entry.index))
        for figure in entry.item.figures:
            if figure.is_confirmed and flaws(figure, text):
                name = f"{figure.subject}{figure.metric} {figure.value}{figure.unit}"
                place = Place(Field.BODY, entry.index)
                yield Hit(figure.quote or name, place, (("figure", name),))


def _rows(galley: Galley, item: int) -> Iterator[str]:
    """A figure may have been copied from a table, whose cells a quotation parts by nothing or by blanks."""
    for passage in galley.passages:
        if passage.item == item and not passage.prose:
            yield from passage.text.replace("\t", " ").split("\n")


CHECKS = (Check("figure-unsupported", Level.ERROR, "numbers", unsupported, alone=True),)
