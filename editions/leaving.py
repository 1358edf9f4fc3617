"""An issue as a volume of its own originals, for the package by which it leaves this installation.

Its texts are those of the newest release, or the newest drafts where it has none or they are asked for. Pictures and
attachments get names by their place, the same in every installation: taken in elsewhere and exported again, an issue
gives an equal document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from django.conf import settings
from django.utils import timezone

from wagtail.documents import get_document_model

from bulletins.document import read_issue
from bulletins.models import Correction, IssuePage, PhotoFile, Release
from bulletins.named import printed_names_in
from bulletins.pinned import Part, read_parts
from manuscript.document import Attachment, Block, Chapter, Document, NewsItem, Photo

from .volume import Erratum, Volume


def leaving(issue: IssuePage, *, drafts: bool = False) -> Volume:
    """Raises EditionError nowhere: the format does, for a file that is gone."""
    release = None if drafts else _release_of(issue)
    document = _released(release) if release else read_issue(issue)
    photos = _originals(PhotoFile, document, Photo)
    attachments = _originals(get_document_model(), document, Attachment)
    names = {**_called(photos, "photos"), **_called(attachments, "attachments")}
    return Volume(
        document=_renamed(document, names),
        stem=f"{issue.bulletin.slug}-{issue.slug}-v{release.number if release else 0}",
        label=issue.label,
        date=_day(release),
        release=release.number if release else 0,
        address=settings.WAGTAILADMIN_BASE_URL + issue.get_url() if release else "",
        errata=tuple(_errata(issue)),
        pictures={names[old]: path for old, path in photos.items()},
        attachments={names[old]: path for old, path in attachments.items()},
    )


def _release_of(issue: IssuePage) -> Release | None:
    done = Release.objects.done().filter(issue=issue).exclude(manifest=None)
    return done.order_by("-number").first()


def _day(release: Release | None) -> dt.date:
    return (
        timezone.localdate(release.released_at) if release and release.released_at else timezone.localdate()
    )


def _released(release: Release) -> Document:
    rows = release.manifest.rows.select_related("revision")
    parts = [Part(row.page_id, row.parent_id, row.revision.content) for row in rows]
    names = printed_names_in(part.content for part in parts)
    return read_parts(parts, names, release.issue.bulletin).document


def _errata(issue: IssuePage):
    for note in Correction.objects.filter(issue=issue, release__isnull=False).order_by("pk"):
        title = "" if note.page_id == issue.pk else note.page.title
        yield Erratum(timezone.localdate(note.release.released_at), title, note.note)


def _originals(model, document: Document, kind: type[Photo] | type[Attachment]) -> dict[str, Path]:
    """Name in the document -> its file, once each, in reading order."""
    blocks = (block for item in document.items() for block in item.blocks if isinstance(block, kind))
    names = list(dict.fromkeys(block.file for block in blocks if block.file))
    found = {row.file.name: Path(row.file.path) for row in model.objects.filter(file__in=names)}
    return {name: found[name] for name in names if name in found}


def _called(files: Mapping[str, Path], folder: str) -> dict[str, str]:
    return {
        name: f"{folder}/{place:04d}{PurePath(name).suffix.lower()}" for place, name in enumerate(files, 1)
    }


def _renamed(document: Document, names: Mapping[str, str]) -> Document:
    def block(one: Block) -> Block:
        if isinstance(one, Photo | Attachment):
            return replace(one, file=names.get(one.file, one.file))
        return one

    def item(one: NewsItem) -> NewsItem:
        return replace(one, blocks=tuple(map(block, one.blocks)))

    def chapter(one: Chapter) -> Chapter:
        sections = (replace(section, items=tuple(map(item, section.items))) for section in one.sections)
        return replace(one, sections=tuple(sections))

    return replace(document, chapters=tuple(map(chapter, document.chapters)))
