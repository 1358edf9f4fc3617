"""Verbs that set what an item, a section or the cover says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from manuscript.document import DateSpan, Document
from manuscript.mending.errors import MendingError
from manuscript.mending.places import At, Mended, Rank, part_at, require, spliced

COVER = frozenset(
    {"title", "issuer", "year", "period", "number", "total_number", "cover_date", "editors_note"}
)


def set_region(document: Document, at: At, region: str) -> Mended:
    """`region` is a name of the vocabulary, or empty."""
    require(at, Rank.SECTION, Rank.ITEM)
    return Mended(spliced(document, at, [replace(part_at(document, at), region=region)]), at)


def set_event(document: Document, at: At, event: DateSpan | None) -> Mended:
    require(at, Rank.ITEM)
    return Mended(spliced(document, at, [replace(part_at(document, at), event=event)]), at)


def set_byline(document: Document, at: At, bylines: tuple[str, ...], source: str) -> Mended:
    require(at, Rank.ITEM)
    return Mended(spliced(document, at, [replace(part_at(document, at), bylines=bylines, source=source)]), at)


def set_cover(document: Document, **fields: Any) -> Mended:
    """Any of COVER; what is not named stays."""
    if not fields.keys() <= COVER:
        raise MendingError("NO_SUCH_PLACE")
    return Mended(replace(document, **fields), At())
