"""A release as a Volume: its texts from the manifest that was signed, all else from what was noted when it was bound."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.documents import get_document_model

from bulletins.bindery import the_office
from bulletins.canonical import files_of
from bulletins.models import BulletinPage, Correction, IssuePage, NameEntry, PhotoFile, Release, SuggestedName
from bulletins.named import printed_names_in
from bulletins.pinned import Part, read_parts
from bulletins.renditions import sizes_of
from bulletins.states import DistributionClass
from bulletins.wording import period_label
from manuscript.document import Chapter, Document, Kind, NewsItem
from manuscript.mentions import NameIndex
from manuscript.pinyin import slug_of

from .models import Binding, BulletinStyle
from .volume import Cover, Erratum, IndexedName, Style, Volume

IN_PRINT = "max-1024x1400|format-jpeg|jpegquality-82"


def volume_of(release: Release) -> Volume:
    """Of a release that was bound, as it was then; of any other, saved or not, as it would be bound now."""
    binding = Binding.objects.filter(release=release).first() if release.pk else None
    return bound_volume(binding or Binding(release=release, details=details_of(release)))


def draft_of(issue: IssuePage) -> tuple[Volume, list[int]]:
    """What is worked on, as it would be bound now, and the pages of its items in their order."""
    parts = the_office().parts(issue)
    release = Release(issue=issue, number=issue.releases.done().count() + 1)
    volume = _volume(release, details_of(release, parts), parts)
    return volume, [part.page_id for part in parts if part.is_item]


def item_pages(release: Release) -> list[int]:
    """The pages of the items of its volume, in their order. One statement."""
    return [part.page_id for part in _parts(release) if part.is_item]


def bound_volume(binding: Binding) -> Volume:
    """A fixed number of statements, and one for each picture whose size in print is not made yet."""
    return _volume(binding.release, binding.details, _parts(binding.release))


def _volume(release: Release, noted: dict[str, Any], parts: list[Part]) -> Volume:
    photos = PhotoFile.objects.prefetch_related("renditions").in_bulk(_keys(parts)[0])
    files = get_document_model().objects.in_bulk(_keys(parts)[1])
    style = noted["style"]
    return Volume(
        document=_document(parts, release.issue),
        stem=noted["stem"],
        label=noted["label"],
        date=dt.date.fromisoformat(noted["date"]),
        release=release.number,
        address=noted["address"],
        permit=noted["permit"],
        notice=noted["notice"],
        colophon=tuple((label, text) for label, text in noted["colophon"]),
        errata=tuple(Erratum(dt.date.fromisoformat(date), *words) for date, *words in noted["errata"]),
        names=tuple(IndexedName(one["name"], one["is_person"], tuple(one["items"]), one["sort_key"])
                    for one in noted["names"]),
        pictures={photo.file.name: _in_print(photo) for photo in photos.values()},
        attachments={file.file.name: Path(file.file.path) for file in files.values()},
        style=Style(
            style["colour"], Cover(style["cover"]), _picture(style["picture"], photos), style["columns"]
        ),
        fonts=settings.EDITION_FONTS,
    )  # fmt: skip


def _picture(key: int | None, photos: dict[int, PhotoFile]) -> Path | None:
    photo = key and (photos.get(key) or PhotoFile.objects.filter(pk=key).first())
    return _in_print(photo) if photo else None


def _in_print(photo: PhotoFile) -> Path:
    return Path(sizes_of(photo, IN_PRINT)[IN_PRINT].file.path)


def _parts(release: Release) -> list[Part]:
    rows = release.manifest.rows.select_related("revision")
    return [Part(row.page_id, row.parent_id, row.revision.content) for row in rows]


def _keys(parts: list[Part]) -> tuple[set[int], set[int]]:
    found = [files_of(part.content) for part in parts]
    return {key for photos, _files in found for key in photos}, {
        key for _photos, files in found for key in files
    }


def _document(parts: list[Part], issue: IssuePage) -> Document:
    names = printed_names_in(part.content for part in parts)
    document = read_parts(parts, names, issue.bulletin).document
    return replace(document, chapters=tuple(map(_for_readers, document.chapters)))


def _for_readers(chapter: Chapter) -> Chapter:
    """Without figures that nobody has confirmed, and headings under which nothing stands."""
    sections = tuple(
        replace(section, items=tuple(map(_confirmed, section.items)))
        for section in chapter.sections
        if section.items
    )
    return replace(chapter, sections=sections)


def _confirmed(item: NewsItem) -> NewsItem:
    return replace(item, figures=tuple(figure for figure in item.figures if figure.is_confirmed))


# -- what is noted when a release is bound


def details_of(release: Release, parts: list[Part] | None = None) -> dict[str, Any]:
    """Values of JSON: all that a volume says beside its texts, which are those of the manifest, or `parts`."""
    issue, bulletin = release.issue, release.issue.bulletin
    parts = parts or _parts(release)
    cover, document = parts[0].content, _document(parts, issue)
    label = period_label(Kind(bulletin.kind), cover["year"], cover.get("period"))
    return {
        "stem": f"{bulletin.slug}-{issue.slug}-v{release.number}",
        "label": label,
        "date": timezone.localdate(release.released_at).isoformat(),
        "address": settings.WAGTAILADMIN_BASE_URL + issue.get_url(),
        "permit": bulletin.permit_number,
        "notice": _notice(cover["distribution"]),
        "colophon": [[str(label), text] for label, text in _colophon(release, document, bulletin) if text],
        "errata": [*_errata(release)],
        "names": [asdict(one) for one in _names(document)],
        "style": _style(bulletin, cover.get("cover_image")),
    }


def _notice(distribution: str) -> str:
    notices = {
        DistributionClass.MEMBERS: _("For members only."),
        DistributionClass.INTERNAL: _("Internal material. Not to be passed on."),
    }
    return notices.get(DistributionClass(distribution), "")


def _colophon(release: Release, document: Document, bulletin: BulletinPage) -> Iterator[tuple[str, str]]:
    yield _("Issuer"), document.issuer
    yield _("Editor-in-chief"), bulletin.editor_in_chief
    yield _("Editors"), bulletin.editors
    if release.manifest:
        yield from the_office().credits(release)
    yield _("Editorial office"), bulletin.office
    yield _("Address of the office"), bulletin.address
    yield _("Telephone"), bulletin.phone
    yield _("Mail address"), bulletin.email


def _errata(release: Release) -> Iterator[list[str]]:
    """Of earlier releases, and of this one, which is not public yet."""
    notes = Correction.objects.filter(issue=release.issue).select_related("page", "release").order_by("pk")
    for note in notes:
        day = timezone.localdate(note.release.released_at) if note.release else timezone.localdate()
        title = "" if note.page_id == release.issue_id else note.page.draft_title or note.page.title
        yield [day.isoformat(), title, note.note]


def _names(document: Document) -> Iterator[IndexedName]:
    known = NameEntry.objects.all().known()
    index = NameIndex(known, SuggestedName.objects.refused().values_list("name", flat=True))
    places: dict[int, list[int]] = {}
    for place, item in enumerate(document.items()):
        keys = {mention.key for mention in index.mentioned_in([item.title, *item.paragraphs])}
        for key in keys:
            places.setdefault(key, []).append(place)
    for entry in known:
        if entry.key in places:
            yield IndexedName(
                entry.names[0], entry.is_person, tuple(places[entry.key]), slug_of(entry.names[0])
            )


def _style(bulletin: BulletinPage, cover_image: int | None) -> dict[str, Any]:
    """A picture of the issue's own goes before that of the bulletin."""
    chosen = BulletinStyle.objects.filter(bulletin=bulletin).first() or BulletinStyle(bulletin=bulletin)
    picture = (cover_image or chosen.picture_id) if chosen.cover == Cover.PICTURE else None
    cover = Cover.BAND if chosen.cover == Cover.PICTURE and not picture else chosen.cover
    return {"colour": chosen.colour, "cover": str(cover), "picture": picture, "columns": chosen.columns}
