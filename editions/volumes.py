"""A release as a Volume: its texts from the manifest that was signed."""

from __future__ import annotations

from pathlib import Path

from django.utils import timezone

from bulletins.models import BulletinPage, Release
from bulletins.named import printed_names_in
from bulletins.pinned import Part, read_parts

from .volume import Volume


def volume_of(release: Release) -> Volume:
    """Ten statements at most."""
    issue, bulletin = release.issue, release.issue.bulletin
    rows = release.manifest.rows.select_related("revision")
    parts = [Part(row.page_id, row.parent_id, row.revision.content) for row in rows]
    document = read_parts(parts, printed_names_in(part.content for part in parts), bulletin).document
    files = release.manifest.files.exclude(photo=None).select_related("photo")
    return Volume(
        document=document,
        stem=f"{bulletin.slug}-{issue.slug}-v{release.number}",
        label=issue.label,
        date=timezone.localdate(release.released_at),
        release=release.number,
        address=issue.full_url or "",
        permit=bulletin.permit_number,
        colophon=_colophon(bulletin),
        pictures={row.photo.file.name: Path(row.photo.file.path) for row in files},
    )


def _colophon(bulletin: BulletinPage) -> tuple[tuple[str, str], ...]:
    said = (("主编", bulletin.editor_in_chief), ("编辑", bulletin.editors), ("编辑部", bulletin.office))
    return tuple((label, text) for label, text in said if text)
