from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ScheduleState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    DONE = "done", _("done")
    HELD = "held", _("held")
    CLEARED = "cleared", _("cleared")


class ScheduleQuerySet(models.QuerySet):
    def due(self, at):
        return self.filter(state=ScheduleState.WAITING, at__lte=at).order_by("at", "pk")


class ReleaseSchedule(models.Model):
    """When a sealed issue is to be released. One waits at a time."""

    issue = models.ForeignKey("bulletins.IssuePage", related_name="schedules", on_delete=models.PROTECT)
    round = models.ForeignKey("editorial.ReviewRound", related_name="schedules", on_delete=models.PROTECT)
    at = models.DateTimeField(_("time of release"))
    state = models.CharField(_("state"), max_length=8, choices=ScheduleState, default=ScheduleState.WAITING)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    set_at = models.DateTimeField(default=timezone.now)
    tried_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)  # why it is held, or what the last attempt said

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = _("scheduled release")
        verbose_name_plural = _("scheduled releases")
        ordering = ["-set_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue"],
                condition=Q(state=ScheduleState.WAITING),
                name="one_waiting_schedule_an_issue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.at:%Y-%m-%d %H:%M}"
