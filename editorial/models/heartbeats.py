from __future__ import annotations

import datetime as dt
import os
import socket

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

CLOCK = "clock"


class HeartbeatQuerySet(models.QuerySet):
    def beat(self, name: str, note: str = "") -> Heartbeat:
        now = {"at": timezone.now(), "host": socket.gethostname()[:255], "pid": os.getpid(), "note": note}
        return self.update_or_create(name=name, defaults=now)[0]

    def is_alive(self, name: str, within: dt.timedelta, at: dt.datetime | None = None) -> bool:
        return self.filter(name=name, at__gte=(at or timezone.now()) - within).exists()


class Heartbeat(models.Model):
    """When a process that works by itself was last seen at work, and where."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    at = models.DateTimeField(_("last seen at"))
    host = models.CharField(_("machine"), max_length=255)
    pid = models.PositiveIntegerField(_("process"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = HeartbeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"
