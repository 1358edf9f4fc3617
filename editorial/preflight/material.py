"""What preflight looks at: the issue as it was submitted, as its drafts stand, or one item as it is being written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wagtail.models import Page, Revision

from bulletins.canonical import files_of
from bulletins.models import BulletinPage, IssuePage, Manifest, NewsItemPage, PhotoFile
from bulletins.named import printed_names_in
from bulletins.pinned import Part, Pinned, Spot, read_item, read_parts, spots_of
from editorial.sealing import members_of
from manuscript.checks.findings import Field, Finding
from manuscript.checks.galley import text_of
from manuscript.document import Chapter, DateSpan, Document, Precision, Section

MARGIN = 14  # characters shown on either side of the cited words


@dataclass(frozen=True, slots=True)
class Material:
    """`pictures`: width and height in pixels by the name of the file."""

    pinned: Pinned
    pictures: dict[str, tuple[int, int]]

    @property
    def document(self) -> Document:
        return self.pinned.document

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.pinned.parts

    def part_of(self, finding: Finding) -> Part:
        """The page that a finding is about; the issue itself where no other is meant."""
        place = finding.place
        if place.field is Field.HEADING:
            return self._heading(finding) or self.parts[0]
        if place.field is Field.ISSUE or not 0 <= place.item < len(self.pinned.items):
            return self.parts[0]
        page = self.pinned.items[place.item]
        return next(part for part in self.parts if part.page_id == page)

    def _heading(self, finding: Finding) -> Part | None:
        """By its words, for a heading has no number of its own; of several, the one before the item that is named."""
        at = max(finding.place.item, finding.place.block)
        found, items_before = [], 0
        for part in self.parts[1:]:
            if part.is_item:
                items_before += 1
            elif finding.text and finding.text in part.content["title"]:
                found.append((abs(items_before - at), part))
        return min(found, key=lambda pair: pair[0], default=(0, None))[1]

    def spot_of(self, finding: Finding, part: Part) -> Spot | None:
        block = finding.place.block
        spots = spots_of(part.content) if part.is_item else []
        return spots[block] if 0 <= block < len(spots) else None

    def around(self, finding: Finding) -> tuple[str, str]:
        """Some words before and after those that are cited in a block, for a reader who looks for the place."""
        place = finding.place
        if place.block < 0 or not 0 <= place.item < len(self.pinned.items):
            return "", ""
        blocks = self.pinned.blocks_of(place.item)
        text = text_of(blocks[place.block]) if place.block < len(blocks) else ""
        if text[place.start : place.end] != finding.text:
            return "", ""  # it cites something else than this block
        before, after = text[: place.start], text[place.end :]
        start = "…" if len(before) > MARGIN else ""
        end = "…" if len(after) > MARGIN else ""
        return start + before[-MARGIN:], after[:MARGIN] + end


def parts_of_manifest(manifest: Manifest) -> list[Part]:
    """One statement."""
    rows = manifest.rows.select_related("revision")
    return [Part(row.page_id, row.parent_id, row.revision.content) for row in rows]


def parts_of_drafts(issue: IssuePage) -> list[Part]:
    """The newest revision of every member that would be submitted; a page that was never saved is passed over.

    Two statements.
    """
    pages = members_of(issue)
    revisions = Revision.objects.in_bulk([page.latest_revision_id for page in pages])
    above = {page.path: page.pk for page in pages}
    return [
        Part(page.pk, above.get(_above(page), 0), revisions[page.latest_revision_id].content)
        for page in pages
        if page.latest_revision_id in revisions
    ]


def _above(page: Page) -> str:
    return page.path[: -page.steplen]


def material_of(parts: Iterable[Part], bulletin: BulletinPage) -> Material:
    """`parts` begin with the issue. Six statements at most: what the contents name, and the sizes of their pictures."""
    parts = list(parts)
    names = printed_names_in(part.content for part in parts)
    pictures = _pictures(part.content for part in parts)
    return Material(read_parts(parts, names, bulletin), pictures)


def _pictures(contents: Iterable[Mapping[str, Any]]) -> dict[str, tuple[int, int]]:
    keys = {key for content in contents for key in files_of(content)[0]}
    sizes = PhotoFile.objects.filter(pk__in=keys).values_list("file", "width", "height") if keys else ()
    return {name: (width, height) for name, width, height in sizes}


def material_of_item(page: NewsItemPage, content: Mapping[str, Any]) -> Material:
    """One item by itself, under the headings where it stands; a contribution that waits under its district has none.

    At most nine statements.
    """
    section = page.section and {"region": page.section.region_id, "industry": page.section.industry_id}
    names = printed_names_in([content, *([section] if section else [])])
    heading = Section(
        title=page.section.title if page.section else "",
        region=names.regions.get(section["region"], "") if section else "",
        industry=names.industries.get(section["industry"], "") if section else "",
        items=(read_item(content, names, section),),
    )
    chapter = Chapter(page.chapter.title if page.chapter else "", sections=(heading,))
    document = replace(_cover(page.issue), chapters=(chapter,))
    part = Part(page.pk or 0, 0, content)  # 0: it was never saved
    return Material(Pinned(document, (part,), (part.page_id,)), _pictures([content]))


def _cover(issue: IssuePage | None) -> Document:
    if issue is None:
        return Document()
    cover = issue.cover_date
    precision = Precision(issue.cover_precision)
    return Document(
        title=issue.title,
        issuer=issue.issuer or issue.bulletin.issuer,
        kind=issue.kind,
        year=issue.year,
        period=issue.period,
        number=issue.number,
        cover_date=DateSpan.between(cover, cover, precision) if cover else None,
    )
