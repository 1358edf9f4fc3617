"""Verbs on whole items: merge, split, move, drop; and between items and the editors' note."""

from __future__ import annotations

from dataclasses import replace

from manuscript.bylines import split_byline
from manuscript.dates import event_of
from manuscript.document import Chapter, Document, NewsItem, Paragraph, Section
from manuscript.items import plain_texts
from manuscript.mending.blocks import cut_paragraph
from manuscript.mending.errors import MendingError
from manuscript.mending.places import (
    At,
    Mended,
    Rank,
    own_items,
    part_at,
    require,
    settled,
    spliced,
)
from manuscript.mending.wording import (
    as_paragraphs,
    derived_title,
    first_of,
    frame_of,
    joined_names,
    joined_sources,
    numbered,
)


def merge_with_previous(document: Document, at: At) -> Mended:
    """The text of an item goes on the one before it, its heading as a paragraph between."""
    require(at, Rank.ITEM)
    item = part_at(document, at)
    if at.index == 0:
        raise MendingError("NOTHING_BEFORE")
    before = part_at(document, at.beside(-1))
    merged = absorbed(before, item)
    return Mended(spliced(document, at.beside(-1), [merged], 2), at.beside(-1))


def absorbed(before: NewsItem, item: NewsItem) -> NewsItem:
    """One item with the text of both, the heading of the second as a paragraph."""
    return replace(
        before,
        blocks=(*before.blocks, *as_paragraphs(item, item.blocks), *item.blocks),
        bylines=joined_names(before.bylines, item.bylines),
        source=joined_sources(before.source, item.source),
        industries=joined_names(before.industries, item.industries),
        event=first_of(before.event, item.event),
    )


def split_item(document: Document, at: At, offset: int = 0, title: str = "") -> Mended:
    """A new item begins with a block, or within a paragraph at `offset`; without a title, its first words are one.

    The byline stands at the end of what was printed, so it goes with the second part; the first has what its text ends in.
    """
    require(at, Rank.BLOCK)
    item, block = part_at(document, at.parent), part_at(document, at)
    head, tail = cut_paragraph(block, offset) if offset else ((), (block,))
    first = (*item.blocks[: at.index], *head)
    second = (*tail, *item.blocks[at.index + 1 :])
    if not first:
        raise MendingError("NOTHING_BEFORE")
    title = title or derived_title(second)
    if not title:
        raise MendingError("NO_TITLE")
    return _split(document, at.parent, first, NewsItem(title, blocks=second))


def _split(document: Document, at: At, first: tuple, new: NewsItem) -> Mended:
    item, frame = part_at(document, at), frame_of(document)
    blocks, byline = _without_byline(first)
    before = replace(item, blocks=blocks, bylines=byline.persons, source=byline.source)
    after = replace(
        new,
        region=item.region,
        industries=item.industries,
        bylines=item.bylines,
        source=item.source,
        event=event_of(new.paragraphs, frame),
    )
    if after.event and after.event == item.event:
        before = replace(before, event=event_of(before.paragraphs, frame))
    return Mended(spliced(document, at, [before, after]), at.beside(1))


def _without_byline(blocks: tuple):
    """Blocks and the byline that their last paragraph ends in."""
    last = blocks[-1] if blocks else None
    text, byline = split_byline(last.text if isinstance(last, Paragraph) else "")
    if not byline or not text:
        return blocks, byline
    marks = tuple(mark for mark in last.marks if mark.end <= len(text))
    return (*blocks[:-1], Paragraph(text, marks)), byline


def turn_paragraph_into_title(document: Document, at: At) -> Mended:
    """A paragraph is a heading: a new item begins with it. The first of an item changes places with the item's title."""
    require(at, Rank.BLOCK)
    item, block = part_at(document, at.parent), part_at(document, at)
    if not isinstance(block, Paragraph):
        raise MendingError("NO_PARAGRAPH")
    number, title = numbered(block.text)
    rest = item.blocks[at.index + 1 :]
    if at.index:
        return _split(document, at.parent, item.blocks[: at.index], NewsItem(title, number, blocks=rest))
    blocks = (*as_paragraphs(item, item.blocks), *rest)
    retitled = replace(item, title=title, number=number, blocks=blocks)
    return Mended(spliced(document, at.parent, [retitled]), at.parent)


def move_item(document: Document, at: At, to: At) -> Mended:
    """`to` is the place before which it will stand, counted in the document as it is now; one past the last is the end."""
    require(at, Rank.ITEM)
    require(to, Rank.ITEM)
    section, target = part_at(document, at.parent), part_at(document, to.parent)
    if not 0 <= to.index <= len(target.items):
        raise MendingError("NO_SUCH_PLACE")
    item = part_at(document, at)
    if target is not section:
        item = _as_newcomer(item, section, target)
    elif to.index > at.index:
        to = to.beside(-1)
    document = spliced(document, at, [])
    return settled(spliced(document, to, [item], 0), item)


def _as_newcomer(item: NewsItem, section: Section, target: Section) -> NewsItem:
    """Its section spoke for it; where the new one does not, it speaks for itself."""
    region = "" if target.region else section.region
    industry = "" if target.industry else section.industry
    return own_items(Section(region=region, industry=industry, items=(item,)))[0]


def drop_item(document: Document, at: At) -> Mended:
    require(at, Rank.ITEM)
    part_at(document, at)
    section = part_at(document, at.parent)
    beside = next(
        (item for item in (*section.items[at.index + 1 :], *reversed(section.items[: at.index]))), None
    )
    return settled(spliced(document, at, []), beside or section)


def turn_item_into_note(document: Document, at: At) -> Mended:
    """The editors' note was taken for an item. It holds text alone, so an item with pictures or tables is none."""
    require(at, Rank.ITEM)
    item = part_at(document, at)
    if not all(isinstance(block, Paragraph) for block in item.blocks):
        raise MendingError("NOT_ONLY_TEXT")
    signed = " ".join(filter(None, (item.source, "、".join(item.bylines))))
    heading = [block.text for block in as_paragraphs(item, item.blocks)]
    texts = [document.editors_note, *heading, *plain_texts(item.blocks), signed]
    document = replace(drop_item(document, at).document, editors_note="\n".join(filter(None, texts)))
    return Mended(document, At())


def turn_note_into_item(document: Document) -> Mended:
    """The editors' note was the first item."""
    paragraphs = tuple(Paragraph(text) for text in document.editors_note.split("\n") if text.strip())
    if not paragraphs:
        raise MendingError("NO_NOTE")
    item = NewsItem(
        derived_title(paragraphs),
        blocks=paragraphs,
        event=event_of((p.text for p in paragraphs), frame_of(document)),
    )
    first = document.chapters[0] if document.chapters else Chapter("")
    opened = replace(first, sections=(Section(items=(item,)), *first.sections))
    return settled(replace(document, editors_note="", chapters=(opened, *document.chapters[1:])), item)
