from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePath

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intake.fields import PlainField
from intake.folders import Folder, new_key
from intake.messages import unreadable_message
from intake.rights import bulletins_open_to
from intake.states import IntakeState
from manuscript.notices import Unreadable

#: Columns as long as the issue itself. Lists leave them where they are.
LONG = ("source", "reading", "document")


class IntakeQuerySet(models.QuerySet):
    def open_to(self, user):
        """Of bulletins to which this person may add issues. The text of an intake is an unreleased draft."""
        return self.filter(bulletin__in=bulletins_open_to(user))

    def light(self):
        return self.defer(*LONG)

    def shown_in_list(self):
        return self.exclude(state=IntakeState.DISCARDED).select_related("bulletin", "owner", "issue").light()

    def of_same_file(self, intake):
        """Others that took in the very same bytes for the same bulletin."""
        alike = self.filter(bulletin=intake.bulletin_id, sha256=intake.sha256)
        return (
            alike.exclude(pk=intake.pk).exclude(state__in=(IntakeState.FAILED, IntakeState.DISCARDED)).light()
        )

    def waiting(self, since: dt.datetime):
        """No worker took them up although they were asked for before that moment."""
        return self.filter(state=IntakeState.READING, started_at=None, touched_at__lt=since)

    def stuck(self, since: dt.datetime):
        """Begun before that moment and neither read nor refused: their process is gone."""
        return self.filter(state=IntakeState.READING, started_at__lt=since)

    def untouched(self, since: dt.datetime):
        return self.filter(touched_at__lt=since).exclude(state=IntakeState.READING)


class Intake(models.Model):
    """One file on its way to a draft issue: what it said, and what a person has made of it so far."""

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    bulletin = models.ForeignKey(
        "bulletins.BulletinPage",
        verbose_name=_("bulletin"),
        on_delete=models.CASCADE,
        related_name="intakes",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="intakes",
    )
    name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    period = models.PositiveSmallIntegerField(_("period"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=IntakeState, default=IntakeState.READING)
    failure_code = models.CharField(max_length=40, blank=True)
    failure_details = models.JSONField(default=dict, blank=True)
    source = PlainField(null=True)
    reading = PlainField(null=True)
    document = PlainField(_("document as mended"), null=True)
    pictures = models.JSONField(_("pictures"), default=dict, blank=True)
    ticked = models.JSONField(_("notices dealt with"), default=list, blank=True)
    version = models.PositiveIntegerField(_("version"), default=0)
    issue = models.ForeignKey(
        "bulletins.IssuePage", null=True, blank=True, on_delete=models.SET_NULL, related_name="intakes"
    )
    created_at = models.DateTimeField(_("taken in"), default=timezone.now)
    touched_at = models.DateTimeField(_("last change"), default=timezone.now, db_index=True)
    started_at = models.DateTimeField(null=True, editable=False)

    objects = IntakeQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # a draft that is not one yet uses nothing

    class Meta:
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        default_permissions = ()
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def folder(self) -> Folder:
        return Folder(self.key)

    @property
    def suffix(self) -> str:
        return PurePath(self.name).suffix.lower()

    @property
    def path(self) -> Path:
        return self.folder.file(self.suffix)

    @property
    def picture_paths(self) -> dict[str, Path]:
        """Those that the file carries and those that were given later, by the name the document calls them."""
        return {name: self.folder.path / "pictures" / kept for name, kept in self.pictures.items()}

    @property
    def missing_pictures(self) -> list[str]:
        """Names that the document shows and no picture lies here for."""
        named = {photo.file for item in self.document.items() for photo in item.photos}
        return sorted(named - {"", *self.pictures})

    @property
    def failure(self) -> str:
        """The sentence for what went wrong."""
        error = Unreadable(self.failure_code, **{**self.failure_details, "name": self.name})
        return unreadable_message(error)
