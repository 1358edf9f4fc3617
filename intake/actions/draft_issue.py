"""Step two: a reading becomes the draft pages of one issue, all of them or none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import Collection

from bulletins.document import Assets, write_issue
from bulletins.models import BulletinPage, IssuePage, PhotoFile
from bulletins.states import IssueState
from intake.pictures import is_picture
from manuscript.document import Document, Photo

PHOTO_SUFFIXES = {".jpg", ".jpeg", ".png", ".gif", ".webp"}
MAX_PHOTO_BYTES = 20 * 1024 * 1024


class CannotDraftError(Exception):
    """The document cannot become an issue of this bulletin; the message is a sentence for the person who tries."""


class ThereAlreadyError(CannotDraftError):
    """An issue of this period is there, and nobody said that its drafts may go."""


@dataclass
class DraftIssue:
    """`folder` is where the photos that the document names lie; `replace_drafts` allows an earlier draft to go."""

    document: Document
    bulletin: BulletinPage
    folder: Path | None = None
    replace_drafts: bool = False
    user: object | None = None

    def check(self) -> None:
        if self.user and not self.bulletin.permissions_for_user(self.user).can_add_subpage():
            raise PermissionDenied(_("You may not add issues to this bulletin."))
        if self.document.year is None:
            raise CannotDraftError(
                _("The file does not say of which year it is. Give the year, and the period if there is one.")
            )
        if not self._is_complete():
            raise CannotDraftError(
                _("The file does not say which quarter, month or number it is. Give the period.")
            )
        earlier = self._earlier()
        if earlier is None:
            return
        if not self.replace_drafts:
            raise ThereAlreadyError(
                _("There is an issue of this period already: %(issue)s.") % {"issue": earlier.title}
            )
        if earlier.live or earlier.state != IssueState.DRAFTING:
            raise CannotDraftError(
                _("%(issue)s is in review or released and cannot be replaced.") % {"issue": earlier.title}
            )

    def execute(self) -> IssuePage:
        """Returns the issue. Raises CannotDraftError or PermissionDenied with nothing written, no photo left behind."""
        self.check()
        stored: list[PhotoFile] = []
        try:
            with transaction.atomic():
                if earlier := self._earlier():
                    earlier.delete(user=self.user)
                assets = Assets(photos=self._store_photos(stored))
                return write_issue(self.document, self.bulletin, assets=assets, owner=self.user)
        except BaseException:
            for photo in stored:
                photo.file.delete(save=False)
            raise

    def _is_complete(self) -> bool:
        return bool(self.document.period) or self.bulletin.kind == "yearbook"

    def _earlier(self) -> IssuePage | None:
        issues = IssuePage.objects.of_bulletin(self.bulletin)
        return issues.filter(year=self.document.year, period=self.document.period).first()

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
        """The picture's file, if it lies in the folder of the document or below it and is a picture of bearable size."""
        if not photo.file or self.folder is None:
            return None
        folder = self.folder.resolve()
        path = (folder / photo.file).resolve()
        if not path.is_relative_to(folder) or path.suffix.lower() not in PHOTO_SUFFIXES or not path.is_file():
            return None
        return path if path.stat().st_size <= MAX_PHOTO_BYTES and is_picture(path) else None

    def missing_photos(self) -> list[str]:
        """Names of pictures that the document shows and the folder does not have."""
        names = (
            photo.file
            for item in self.document.items()
            for photo in item.photos
            if not self.photo_path(photo)
        )
        return sorted(set(filter(None, names)))
