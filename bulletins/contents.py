"""本期要目: always computed from the items, never typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from wagtail.models import Revision

if TYPE_CHECKING:
    from .models import ChapterPage, IssuePage, NewsItemPage, SectionPage


@dataclass(slots=True)
class ContentsSection:
    """Items under one heading; without a page, items directly under their chapter."""

    page: SectionPage | None
    items: list[NewsItemPage] = field(default_factory=list)


@dataclass(slots=True)
class ContentsChapter:
    page: ChapterPage | None
    sections: list[ContentsSection] = field(default_factory=list)

    @property
    def items(self) -> list[NewsItemPage]:
        return [item for section in self.sections for item in section.items]


def contents_of(items: Iterable[NewsItemPage]) -> list[ContentsChapter]:
    """Items in the order of the tree, grouped by the headings they stand under. Asks the database nothing of its own."""
    chapters = []
    for _, of_chapter in groupby(items, key=lambda item: item.chapter_id):
        rows = list(of_chapter)
        chapter = ContentsChapter(rows[0].chapter)
        for _, of_section in groupby(rows, key=lambda item: item.section_id):
            section_rows = list(of_section)
            chapter.sections.append(ContentsSection(section_rows[0].section, section_rows))
        chapters.append(chapter)
    return chapters


def drafts_of(issue: IssuePage) -> list[NewsItemPage]:
    """The newest draft of every item of an issue, in order: three queries for any number of items."""
    pages = list(issue.items.with_whole_text().in_order())
    revisions = Revision.objects.in_bulk(
        [page.latest_revision_id for page in pages if page.latest_revision_id]
    )
    return [_draft(page, revisions.get(page.latest_revision_id)) for page in pages]


def _draft(page: NewsItemPage, revision: Revision | None) -> NewsItemPage:
    if revision is None:
        return page
    draft = page.with_content_json(revision.content)
    # A revision keeps the place it was written at; the tree knows where the item stands today.
    draft.issue, draft.chapter, draft.section = page.issue, page.chapter, page.section
    return draft
