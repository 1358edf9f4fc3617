"""Addresses that letters lead to. Who holds one may act for the mailbox it was sent to."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core import signing
from django.urls import reverse

from .models import Subscriber

CONFIRM_WITHIN = dt.timedelta(days=3)
_SALT = "subscriptions.confirm"


def confirm_link(subscriber: Subscriber, keys: list[str]) -> str:
    signed = signing.dumps({"who": subscriber.token.hex, "what": keys}, salt=_SALT, compress=True)
    return _absolute("subscriptions:confirm", signed)


def read_confirmation(signed: str) -> tuple[Subscriber, list[str]] | None:
    """None for a link that is not ours, has run out, or whose reader has left since."""
    try:
        said = signing.loads(signed, salt=_SALT, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    subscriber = Subscriber.objects.filter(token=said["who"]).first()
    return (subscriber, said["what"]) if subscriber else None


def manage_link(subscriber: Subscriber) -> str:
    return _absolute("subscriptions:mine", subscriber.token)


def leave_link(subscriber: Subscriber) -> str:
    return _absolute("subscriptions:leave", subscriber.token)


def _absolute(name: str, argument) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=[argument])
