"""How often one address may ask: API_RATE, counted in Django's cache."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest

from audit.allowance import seconds_to_wait
from audit.origin import address_of

PERIODS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


class Rate(NamedTuple):
    most: int
    seconds: int


def rate() -> Rate | None:
    """None: as often as anybody likes."""
    most, _slash, period = settings.API_RATE.partition("/")
    return Rate(int(most), PERIODS[period]) if most else None


def wait_of(request: HttpRequest) -> int:
    """Counts the request; the seconds that its sender has to wait, 0 where it may be answered."""
    allowed = rate()
    return seconds_to_wait("bulletins.api", address_of(request), *allowed) if allowed else 0
