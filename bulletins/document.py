"""Pages <-> `manuscript.document`, both ways side by side: the only place that knows the JSON of the blocks.

read_issue(write_issue(document, bulletin)) == settled(document, bulletin)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

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
    Paragraph,
    Photo,
    Precision,
    Quote,
    Section,
    Table,
)
from regions.models import Industry, RegionPage, vocabulary

from .contents import drafts_of
from .models import (
    BulletinPage,
    Byline,
    ChapterPage,
    Contributor,
    IssuePage,
    ItemFigure,
    NewsItemPage,
    PhotoFile,
    SectionPage,
)
from .rich_text import from_html, to_html
from .wording import copy_label


@dataclass(frozen=True, slots=True)
class Assets:
    """The files that a document names, as rows of this installation's libraries. A photo not among them stays empty."""

    photos: Mapping[str, PhotoFile] = field(default_factory=dict)
    files: Mapping[str, object] = field(default_factory=dict)


def settled(document: Document, bulletin: BulletinPage) -> Document:
    """The document with what it does not say itself taken from its bulletin."""
    return replace(
        document,
        kind=Kind(bulletin.kind),
        title=document.title or bulletin.title,
        issuer=document.issuer or bulletin.issuer,
    )


# -- document -> pages


def write_issue(
    document: Document, bulletin: BulletinPage, *, assets: Assets | None = None, owner=None, copy: int = 1
) -> IssuePage:
    """Writes a document as draft pages below its bulletin and returns the issue. Runs in the caller's transaction.

    `copy` above 1 gives it an address beside an issue of the same period. Raises ValueError where the document does not
    say which issue it is.
    """
    if document.year is None:
        raise ValueError("a document without a year cannot become an issue")
    return _Writer(bulletin, assets or Assets(), owner).issue(document, copy)


class _Writer:
    def __init__(self, bulletin: BulletinPage, assets: Assets, owner):
        self.bulletin, self.assets, self.owner = bulletin, assets, owner
        self.names = vocabulary()
        self.regions = {region.title: region for region in RegionPage.objects.live()}
        self.industries = {industry.name: industry for industry in Industry.objects.all()}
        self.contributors: dict[str, Contributor] = {}

    def _add(self, parent, page):
        page.live, page.owner = False, self.owner
        parent.add_child(instance=page)
        page.save_revision(user=self.owner, changed=False, clean=False)
        return page

    def issue(self, document: Document, copy: int) -> IssuePage:
        cover = document.cover_date
        title = "" if document.title == self.bulletin.title else document.title  # its period then names it
        issue = IssuePage(
            title=title and title + copy_label(copy),
            slug=IssuePage.slug_for(Kind(self.bulletin.kind), document.year, document.period, copy),
            year=document.year,
            period=document.period,
            number=document.number,
            total_number=document.total_number,
            issuer="" if document.issuer == self.bulletin.issuer else document.issuer,
            cover_date=cover.start if cover else None,
            cover_precision=(cover.precision if cover else Precision.MONTH).value,
            editors_note=document.editors_note,
            distribution=self.bulletin.distribution,
        )
        self._add(self.bulletin, issue)
        for number, chapter in enumerate(document.chapters, 1):
            self._chapter(issue, chapter, f"c{number}")
        return issue

    def _chapter(self, issue: IssuePage, chapter: Chapter, slug: str) -> None:
        page = self._add(issue, ChapterPage(title=chapter.title, printed_number=chapter.number, slug=slug))
        for section in chapter.sections:
            parent = self._section(page, section) if section.title else page
            for item in section.items:
                self._item(parent, item, section)

    def _section(self, chapter: ChapterPage, section: Section) -> SectionPage:
        region = self._region(section.region)
        taken = region is None or chapter.get_children().filter(slug=region.slug).exists()
        page = SectionPage(
            title=section.title,
            printed_number=section.number,
            slug="" if taken else region.slug,
            region=region,
            industry=self.industries.get(self.names.industry_of(section.industry)),
        )
        return self._add(chapter, page)

    def _item(self, parent, item: NewsItem, section: Section) -> None:
        page = NewsItemPage(
            title=item.title,
            printed_number=item.number,
            title_in_contents=item.title_in_contents,
            region=self._region(item.region),
            source=item.source,
            body=body_from(item.blocks, self.assets),
        )
        page.dates_from(item.event)
        page.industries = self._industries((section.industry, *item.industries))
        page.bylines = [
            Byline(contributor=self._contributor(name), sort_order=order)
            for order, name in enumerate(item.bylines)
        ]
        page.figures = [ItemFigure.of(figure, order) for order, figure in enumerate(item.figures)]
        self._add(parent, page)

    def _region(self, name: str) -> RegionPage | None:
        return self.regions.get(self.names.region_of(name))

    def _industries(self, names: Iterable[str]) -> list[Industry]:
        known = (self.industries.get(self.names.industry_of(name)) for name in names if name)
        return list(dict.fromkeys(filter(None, known)))

    def _contributor(self, name: str) -> Contributor:
        if name not in self.contributors:
            found = Contributor.objects.filter(name=name).order_by("pk").first()
            self.contributors[name] = found or Contributor.objects.create(name=name)
        return self.contributors[name]


def body_from(blocks: Iterable[Block], assets: Assets) -> list[dict]:
    """Blocks as the JSON of a body. Paragraphs that follow one another share one text field, as an editor expects."""
    body = []
    for is_text, run in groupby(blocks, key=lambda block: isinstance(block, Paragraph)):
        if is_text:
            body.append({"type": "paragraph", "value": "".join(to_html(block) for block in run)})
        else:
            body += [_BLOCK_WRITERS[type(block)](block, assets) for block in run]
    return body


