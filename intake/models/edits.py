from __future__ import annotations

import json

from django.conf import settings
from django.db import models
from django.utils import timezone

from intake.mending_words import VERBS
from manuscript.mending import At, Change
from manuscript.plain import from_plain, to_plain

from .intakes import Intake

#: So many can be taken back. An intake of hundreds of edits is rare, and each keeps only what it changed.
MOST = 200


class EditQuerySet(models.QuerySet):
    def done(self):
        return self.filter(is_undone=False).order_by("-number")

    def undone(self):
        """The one that was taken back last comes first."""
        return self.filter(is_undone=True).order_by("number")

    def forget_beyond(self, number: int):
        return self.filter(number__lte=number - MOST).delete()


class Edit(models.Model):
    """One change of an intake's document, kept so that it can be taken back and done again."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="edits")
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)
    words = models.CharField(
        max_length=60, blank=True
    )  # what it was done to, for the button that takes it back
    at_before = models.CharField(max_length=40, blank=True)
    at_after = models.CharField(max_length=40, blank=True)
    content = models.TextField()
    is_undone = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = EditQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["intake", "number"], name="one_edit_of_a_number")]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"

    @property
    def label(self) -> str:
        """Merge with the item above: 第一座桥"""
        return " ".join(filter(None, (str(VERBS.get(self.verb, "")), self.words)))

    @property
    def changes(self) -> tuple[Change, ...]:
        """Raises NotPlainError where a later version has other classes."""
        rows = json.loads(self.content)
        return tuple(
            Change(At(tuple(path)), from_plain(before), from_plain(after)) for path, before, after in rows
        )

    @changes.setter
    def changes(self, changes: tuple[Change, ...]) -> None:
        rows = [[change.at.path, to_plain(change.before), to_plain(change.after)] for change in changes]
        self.content = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
