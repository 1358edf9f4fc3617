"""A file that somebody chose becomes an intake: kept where no address leads, and read as soon as a worker is there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from bulletins.models import BulletinPage
from intake.models import Intake
from intake.tasks import read_in_background
from manuscript.notices import Unreadable
from manuscript.readers import READERS, read

MIB = 1024 * 1024


@dataclass
class TakeFile:
    """`year` and `period` are those a person knows better than the file."""

    upload: UploadedFile
    bulletin: BulletinPage
    user: object
    year: int | None = None
    period: int | None = None

    def check(self) -> None:
        if not self.bulletin.permissions_for_user(self.user).can_add_subpage():
            raise PermissionDenied(_("You may not add issues to this bulletin."))
        size, most = self.upload.size, settings.INTAKE_MAX_BYTES
        if size > most:
            told = {"size": f"{size / MIB:.0f}", "most": f"{most / MIB:.0f}"}
            raise Unreadable("TOO_LARGE", name=self.name, **told)
        if PurePath(self.name).suffix.lower() not in READERS:
            # Its first bytes tell what it is, and the sentence says what to do.
            read(self.upload.read(4096), self.name)

    @property
    def name(self) -> str:
        """As the person calls it, cut to what the column holds; the end says what kind of file it is."""
        return self.upload.name[-255:]

    def execute(self) -> Intake:
        """Raises Unreadable or PermissionDenied with nothing kept."""
        self.check()
        intake = Intake(
            bulletin=self.bulletin, owner=self.user, name=self.name, year=self.year, period=self.period
        )
        try:
            intake.sha256, intake.size = self._keep(intake)
            with transaction.atomic():
                intake.save()
                transaction.on_commit(partial(read_in_background.enqueue, intake.pk), robust=True)
        except BaseException:
            intake.folder.remove()
            raise
        return intake

    def _keep(self, intake: Intake) -> tuple[str, int]:
        digest, path = hashlib.sha256(), intake.path
        intake.folder.write(intake.suffix, self._digested(digest))
        return digest.hexdigest(), path.stat().st_size

    def _digested(self, digest) -> Iterator[bytes]:
        self.upload.seek(0)
        for chunk in self.upload.chunks():
            digest.update(chunk)
            yield chunk
