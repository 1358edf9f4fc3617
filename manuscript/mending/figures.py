"""The figures that a machine proposes follow the text they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from manuscript.document import Document, NewsItem
from manuscript.figures import with_proposals
from manuscript.mending.places import At, Rank, places, spliced


def with_figures(before: Document, after: Document) -> Document:
    """The mended document with the figures of every item that an edit has made anew proposed from its own text."""
    for at, item in list(_made_anew(before, after)):
        after = spliced(after, at, [with_proposals(item)])
    return after


def _made_anew(before: Document, after: Document) -> Iterator[tuple[At, NewsItem]]:
    known = {id(item) for item in before.items()}
    for at, item in places(after, Rank.ITEM):
        if id(item) not in known:
            yield at, item
