"""Step two: a reading becomes the draft pages of one issue, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.files import File
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.delete_page import DeletePageAction
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Collection

from bulletins.document import Assets, write_issue
from bulletins.models import BulletinPage, IssuePage, PhotoFile
from bulletins.states import IssueState
from intake.fitness import faults_of
from intake.pictures import is_attachable, is_usable
from manuscript.document import Attachment, Document, NewsItem, Photo
from manuscript.printable import printable

UNNAMED_CHAPTER = "正文"
Stored = PhotoFile | AbstractDocument


class CannotDraftError(Exception):
    """The document cannot become an issue of this bulletin; the message is a sentence for the person who tries."""


class ThereAlreadyError(CannotDraftError):
    """An issue of this period is there, and nobody said that its drafts may go."""


@dataclass
class DraftIssue:
    """`pictures` are those the file carries, by the name the document calls them; others lie in `folder` or below it.

    Where there is an issue of the period already, `replace_drafts` lets its draft go, `keep_both` gives the new one an
    address of its own; without either it is refused.
    """

    document: Document
    bulletin: BulletinPage
    folder: Path | None = None
    replace_drafts: bool = False
    user: object | None = None
    pictures: Mapping[str, Path] = field(default_factory=dict)
    keep_both: bool = False

    def check(self) -> None:
        if self.user and not self.bulletin.permissions_for_user(self.user).can_add_subpage():
            raise PermissionDenied(_("You may not add issues to this bulletin."))
        for fault in faults_of(self.document, self.bulletin):
            raise CannotDraftError(fault.sentence)
        earlier = self.earlier()
        if earlier is None or self.keep_both:
            return
        if not self.replace_drafts:
            raise ThereAlreadyError(
                _("There is an issue of this period already: %(issue)s.") % {"issue": earlier.title}
            )
        if not self.may_replace(earlier):
            raise CannotDraftError(
                _("%(issue)s is in review or released and cannot be replaced.") % {"issue": earlier.title}
            )

    def may_replace(self, earlier: IssuePage) -> bool:
        if earlier.live or earlier.state != IssueState.DRAFTING:
            return False
        # Wagtail wants a right of its own for whoever deletes many pages; here they are one issue.
        return self.user is None or earlier.permissions_for_user(self.user).can_delete(ignore_bulk=True)

    def execute(self) -> IssuePage:
        """Returns the issue. Raises CannotDraftError or PermissionDenied with nothing written, no photo left behind."""
        stored: list[Stored] = []
        try:
            with transaction.atomic():
                # Two who draft the same period at once would both find it free: the bulletin's row is the lock.
                BulletinPage.objects.select_for_update().get(pk=self.bulletin.pk)
                self.check()
                earlier = self.earlier()
                if earlier and not self.keep_both:
                    DeletePageAction(earlier, self.user).execute(skip_permission_checks=True)
                return self._write(stored)
        except BaseException:
            for one in stored:
                one.file.delete(save=False)
            raise

    def _write(self, stored: list[Stored]) -> IssuePage:
        assets = Assets(photos=self._store_photos(stored), files=self._store_attachments(stored))
        document = _named(printable(_with_attachments(self.document, assets.files)))
        return write_issue(document, self.bulletin, assets=assets, owner=self.user, copy=self.free_copy())

    def free_copy(self) -> int:
        """1 for the first issue of its period, 2 for one that is kept beside it."""
        taken = {issue.copy_number for issue in self._of_period()}
        return next(number for number in count(1) if number not in taken)

    def earlier(self) -> IssuePage | None:
        """The issue of this period that is there already."""
        return self._of_period().first()

    def _of_period(self):
        issues = IssuePage.objects.of_bulletin(self.bulletin).order_by("pk")
        return issues.filter(year=self.document.year, period=self.document.period)

    def _store_photos(self, stored: list[Stored]) -> dict[str, PhotoFile]:
        collection = Collection.get_first_root_node()
        photos = {}
        for item in self.document.items():
            for photo in item.photos:
                path = self.photo_path(photo)
                if path is None or photo.file in photos:
                    continue
                with path.open("rb") as file:
                    image = PhotoFile(
                        title=(photo.caption or item.title)[:255],
                        credit=photo.credit[
                            :60
                        ],  # what the library holds; the place in the text keeps it whole
                        file=ImageFile(file, name=path.name),
                        collection=collection,
                        uploaded_by_user=self.user,
                    )
                    image.save()
                stored.append(image)
                photos[photo.file] = image
        return photos

    def _store_attachments(self, stored: list[Stored]) -> dict[str, Stored]:
        files = {}
        for item, attachment in _attachments(self.document):
            path = self.pictures.get(attachment.file)
            if attachment.file in files or path is None or not is_attachable(path):
                continue
            with path.open("rb") as opened:
                file = get_document_model()(
                    title=(attachment.title or item.title)[:255],
                    file=File(opened, name=path.name),
                    collection=Collection.get_first_root_node(),
                    uploaded_by_user=self.user,
                )
                file.save()
            stored.append(file)
            files[attachment.file] = file
        return files

    def photo_path(self, photo: Photo) -> Path | None:
        """The picture's file, if it is a picture of bearable size: one of its own, or one that lies in the folder."""
        path = self.pictures.get(photo.file) or self._path_in_folder(photo.file)
        return path if path is not None and is_usable(path) else None

    def _path_in_folder(self, name: str) -> Path | None:
        if not name or self.folder is None:
            return None
        folder = self.folder.resolve()
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder) else None

    def missing_attachments(self) -> list[str]:
        """Those that no file came for, or one that may not be attached: they are left out."""
        names = {one.file for _item, one in _attachments(self.document)}
        return sorted(n for n in names if n not in self.pictures or not is_attachable(self.pictures[n]))

    def missing_photos(self) -> list[str]:
        """Names of pictures that the document shows and the folder does not have."""
        names = (
            photo.file
            for item in self.document.items()
            for photo in item.photos
            if not self.photo_path(photo)
        )
        return sorted(set(filter(None, names)))


def _attachments(document: Document) -> Iterator[tuple[NewsItem, Attachment]]:
    for item in document.items():
        yield from ((item, block) for block in item.blocks if isinstance(block, Attachment))


def _with_attachments(document: Document, files: Mapping[str, Stored]) -> Document:
    """The document without those attachments that there is no file for: a page cannot hold an empty one."""

    def kept(item: NewsItem) -> NewsItem:
        blocks = (b for b in item.blocks if not isinstance(b, Attachment) or b.file in files)
        return replace(item, blocks=tuple(blocks))

    def filled(chapter):
        sections = (replace(one, items=tuple(map(kept, one.items))) for one in chapter.sections)
        return replace(chapter, sections=tuple(sections))

    return replace(document, chapters=tuple(map(filled, document.chapters)))


def _named(document: Document) -> Document:
    """A page must be called something; a chapter that nobody has named holds the text and nothing else."""
    chapters = (
        chapter if chapter.title.strip() else replace(chapter, title=UNNAMED_CHAPTER)
        for chapter in document.chapters
    )
    return replace(document, chapters=tuple(chapters))
