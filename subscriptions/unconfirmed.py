"""Addresses that somebody typed and nobody confirmed do not stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from .models import Subscriber

KEPT_FOR = dt.timedelta(days=7)


def due_clearing(at: dt.datetime | None = None) -> list[Callable[[], object]]:
    stale = Subscriber.objects.asked_before((at or timezone.now()) - KEPT_FOR)
    return [stale.delete] if stale.exists() else []
