"""Where confirmed names are mentioned, and which names wait for an editor. The machine writes these (`bulletins.names`)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bulletins.audience import classes_open_to
from bulletins.querysets import is_released_to
from manuscript.mentions import LONGEST

from .names import NameEntry, NameKinds


class ItemMentionQuerySet(models.QuerySet):
    def readable_to(self, classes):
        """In items that these classes may read. Joined, so that whoever asks whether there is any stops at the first."""
        return self.filter(is_released_to(classes, "item__"))

    def readable(self, viewer=None):
        return self.readable_to(classes_open_to(viewer))


class ItemMention(models.Model):
    """That a released item mentions an entry, by which of its names. Written by `bulletins.names`, never by hand."""

    item = models.ForeignKey("bulletins.NewsItemPage", on_delete=models.CASCADE, related_name="mentions")
    entry = models.ForeignKey(NameEntry, on_delete=models.CASCADE, related_name="mentions")
    name = models.CharField(_("name"), max_length=LONGEST)

    objects = ItemMentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [models.UniqueConstraint(fields=["entry", "item", "name"], name="one_mention_a_name")]

    def __str__(self) -> str:
        return self.name


class SuggestedNameQuerySet(models.QuerySet):
    def waiting(self):
        """Neither confirmed nor refused, and in some released item; those of most issues first."""
        return self.filter(is_refused=False, entry=None, item_count__gt=0).order_by(
            "-issue_count", "-item_count", "pk"
        )

    def refused(self):
        return self.filter(is_refused=True)


class SuggestedName(models.Model):
    """A name that grammar has found in released items. Nobody but the office ever sees it."""

    name = models.CharField(_("name"), max_length=LONGEST, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=NameKinds)
    item_count = models.PositiveIntegerField(_("items"), default=0)
    issue_count = models.PositiveIntegerField(_("issues"), default=0)
    entry = models.ForeignKey(
        NameEntry,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="suggestions",
        verbose_name=_("confirmed as"),
    )
    is_refused = models.BooleanField(_("no name"), default=False)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("refused by"),
    )

    objects = SuggestedNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggested name")
        verbose_name_plural = _("suggested names")
        indexes = [
            models.Index(
                fields=["-issue_count", "-item_count"],
                name="suggestion_waiting",
                condition=models.Q(is_refused=False, entry=None),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Sighting(models.Model):
    """That a released item has a suggested name. `short`: what its text says to call it from there on."""

    item = models.ForeignKey("bulletins.NewsItemPage", on_delete=models.CASCADE, related_name="sightings")
    suggestion = models.ForeignKey(SuggestedName, on_delete=models.CASCADE, related_name="sightings")
    short = models.CharField(_("short name"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("sighting of a name")
        verbose_name_plural = _("sightings of names")
        constraints = [models.UniqueConstraint(fields=["suggestion", "item"], name="one_sighting_an_item")]

    def __str__(self) -> str:
        return f"{self.suggestion}"
