"""The issue laid out for checking (长条校样): every piece of its text with the place where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from manuscript.checks.findings import Field, Level, Place
from manuscript.checks.office import Office, frame_of
from manuscript.dates import Timeframe
from manuscript.document import (
    Attachment,
    Block,
    Chapter,
    Document,
    Inset,
    Listing,
    NewsItem,
    Paragraph,
    Photo,
    Quote,
    Section,
    Table,
)

T = TypeVar("T")
_EXCERPT = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding without its code. `level` is None for the level that the check has in general."""

    text: str
    place: Place = field(default_factory=Place)
    details: tuple[tuple[str, str], ...] = ()
    remedy: str | None = None
    level: Level | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that is read in one go: a title, a paragraph, a caption."""

    text: str
    field: Field
    item: int = -1
    block: int = -1
    prose: bool = False  # sentences, as in a paragraph; not a title, a caption or the cells of a table

    def hit(
        self,
        start: int,
        end: int,
        *,
        remedy: str | None = None,
        level: Level | None = None,
        **details: object,
    ) -> Hit:
        place = Place(self.field, self.item, self.block, start, end)
        facts = tuple((key, str(value)) for key, value in details.items())
        return Hit(self.text[start:end], place, facts, remedy, level)

    def around(self, start: int, end: int, margin: int = 6, **details: object) -> Hit:
        """A hit that cites some words on either side, for a mark that says nothing by itself."""
        return self.hit(max(0, start - margin), min(len(self.text), end + margin), **details)  # type: ignore[arg-type]

    def whole(self, **details: object) -> Hit:
        """A hit on all of it; a long paragraph is cited by its beginning."""
        return self.hit(0, min(len(self.text), _EXCERPT), **details)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with where it stands and its text as passages."""

    index: int
    item: NewsItem
    chapter: Chapter
    section: Section
    title: Passage
    body: tuple[Passage, ...]  # prose only

    @property
    def region(self) -> str:
        return self.item.region or self.section.region

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.body)

    @property
    def name(self) -> str:
        """The title, with its section where many items bear the same: 综述·概况."""
        return f"{self.section.title}·{self.item.title}" if len(self.item.title) <= 3 else self.item.title


@dataclass(frozen=True)
class Galley:
    document: Document
    office: Office
    frame: Timeframe
    entries: tuple[Entry, ...]
    passages: tuple[Passage, ...]
    _known: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, reading: Callable[[Galley], T]) -> T:
        """What several checks need of an issue is worked out once."""
        if reading not in self._known:
            self._known[reading] = reading(self)
        return self._known[reading]  # type: ignore[no-any-return]

    @property
    def prose(self) -> Iterator[Passage]:
        return (passage for passage in self.passages if passage.prose)

    def title_of(self, index: int) -> str:
        return self.entries[index].name if 0 <= index < len(self.entries) else self.document.title


def lay_out(document: Document, office: Office) -> Galley:
    entries: list[Entry] = []
    passages = [Passage(document.editors_note, Field.ISSUE, prose=True)]
    for chapter in document.chapters:
        passages.append(Passage(chapter.title, Field.HEADING, len(entries)))
        for section in chapter.sections:
            passages.append(Passage(section.title, Field.HEADING, len(entries)))
            for item in section.items:
                index = len(entries)
                texts = list(_item_passages(item, index))
                prose = tuple(text for text in texts if text.prose)
                entries.append(Entry(index, item, chapter, section, texts[0], prose))
                passages += texts
    kept = tuple(passage for passage in passages if passage.text)
    return Galley(document, office, frame_of(document, office), tuple(entries), kept)


def _item_passages(item: NewsItem, index: int) -> Iterator[Passage]:
    yield Passage(item.title, Field.TITLE, index)
    for place, block in enumerate(item.blocks):
        text = text_of(block)
        photo = isinstance(block, Photo)
        prose = isinstance(block, Paragraph | Quote | Listing)
        if text:
            yield Passage(text, Field.PHOTO if photo else Field.BODY, index, place, prose)


def text_of(block: Block) -> str:
    """The text of a block that `Place.start` and `Place.end` count in: rows and entries by lines, cells by tabs."""
    match block:
        case Paragraph(text=text) | Quote(text=text) | Inset(text=text):
            return text
        case Photo(caption=caption):
            return caption
        case Listing(entries=entries):
            return "\n".join(entries)
        case Table(rows=rows):
            return "\n".join("\t".join(row) for row in rows)
        case Attachment(title=title):
            return title
    return ""
