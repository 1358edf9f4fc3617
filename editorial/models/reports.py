from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    NEW = "new", _("new")
    ACCEPTED = "accepted", _("to be corrected")
    DECLINED = "declined", _("nothing to correct")


class ReaderReport(models.Model):
    """纠错: what a reader says is wrong in a released page."""

    page = models.ForeignKey("wagtailcore.Page", related_name="reader_reports", on_delete=models.CASCADE)
    passage = models.CharField(_("the passage"), max_length=300, blank=True)
    message = models.TextField(_("what is wrong"), max_length=2000)
    contact = models.CharField(_("how to reach you"), max_length=120, blank=True)
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)
    state = models.CharField(_("state"), max_length=8, choices=ReportState, default=ReportState.NEW)
    answer = models.TextField(_("note of the office"), blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, related_name="+", null=True, on_delete=models.SET_NULL
    )
    handled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.message[:40]
