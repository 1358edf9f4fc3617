"""Contents of revisions -> `manuscript.document`, without a page in between: what is saved, was pinned, or is being typed.

Of the newest revisions of an issue it makes what `document.read_issue` makes of the pages.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Any

from manuscript.document import (
    Attachment,
    Block,
    Chapter,
    DateSpan,
    Document,
    Inset,
    InsetKind,
    Kind,
    Listing,
    NewsItem,
    Photo,
    Precision,
    Quote,
    Section,
    Table,
)

from .figures import figure_of, rows_of
from .lines import Names, blocks_of
from .models import BulletinPage
from .rich_text import from_html
from .wording import period_label


@dataclass(frozen=True, slots=True)
class Part:
    """A member of an issue as one of its revisions has it."""

    page_id: int
    parent_id: int
    content: Mapping[str, Any]

    @property
    def is_item(self) -> bool:
        return "body" in self.content


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block of an item stands in the editor: which block of the body, and which paragraph of it."""

    block: int
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Pinned:
    """`parts` begin with the issue. `items` are the pages behind `document.items()`, in the same order."""

    document: Document
    parts: tuple[Part, ...]
    items: tuple[int, ...]

    def blocks_of(self, item: int) -> tuple[Block, ...]:
        """Of an item by its number among `document.items()`."""
        return next(islice(self.document.items(), item, None)).blocks


def read_parts(parts: Iterable[Part], names: Names, bulletin: BulletinPage) -> Pinned:
    """`parts`: the issue and its members in the order of the tree. Asks the database nothing."""
    parts = tuple(parts)
    below: dict[int, list[Part]] = defaultdict(list)
    for part in parts[1:]:
        below[part.parent_id].append(part)
    chapters = tuple(_chapter(part, below, names) for part in below[parts[0].page_id])
    document = replace(_cover(parts[0].content, bulletin), chapters=chapters)
    return Pinned(document, parts, tuple(part.page_id for part in parts if part.is_item))


def _cover(content: Mapping[str, Any], bulletin: BulletinPage) -> Document:
    kind = Kind(bulletin.kind)
    title, cover = content["title"], content.get("cover_date")
    is_named_by_period = title == period_label(kind, content["year"], content.get("period"))
    return Document(
        title=bulletin.title if is_named_by_period else title,
        issuer=content.get("issuer") or bulletin.issuer,
        kind=kind,
        year=content["year"],
        period=content.get("period"),
        number=content.get("number"),
        total_number=content.get("total_number"),
        cover_date=_span(cover, cover, content["cover_precision"]) if cover else None,
        editors_note=content.get("editors_note") or "",
    )


def _chapter(chapter: Part, below: Mapping[int, list[Part]], names: Names) -> Chapter:
    """Items directly under a chapter stand in a section without a title, as `document.read_issue` has them."""
    sections: list[Section] = []
    for is_item, run in groupby(below.get(chapter.page_id, ()), key=lambda part: part.is_item):
        if is_item:
            sections.append(Section(items=tuple(read_item(part.content, names) for part in run)))
        else:
            sections += [_section(part, below, names) for part in run]
    content = chapter.content
    return Chapter(content["title"], content.get("printed_number") or "", tuple(sections))


def _section(section: Part, below: Mapping[int, list[Part]], names: Names) -> Section:
    content = section.content
    return Section(
        title=content["title"],
        number=content.get("printed_number") or "",
        region=names.regions.get(content.get("region"), ""),
        industry=names.industries.get(content.get("industry"), ""),
        items=tuple(read_item(part.content, names, content) for part in below.get(section.page_id, ())),
    )


def read_item(content: Mapping[str, Any], names: Names, section: Mapping[str, Any] | None = None) -> NewsItem:
    """`section`: what its section says already and the item need not."""
    region, industry = (section.get("region"), section.get("industry")) if section else (None, None)
    bylines = sorted(content.get("bylines") or [], key=lambda row: row.get("sort_order") or 0)
    start = content.get("event_start")
    return NewsItem(
        title=content["title"],
        number=content.get("printed_number") or "",
        title_in_contents=content.get("title_in_contents") or "",
        region="" if content.get("region") == region else names.regions.get(content.get("region"), ""),
        industries=tuple(
            names.industries[key]
            for key in content.get("industries") or []
            if key != industry and key in names.industries
        ),
        event=_span(start, content.get("event_end") or start, content["event_precision"]) if start else None,
        source=content.get("source") or "",
        bylines=tuple(
            names.contributors[row["contributor"]]
            for row in bylines
            if row["contributor"] in names.contributors
        ),
        blocks=tuple(block for block, _spot in _spotted_blocks(content, names)),
        figures=tuple(figure_of(row) for row in rows_of(content)),
    )


def _span(first: str | dt.date, last: str | dt.date, precision: str) -> DateSpan:
    """A draft may end before it begins; it then counts from its first day."""
    start, end = (dt.date.fromisoformat(day) if isinstance(day, str) else day for day in (first, last))
    return DateSpan.between(start, max(start, end), Precision(precision))


def spots_of(content: Mapping[str, Any]) -> list[Spot]:
    """Of every block that `read_item` makes of this content, in the same order."""
    return [spot for _block, spot in _spotted_blocks(content, Names())]


def _spotted_blocks(content: Mapping[str, Any], names: Names) -> Iterator[tuple[Block, Spot]]:
    """The blocks of an item, each with its place in the editor. Kinds that no longer exist are passed over."""
    for number, (kind, value) in enumerate(blocks_of(content)):
        if kind == "paragraph":
            for order, paragraph in enumerate(from_html(value or "")):
                yield paragraph, Spot(number, order)
        elif kind in _READERS:
            yield _READERS[kind](value, names), Spot(number)


def _photo(value: Mapping[str, Any], names: Names) -> Photo:
    words = (value.get(name) or "" for name in ("caption", "credit", "alt"))
    return Photo(names.photos.get(value.get("image"), ""), *words)


def _table(value: Mapping[str, Any], names: Names) -> Table:
    headings = tuple(column.get("heading") or "" for column in value["columns"])
    rows = [tuple(str(cell or "") for cell in row["values"]) for row in value["rows"]]
    has_header = any(headings)
    return Table(tuple([headings, *rows] if has_header else rows), value.get("caption") or "", has_header)


def _listing(value: Mapping[str, Any], names: Names) -> Listing:
    entries = (entry["value"] if isinstance(entry, Mapping) else entry for entry in value["entries"])
    return Listing(tuple(entries), bool(value.get("ordered")))


def _inset_kind(kind: str) -> InsetKind:
    """What is being typed may have none yet."""
    return InsetKind(kind) if kind in set(InsetKind) else InsetKind.FOOTNOTE


_READERS: dict[str, Callable[[Mapping[str, Any], Names], Block]] = {
    "photo": _photo,
    "table": _table,
    "quote": lambda value, names: Quote(value["text"], value.get("attribution") or ""),
    "listing": _listing,
    "attachment": lambda value, names: Attachment(
        names.documents.get(value.get("document"), ""), value.get("title") or ""
    ),
    "inset": lambda value, names: Inset(_inset_kind(value["kind"]), value["text"]),
}
