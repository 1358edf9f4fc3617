"""What readers had before a correction: an earlier release of an issue, as its manifest pinned it.

Its texts are those of that time; its addresses, and which of its pages still exist, are those of today. What a later
release removed is left out: it was taken from its readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, prefetch_related_objects

from wagtail.models import Page

from regions.models import Industry

from .body import load_bodies, opening
from .canonical import BOOKKEEPING, COMPUTED
from .figures import confirmed_rows, figure_of
from .models import (
    Byline,
    ChapterPage,
    Contributor,
    IssuePage,
    ItemFigure,
    ManifestRow,
    NewsItemPage,
    Release,
    SectionPage,
)
from .models.item import OPENING

#: Fields that are of today whatever an old revision says.
OF_TODAY = BOOKKEEPING | COMPUTED | {"slug", "id"}


@dataclass(frozen=True, slots=True)
class Version:
    """Release `release` of an issue, which `successor` replaced."""

    release: Release
    successor: Release
    newest: Release
    issue: IssuePage
    items: list[NewsItemPage]

    @property
    def way(self) -> str:
        """What follows the address of a page in the address of its text in this version."""
        return f"v{self.release.number}/"


def superseded_version(
    issue: IssuePage, number: int, viewer=None, *, only: NewsItemPage | None = None
) -> Version | None:
    """None if the issue never had such a release, or has it still. With `only`, no other item is read.

    A fixed number of statements, whatever the number of items.
    """
    release = issue.releases.readable(viewer).filter(number=number).first()
    later = list(issue.releases.done().filter(number__gt=number).order_by("number"))
    if release is None or not later:
        return None
    rows = _rows(release, only)
    items = _items_as_they_were(rows, issue)
    return Version(release, later[0], later[-1], _issue_as_it_was(rows, issue), items)


def _rows(release: Release, only: NewsItemPage | None) -> list[ManifestRow]:
    rows = release.manifest.rows.filter(page__live=True).select_related("revision")
    if only is not None:
        rows = rows.filter(Q(page=only) | ~Q(page__content_type=only.content_type_id))
    return list(rows)


def _issue_as_it_was(rows: list[ManifestRow], issue: IssuePage) -> IssuePage:
    row = next(row for row in rows if row.page_id == issue.pk)
    return as_it_was(issue, row.revision.content)


def _items_as_they_were(rows: list[ManifestRow], issue: IssuePage) -> list[NewsItemPage]:
    by_page = {row.page_id: row for row in rows}
    chapters, sections, pages = (
        model.objects.in_bulk(by_page) for model in (ChapterPage, SectionPage, NewsItemPage)
    )
    for heading in [*chapters.values(), *sections.values()]:
        as_it_was(heading, by_page[heading.pk].revision.content)
    items = [pages[row.page_id] for row in rows if row.page_id in pages]
    for item in items:
        above = by_page[item.pk].parent_id
        item.issue, item.section = issue, sections.get(above)
        in_section = item.section and by_page[above].parent_id
        item.chapter = chapters.get(in_section or above)
        as_it_was(item, by_page[item.pk].revision.content)
    _furnish(items, by_page)
    return items


def as_it_was(page: Page, content: Mapping[str, Any]) -> Page:
    """`page` with the fields that its revision pinned. Not to be saved.

    Wagtail's own way asks for the target of every foreign key and for the parent, a dozen statements a page.
    """
    for field in page._meta.concrete_fields:
        if field.name in content and field.name not in OF_TODAY:
            setattr(page, field.attname, field.to_python(content[field.name]))
    return page


def _furnish(items: list[NewsItemPage], by_page: Mapping[int, ManifestRow]) -> None:
    """Bylines, figures, industries, districts and pictures of all items at once; and the opening of the text."""
    contents = {item.pk: by_page[item.pk].revision.content for item in items}
    contributors = Contributor.objects.in_bulk(
        {row["contributor"] for row in _each(contents.values(), "bylines")}
    )
    industries = Industry.objects.in_bulk(set(_each(contents.values(), "industries")))
    for item in items:
        bylines = sorted(contents[item.pk].get("bylines") or [], key=lambda row: row.get("sort_order") or 0)
        people = [contributors[row["contributor"]] for row in bylines if row["contributor"] in contributors]
        item.bylines = [Byline(contributor=person) for person in people]
        item.figures = [
            ItemFigure.of(figure_of(row), order)
            for order, row in enumerate(confirmed_rows(contents[item.pk]))
        ]
        chosen = contents[item.pk].get("industries") or []
        item.industries = [industries[key] for key in chosen if key in industries]
    prefetch_related_objects(items, "region")
    for item in load_bodies(items):
        item.summary = opening(item.body, OPENING)


def _each(contents: Iterable[Mapping[str, Any]], name: str) -> Iterable[Any]:
    return (value for content in contents for value in content.get(name) or [])
