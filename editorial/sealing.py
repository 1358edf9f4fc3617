"""The manifest of an issue: drawn up when it is submitted, checked against the database before it is released."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wagtail.documents import get_document_model
from wagtail.models import Page, Revision

from bulletins.canonical import content_digest, files_of
from bulletins.models import IssuePage, Manifest, ManifestFile, ManifestRow, NewsItemPage, PhotoFile
from editorial.refusals import RefusedError


class NotWholeError(RefusedError):
    """A member without text or a file that is lost. The message names it."""


@dataclass(frozen=True, slots=True)
class Member:
    page: Page
    revision: Revision
    parent_id: int


def members_of(issue: IssuePage) -> list[Page]:
    """The issue and all below it in the order of the tree, less what was left out."""
    left_out = NewsItemPage.objects.filter(issue=issue, is_left_out=True).values("pk")
    return list(issue.get_descendants(inclusive=True).exclude(pk__in=left_out).order_by("path"))


def draw_up(issue: IssuePage) -> Manifest:
    """Pins the newest revision of every member. Runs in the caller's transaction; raises NotWholeError."""
    return _write(issue, list(_pinned(issue, members_of(issue), "latest_revision_id")))


def newest_revisions(issue: IssuePage, pages: list[Page]) -> list[Revision]:
    """In the order of the pages; raises NotWholeError for one that was never saved."""
    return [member.revision for member in _pinned(issue, pages, "latest_revision_id")]


def draw_up_released(issue: IssuePage) -> Manifest:
    """What readers have now. For an issue that was released before there were manifests."""
    live = [page for page in members_of(issue) if page.live]
    return _write(issue, list(_pinned(issue, live, "live_revision_id")))


def _pinned(issue: IssuePage, pages: list[Page], which: str) -> Iterator[Member]:
    revisions = Revision.objects.in_bulk({getattr(page, which) for page in pages} - {None})
    above = {issue.path[: -issue.steplen]: issue.get_parent().pk} | {page.path: page.pk for page in pages}
    for page in pages:
        revision = revisions.get(getattr(page, which))
        if revision is None:
            raise NotWholeError(
                _("“%(title)s” has no saved text.") % {"title": page.draft_title or page.title}
            )
        yield Member(page, revision, above[page.path[: -page.steplen]])


def _write(issue: IssuePage, members: list[Member]) -> Manifest:
    manifest = Manifest.objects.create(issue=issue)
    ManifestRow.objects.bulk_create(
        ManifestRow(
            manifest=manifest,
            order=order,
            page=member.page,
            parent_id=member.parent_id,
            revision=member.revision,
            sha256=content_digest(member.revision.content),
        )
        for order, member in enumerate(members)
    )
    ManifestFile.objects.bulk_create(_files(manifest, members))
    manifest.digest = manifest.compute_digest()
    manifest.save(update_fields=["digest"])
    return manifest


def _files(manifest: Manifest, members: Iterable[Member]) -> Iterator[ManifestFile]:
    photos: dict[int, str] = {}
    documents: dict[int, str] = {}
    for member in members:
        for found, keys in zip((photos, documents), files_of(member.revision.content), strict=True):
            for key in keys:
                found.setdefault(key, member.page.draft_title)
    for kind, model, wanted in (("photo", PhotoFile, photos), ("document", get_document_model(), documents)):
        rows = model.objects.in_bulk(wanted)
        for key, title in wanted.items():
            sha256 = sha256_of(rows[key].file) if key in rows else ""
            if not sha256:
                raise NotWholeError(_("A file that “%(title)s” uses is lost.") % {"title": title})
            yield ManifestFile(
                manifest=manifest, name=rows[key].file.name, sha256=sha256, **{f"{kind}_id": key}
            )


def sha256_of(file) -> str:
    """In hexadecimal; empty if the storage has no such file."""
    digest = hashlib.sha256()
    try:
        with file.storage.open(file.name) as stream:
            for chunk in stream.chunks():
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


# -- is what was signed still what is there?


def faults_of(manifest: Manifest) -> list[str]:
    """In sentences that name the page or file; none means that every byte is the one that was signed.

    Five statements and one reading of every file, whatever the number of members.
    """
    if manifest.compute_digest() != manifest.digest:
        return [_("The manifest itself was changed.")]
    rows = list(manifest.rows.select_related("page", "revision"))
    return [*_changed_texts(rows), *_moved_pages(rows), *_changed_files(manifest)]


def _changed_texts(rows: list[ManifestRow]) -> list[str]:
    return [
        _("The approved text of “%(title)s” was changed.") % {"title": row.page.draft_title}
        for row in rows
        if content_digest(row.revision.content) != row.sha256
    ]


def _moved_pages(rows: list[ManifestRow]) -> list[str]:
    """Siblings that came between change nothing; another parent or another order does."""
    at = {row.page.path: row.page_id for row in rows}
    top = rows[0]
    moved = [
        row
        for row, before in zip(rows[1:], rows, strict=False)
        if row.page.path <= before.page.path or at.get(row.page.path[: -Page.steplen]) != row.parent_id
    ]
    if not top.page.path.startswith(top.parent.path) or top.page.depth != top.parent.depth + 1:
        moved.insert(0, top)
    return [
        _("“%(title)s” no longer stands where it stood when it was approved.")
        % {"title": row.page.draft_title}
        for row in moved
    ]


def _changed_files(manifest: Manifest) -> list[str]:
    return [
        _("The file of “%(name)s” was replaced or lost.") % {"name": (file.photo or file.document).title}
        for file in manifest.files.select_related("photo", "document")
        if file.file.name != file.name or sha256_of(file.file) != file.sha256
    ]


# -- what is different


def changed_rows(manifest: Manifest, before: Manifest | None) -> set[int]:
    """Pages whose content or heading differs from an earlier manifest. Without one, all of them."""
    earlier = _state(before) if before else {}
    return {page for page, state in _state(manifest).items() if earlier.get(page) != state}


def removed_rows(manifest: Manifest, before: Manifest | None) -> set[int]:
    return set(_state(before)) - set(_state(manifest)) if before else set()


def _state(manifest: Manifest) -> dict[int, tuple[str, int]]:
    """page -> its content and its parent. Order among siblings is not a change of a page."""
    rows = manifest.rows.values_list("page_id", "sha256", "parent_id")
    return {page: (sha256, parent) for page, sha256, parent in rows}
