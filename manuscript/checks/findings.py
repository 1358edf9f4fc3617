"""What a check finds: how grave, which words, and where exactly they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    ERROR = "error"  # stops submission and release, unless it is overruled with a reason
    WARNING = "warning"
    HINT = "hint"


class Field(StrEnum):
    """The part of an item, or of the issue, that a finding is about."""

    ISSUE = "issue"  # the issue as a whole: cover, imprint, contents
    HEADING = "heading"  # of a chapter or section
    TITLE = "title"
    BODY = "body"
    EVENT = "event"
    BYLINE = "byline"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Place:
    """`item` counts the items of the issue in reading order from 0, -1 is none; `block` likewise within the item.

    `start` and `end` bound the cited words in the text of that field or block.
    """

    field: Field = Field.ISSUE
    item: int = -1
    block: int = -1
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """`text` is cited as printed. `remedy` replaces text[start:end] where that is safe without thought, else None.

    `details` are the facts that the sentence for `code` names.
    """

    level: Level
    code: str
    text: str
    place: Place = Place()
    remedy: str | None = None
    details: tuple[tuple[str, str], ...] = ()
    line: int = 0  # of the source, where the finding is about the file that was read
