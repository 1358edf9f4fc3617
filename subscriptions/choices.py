"""What can be subscribed to, as it stands in forms and links: b3 a bulletin, r5 a district, i2 an industry."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from bulletins.models import BulletinPage
from regions.models import Industry, RegionPage

from .models import Subscriber, Subscription

_FIELDS = {"b": "bulletin", "r": "region", "i": "industry"}


def offered() -> dict[str, models.QuerySet]:
    """Public bulletins, districts, industries. Of a bulletin for members nobody is told by mail."""
    return {
        "b": BulletinPage.objects.open_to_readers().order_by("title"),
        "r": RegionPage.objects.live().order_by("path"),
        "i": Industry.objects.order_by("name"),
    }


def subscribe(subscriber: Subscriber, keys: Iterable[str], *, only: bool = False) -> None:
    """Adds what `keys` name and is offered; with `only`, nothing else stays. Six statements at most."""
    wanted = {(_FIELDS[key[0]], int(key[1:])) for key in keys if key[:1] in _FIELDS and key[1:].isdecimal()}
    there = {(field, key) for kind, rows in offered().items() for field in [_FIELDS[kind]]
             for key in rows.values_list("pk", flat=True)}  # fmt: skip
    had = {key_of(one) for one in subscriber.subscriptions.all()}
    if only:
        gone = [one.pk for one in subscriber.subscriptions.all() if key_of(one) not in wanted]
        subscriber.subscriptions.filter(pk__in=gone).delete()
    rows = [
        Subscription(subscriber=subscriber, **{f"{field}_id": key})
        for field, key in sorted(wanted & there - had)
    ]
    Subscription.objects.bulk_create(rows, ignore_conflicts=True)


def key_of(subscription: Subscription) -> tuple[str, int]:
    return next((field, key) for field in _FIELDS.values() if (key := getattr(subscription, f"{field}_id")))


def keys_of(subscriber: Subscriber) -> list[str]:
    letters = {field: letter for letter, field in _FIELDS.items()}
    return [f"{letters[field]}{key}" for field, key in map(key_of, subscriber.subscriptions.all())]
