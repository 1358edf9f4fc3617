"""Verbs on headings: another title, another level, or none at all."""

from __future__ import annotations

from dataclasses import replace

from manuscript.dates import event_of
from manuscript.document import Chapter, Document, NewsItem, Section
from manuscript.mending.errors import MendingError
from manuscript.mending.items import absorbed
from manuscript.mending.places import At, Mended, Rank, is_bare, own_items, part_at, require, settled, spliced
from manuscript.mending.wording import derived_title, frame_of
from manuscript.vocabulary import Vocabulary

_HEADINGS = (Rank.CHAPTER, Rank.SECTION, Rank.ITEM)


def retitle(document: Document, at: At, title: str, number: str) -> Mended:
    require(at, *_HEADINGS)
    part = replace(part_at(document, at), title=title, number=number)
    return settled(spliced(document, at, [part]), part)


def change_level(document: Document, at: At, rank: Rank, names: Vocabulary | None = None) -> Mended:
    """Makes a chapter, a section or an item of a heading.

    Raised, it takes what follows it on its old level below it; lowered to an item, it swallows what stood below it as text.
    """
    require(at, *_HEADINGS)
    if rank not in _HEADINGS or rank is at.rank:
        raise MendingError("SAME_LEVEL")
    part_at(document, at)
    names = names or Vocabulary()
    while at.rank is not rank:
        raised = _HEADINGS.index(rank) < _HEADINGS.index(at.rank)
        document, at = (_raised if raised else _lowered)(document, at, names)
    return Mended(document, at)


def _raised(document: Document, at: At, names: Vocabulary) -> Mended:
    return (
        _item_to_section(document, at, names) if at.rank is Rank.ITEM else _section_to_chapter(document, at)
    )


def _lowered(document: Document, at: At, names: Vocabulary) -> Mended:
    return (
        _chapter_to_section(document, at, names)
        if at.rank is Rank.CHAPTER
        else _section_to_item(document, at)
    )


def _item_to_section(document: Document, at: At, names: Vocabulary) -> Mended:
    """Text that stood below it becomes the first item of the section, called by its first words."""
    old, item = part_at(document, at.parent), part_at(document, at)
    following = replace(old, items=old.items[at.index + 1 :])
    below = own_items(following)
    if item.blocks or item.bylines or item.source:
        below = (_text_alone(own_items(replace(old, items=(item,)))[0]), *below)
    region, industry = names.region_of(item.title) or item.region, names.industry_of(item.title)
    if region or industry:  # the heading speaks for those below it now
        below = (*below[: len(below) - len(following.items)], *following.items)
    new = Section(item.title, item.number, region, industry, below)
    before = replace(old, items=old.items[: at.index])
    return settled(spliced(document, at.parent, [before, new]), new)


def _text_alone(item: NewsItem) -> NewsItem:
    return replace(item, title=derived_title(item.blocks) or item.title, number="", title_in_contents="")


def _section_to_chapter(document: Document, at: At) -> Mended:
    old, section = part_at(document, at.parent), part_at(document, at)
    if is_bare(section):
        raise MendingError("NO_HEADING")
    sections = (Section(items=own_items(section)), *old.sections[at.index + 1 :])
    new = Chapter(section.title, section.number, tuple(s for s in sections if s.items or not is_bare(s)))
    before = replace(old, sections=old.sections[: at.index])
    return settled(spliced(document, at.parent, [before, new]), new)


def _chapter_to_section(document: Document, at: At, names: Vocabulary) -> Mended:
    """Goes to the end of the chapter before it; the first chapter leaves one without a title."""
    chapter = part_at(document, at)
    if not chapter.title and not chapter.number:
        raise MendingError("NO_HEADING")
    direct = chapter.sections[:1] if chapter.sections and is_bare(chapter.sections[0]) else ()
    region, industry = names.region_of(chapter.title), names.industry_of(chapter.title)
    items = own_items(direct[0]) if direct else ()
    new = Section(chapter.title, chapter.number, region, industry, items)
    sections = (new, *chapter.sections[len(direct) :])
    if at.index == 0:
        return settled(spliced(document, at, [Chapter("", sections=sections)]), new)
    before = part_at(document, at.beside(-1))
    return settled(
        spliced(document, at.beside(-1), [replace(before, sections=before.sections + sections)], 2), new
    )


def _section_to_item(document: Document, at: At) -> Mended:
    section = part_at(document, at)
    if is_bare(section):
        raise MendingError("NO_HEADING")
    item = NewsItem(section.title, section.number, region=section.region)
    if section.industry:
        item = replace(item, industries=(section.industry,))
    for below in section.items:
        item = absorbed(item, below)
    item = replace(item, event=event_of(item.paragraphs, frame_of(document)))
    if at.index == 0:
        return settled(spliced(document, at, [Section(items=(item,))]), item)
    before = part_at(document, at.beside(-1))
    return settled(spliced(document, at.beside(-1), [replace(before, items=(*before.items, item))], 2), item)


def drop_heading(document: Document, at: At) -> Mended:
    """A running head was taken for a heading: its words go, what stands below it goes on what stands before it."""
    require(at, *_HEADINGS)
    part = part_at(document, at)
    if at.rank is Rank.ITEM:
        return _drop_items_heading(document, at, part)
    if at.rank is Rank.SECTION:
        return _drop_sections_heading(document, at, part)
    return _drop_chapters_heading(document, at, part)


def _drop_items_heading(document: Document, at: At, item: NewsItem) -> Mended:
    if at.index == 0:
        raise MendingError("NOTHING_BEFORE")
    whole = absorbed(part_at(document, at.beside(-1)), replace(item, title="", number=""))
    return Mended(spliced(document, at.beside(-1), [whole], 2), at.beside(-1))


def _drop_sections_heading(document: Document, at: At, section: Section) -> Mended:
    items = own_items(section)
    if at.index == 0:
        kept = Section(items=items)
        return settled(spliced(document, at, [kept]), kept)
    before = part_at(document, at.beside(-1))
    whole = replace(before, items=before.items + items)
    return settled(spliced(document, at.beside(-1), [whole], 2), whole)


def _drop_chapters_heading(document: Document, at: At, chapter: Chapter) -> Mended:
    if at.index == 0:
        kept = replace(chapter, title="", number="")
        return settled(spliced(document, at, [kept]), kept)
    before = part_at(document, at.beside(-1))
    whole = replace(before, sections=before.sections + chapter.sections)
    return settled(spliced(document, at.beside(-1), [whole], 2), whole)
