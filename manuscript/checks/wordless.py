"""An item that shows something and says nothing: a picture that nobody explains is no news."""

from __future__ import annotations

from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, text_of
from manuscript.document import Attachment


def wordless(galley: Galley) -> Iterator[Hit]:
    """The name of an attached file is no text either; an item with nothing in it at all is told as empty."""
    for entry in galley.entries:
        shown = [block for block in entry.item.blocks if getattr(block, "file", "")]
        said = [
            block
            for block in entry.item.blocks
            if not isinstance(block, Attachment) and text_of(block).strip()
        ]
        if shown and not said:
            yield entry.title.whole()


CHECKS = (Check("item-wordless", Level.ERROR, "structure", wordless, alone=True),)
