"""成品: the files of a release. Written once, within the transaction that makes the release public."""

from __future__ import annotations

import datetime as dt

from django.core.files.storage import storages
from django.db import models
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bulletins.models import IssuePage, Release
from editions.formats import format_named, public_names
from editions.labels import LABELS


def private():
    """Where the files lie: no address leads there, only the view that asks who may read the issue."""
    return storages["editions"]


class Binding(models.Model):
    """What the editions of a release say beside its texts, as it was that day: rebuilt, they are the same files."""

    release = models.OneToOneField(
        Release, verbose_name=_("release"), related_name="binding", on_delete=models.PROTECT
    )
    details = models.JSONField(editable=False)

    class Meta:
        verbose_name = _("binding")
        verbose_name_plural = _("bindings")

    def __str__(self) -> str:
        return self.details["stem"]


class EditionQuerySet(models.QuerySet):
    def readable(self, viewer=None):
        """Those of the newest release of an issue that the viewer may read: what a later release has taken from its
        readers is in the files of the one before."""
        done = Release.objects.done().filter(issue=OuterRef("binding__release__issue"))
        newest = Subquery(done.order_by("-number").values("pk")[:1])
        issues = IssuePage.objects.released(viewer)
        return self.filter(
            format__in=public_names(),
            binding__release=newest,
            binding__release__issue__in=issues.values("pk"),
        )

    def of_issue(self, issue: IssuePage):
        return self.filter(binding__release__issue=issue)


class Edition(models.Model):
    binding = models.ForeignKey(Binding, related_name="editions", on_delete=models.PROTECT)
    format = models.CharField(_("format"), max_length=12)
    name = models.CharField(_("file name"), max_length=140, unique=True)
    file = models.FileField(storage=private, max_length=200)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField("SHA-256", max_length=64)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [models.UniqueConstraint(fields=["binding", "format"], name="one_edition_a_format")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("edition", args=[self.name])

    @property
    def label(self) -> str:
        return str(LABELS.get(self.format, self.format))

    @property
    def content_type(self) -> str:
        known = format_named(self.format)
        return known.content_type if known else "application/octet-stream"

    @property
    def date(self) -> dt.date:
        return dt.date.fromisoformat(self.binding.details["date"])