def _write_photo(photo: Photo, assets: Assets) -> dict:
    image = assets.photos.get(photo.file)
    value = {"image": image and image.pk, "caption": photo.caption, "credit": photo.credit, "alt": photo.alt}
    return {"type": "photo", "value": value}


def _write_table(table: Table, assets: Assets) -> dict:
    across = max(map(len, table.rows), default=0)
    rows = [[*row, *[""] * (across - len(row))] for row in table.rows]
    headings = rows.pop(0) if table.has_header and rows else [""] * across
    value = {
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": row} for row in rows],
        "caption": table.caption,
    }
    return {"type": "table", "value": value}


def _write_attachment(attachment: Attachment, assets: Assets) -> dict:
    return {
        "type": "attachment",
        "value": {"document": assets.files[attachment.file].pk, "title": attachment.title},
    }


_BLOCK_WRITERS: dict[type, Callable[[Block, Assets], dict]] = {
    Photo: _write_photo,
    Table: _write_table,
    Attachment: _write_attachment,
    Quote: lambda quote, _: {
        "type": "quote",
        "value": {"text": quote.text, "attribution": quote.attribution},
    },
    Listing: lambda listing, _: {
        "type": "listing",
        "value": {"entries": list(listing.entries), "ordered": listing.ordered},
    },
    Inset: lambda inset, _: {"type": "inset", "value": {"kind": inset.kind.value, "text": inset.text}},
}


# -- pages -> document


def read_issue(issue: IssuePage, name_of: Callable[[object], str] = lambda file: file.file.name) -> Document:
    """The newest draft of an issue as a document. `name_of` tells by which name a photo or file is called in it."""
    draft = issue.get_latest_revision_as_object()
    bulletin = issue.bulletin
    cover = draft.cover_date
    return Document(
        title=bulletin.title if draft.title == draft.label else draft.title,
        issuer=draft.issuer or bulletin.issuer,
        kind=Kind(bulletin.kind),
        year=draft.year,
        period=draft.period,
        number=draft.number,
        total_number=draft.total_number,
        cover_date=DateSpan.between(cover, cover, Precision(draft.cover_precision)) if cover else None,
        editors_note=draft.editors_note,
        chapters=_read_chapters(issue, name_of),
    )


def _read_chapters(issue: IssuePage, name_of: Callable) -> tuple[Chapter, ...]:
    """Headings in the order of the tree, empty ones included; items directly under a chapter as an untitled section."""
    sections = (
        SectionPage.objects.descendant_of(issue)
        .select_related("region", "industry")
        .in_bulk(field_name="path")
    )
    items = {item.path: item for item in drafts_of(issue)}
    chapters = []
    for chapter in ChapterPage.objects.child_of(issue).order_by("path"):
        below = sorted(path for path in (*sections, *items) if path.startswith(chapter.path))
        chapters.append(
            Chapter(
                chapter.draft_title, chapter.printed_number, _read_sections(below, sections, items, name_of)
            )
        )
    return tuple(chapters)


def _read_sections(paths: list[str], sections: dict, items: dict, name_of: Callable) -> tuple[Section, ...]:
    found: list[Section] = []
    headed_by: SectionPage | None = None
    for path in paths:
        if path in sections:
            headed_by = sections[path]
            found.append(_read_heading(headed_by))
            continue
        if headed_by is not None and not path.startswith(headed_by.path):
            headed_by = None
            found.append(Section())
        elif not found:
            found.append(Section())
        found[-1] = replace(found[-1], items=(*found[-1].items, _read_item(items[path], headed_by, name_of)))
    return tuple(found)


def _read_heading(page: SectionPage) -> Section:
    return Section(
        title=page.draft_title,
        number=page.printed_number,
        region=page.region.title if page.region else "",
        industry=page.industry.name if page.industry else "",
    )


def _read_item(page: NewsItemPage, section: SectionPage | None, name_of: Callable) -> NewsItem:
    said_by_section = (section.region_id, section.industry_id) if section else (None, None)
    return NewsItem(
        title=page.title,
        number=page.printed_number,
        title_in_contents=page.title_in_contents,
        region=page.region.title if page.region and page.region_id != said_by_section[0] else "",
        industries=tuple(
            industry.name for industry in page.industries.all() if industry.pk != said_by_section[1]
        ),
        event=page.event,
        source=page.source,
        bylines=tuple(byline.contributor.name for byline in page.bylines.all()),
        blocks=tuple(blocks_from(page.body, name_of)),
        figures=tuple(figure.plain for figure in page.figures.all()),
    )


def blocks_from(body, name_of: Callable) -> Iterable[Block]:
    for block in body:
        yield from _BLOCK_READERS[block.block_type](block.value, name_of)


def _read_photo(value, name_of: Callable) -> list[Block]:
    file = name_of(value["image"]) if value["image"] else ""
    return [Photo(file, value["caption"], value["credit"], value["alt"])]


def _read_table(value, name_of: Callable) -> list[Block]:
    headings = tuple(column["heading"] for column in value.columns)
    rows = [tuple(str(cell.value) for cell in row) for row in value.rows]
    has_header = any(headings)
    return [Table(tuple([headings, *rows] if has_header else rows), value.caption, has_header)]


_BLOCK_READERS: dict[str, Callable] = {
    "paragraph": lambda value, _: from_html(value.source),
    "photo": _read_photo,
    "table": _read_table,
    "quote": lambda value, _: [Quote(value["text"], value["attribution"])],
    "listing": lambda value, _: [Listing(tuple(value["entries"]), value["ordered"])],
    "attachment": lambda value, name_of: [Attachment(name_of(value["document"]), value["title"])],
    "inset": lambda value, _: [Inset(InsetKind(value["kind"]), value["text"])],
}
