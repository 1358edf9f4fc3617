from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReportState(models.TextChoices):
    NEW = "new", pgettext_lazy("reader's report", "new")
    ACCEPTED = "accepted", _("to be corrected")
    DECLINED = "declined", _("nothing to correct")


SHOWN_OF_MESSAGE = 40  # characters in a list


class ReaderReportQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ReportState.NEW)

    def of_bulletin(self, bulletin):
        return self.filter(page__path__startswith=bulletin.path)


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

    objects = ReaderReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return " ".join(self.message.split())[:SHOWN_OF_MESSAGE]

    @property
    def handler_name(self) -> str:
        return self.handled_by.get_full_name() or self.handled_by.get_username() if self.handled_by else ""
