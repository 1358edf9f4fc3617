from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bulletins.audience import classes_open_to


class WithdrawalQuerySet(models.QuerySet):
    def proposed(self):
        return self.filter(confirmed_at=None, dropped_at=None)

    def standing(self):
        """Confirmed, and not restored since."""
        return self.filter(confirmed_at__isnull=False, lifted_at=None)


class Withdrawal(models.Model):
    """撤回: a released issue is taken from its readers. One person proposes, another confirms."""

    issue = models.ForeignKey("bulletins.IssuePage", related_name="withdrawals", on_delete=models.PROTECT)
    release = models.ForeignKey("bulletins.Release", related_name="withdrawals", on_delete=models.PROTECT)
    reason = models.TextField(_("reason"), help_text=_("For the office and the review sheet."))
    notice = models.TextField(
        _("notice for readers"), max_length=500, blank=True, help_text=_("Stands in the place of the issue.")
    )
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    proposed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, related_name="+", null=True, on_delete=models.PROTECT
    )
    confirmed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-proposed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="two_people_withdraw_an_issue",
            ),
            models.UniqueConstraint(
                fields=["issue"],
                condition=Q(confirmed_at=None, dropped_at=None),
                name="one_proposed_withdrawal_an_issue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.proposed_at:%Y-%m-%d}"


class TombstoneQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(lifted_at=None)

    def readable(self, viewer=None):
        """Standing ones that the viewer may be told of: who might not read the page learns nothing of its end."""
        return self.readable_to(classes_open_to(viewer))

    def readable_to(self, classes):
        open_classes = sorted(classes)
        return self.standing().filter(distribution__in=open_classes, issue__distribution__in=open_classes)

    def at_address(self, url_path: str):
        """Addresses have no index, the last part of them has one."""
        return self.filter(slug=url_path.rstrip("/").rsplit("/", 1)[-1], url_path=url_path)

    def since(self, moment: dt.datetime):
        return self.filter(at__gte=moment)

    def of_items(self, items):
        return self.filter(page__in=items.values("pk"))

    def newest_first(self):
        return self.order_by("-at", "-pk")


class Tombstone(models.Model):
    """Where a public page stood: its address answers 410, feeds say that it is gone."""

    page = models.ForeignKey("wagtailcore.Page", related_name="own_tombstones", on_delete=models.PROTECT)
    issue = models.ForeignKey("bulletins.IssuePage", related_name="tombstones", on_delete=models.PROTECT)
    url_path = models.TextField()
    slug = models.CharField(
        max_length=255, db_index=True
    )  # addresses have no index, the last part of them has one
    distribution = models.CharField(max_length=10)
    notice = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True)

    objects = TombstoneQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(lifted_at=None), name="one_standing_tombstone_a_page"
            ),
        ]

    def __str__(self) -> str:
        return self.url_path
