"""Pictures that a document names and that did not come with its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from intake.folders import LETTERS
from intake.models import Intake
from intake.pictures import MOST_BYTES, SUFFIXES, is_usable
from intake.states import IntakeState

MOST_AT_ONCE = 200


@dataclass
class Supplied:
    kept: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@dataclass
class SupplyPictures:
    """Each upload goes to every place that names a file called like it, whatever folder the document says it lies in."""

    intake: Intake
    uploads: Sequence[UploadedFile]

    def execute(self) -> Supplied:
        names = self._names()
        supplied, files = Supplied(), {}
        for upload in self.uploads[:MOST_AT_ONCE]:
            wanted = names.get(upload.name.lower(), [])
            kept = self._kept(upload) if wanted else None
            (supplied.kept if kept else supplied.refused).append(upload.name)
            files |= dict.fromkeys(wanted, kept.name) if kept else {}
        self._remember(files)
        return supplied

    def _names(self) -> dict[str, list[str]]:
        """Last part of a name, as people see it -> the names in the document that end so."""
        found: dict[str, list[str]] = {}
        for item in self.intake.document.items():
            for photo in filter(None, (photo.file for photo in item.photos)):
                last = PurePath(photo.replace("\\", "/")).name.lower()
                found.setdefault(last, []).append(photo)
        return found

    def _kept(self, upload: UploadedFile) -> Path | None:
        suffix = PurePath(upload.name).suffix.lower()
        if suffix not in SUFFIXES or upload.size > MOST_BYTES:
            return None
        path = self.intake.folder.pictures / f"given-{get_random_string(16, LETTERS)}{suffix}"
        with path.open("xb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        if is_usable(path):
            return path
        path.unlink()
        return None

    def _remember(self, files: dict[str, str]) -> None:
        if not files:
            return
        with transaction.atomic():
            kept = Intake.objects.select_for_update().light().get(pk=self.intake.pk, state=IntakeState.READ)
            kept.pictures = {**kept.pictures, **files}
            kept.touched_at = timezone.now()
            kept.save(update_fields=["pictures", "touched_at"])
