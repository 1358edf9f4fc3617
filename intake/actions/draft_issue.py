"""Step two: a reading becomes the draft pages of one issue, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Collection

from bulletins.document import Assets, write_issue
from bulletins.models import BulletinPage, IssuePage, PhotoFile
from bulletins.states import IssueState
from intake.fitness import faults_of
from intake.pictures import is_usable
from manuscript.document import Document, Photo
from manuscript.printable import printable

UNNAMED_CHAPTER = "正文"


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
        stored: list[PhotoFile] = []
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
            for photo in stored:
                photo.file.delete(save=False)
            raise

    def _write(self, stored: list[PhotoFile]) -> IssuePage:
        assets = Assets(photos=self._store_photos(stored))
        document = _named(printable(self.document))
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

    def _store_photos(self, stored: list[PhotoFile]) -> dict[str, PhotoFile]:
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
                        credit=photo.credit,
                        file=ImageFile(file, name=path.name),
                        collection=collection,
                        uploaded_by_user=self.user,
                    )
                    image.save()
                stored.append(image)
                photos[photo.file] = image
        return photos

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

    def missing_photos(self) -> list[str]:
        """Names of pictures that the document shows and the folder does not have."""
        names = (
            photo.file
            for item in self.document.items()
            for photo in item.photos
            if not self.photo_path(photo)
        )
        return sorted(set(filter(None, names)))


def _named(document: Document) -> Document:
    """A page must be called something; a chapter that nobody has named holds the text and nothing else."""
    chapters = (
        chapter if chapter.title.strip() else replace(chapter, title=UNNAMED_CHAPTER)
        for chapter in document.chapters
    )
    return replace(document, chapters=tuple(chapters))
