"""Text that can be kept anywhere: control characters and halves of characters, which no database takes, made blank."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from manuscript.document import Document
from manuscript.lines import Source
from manuscript.plain import from_plain, to_plain
from manuscript.reading import Reading

Whole = TypeVar("Whole", Document, Reading, Source)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def printable(whole: Whole) -> Whole:
    """The same with one blank for each such character, so that every place in a text stays where it is."""
    return from_plain(_blanked(to_plain(whole)))


def _blanked(data: Any) -> Any:
    if isinstance(data, str):
        return _UNPRINTABLE.sub(" ", data)
    if isinstance(data, list):
        return [_blanked(one) for one in data]
    if isinstance(data, dict):
        return {_blanked(key): _blanked(one) for key, one in data.items()}
    return data
