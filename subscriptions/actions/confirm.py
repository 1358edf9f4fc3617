"""The owner of a mailbox says yes."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from subscriptions.choices import subscribe
from subscriptions.models import State, Subscriber


class ConfirmAction:
    """Whoever holds the link of the letter may."""

    def __init__(self, subscriber: Subscriber, keys: list[str]):
        self.subscriber, self.keys = subscriber, keys

    @transaction.atomic
    def execute(self) -> None:
        """What was subscribed to before stays. Letters that came back are forgotten: this one arrived."""
        one = self.subscriber
        one.confirmed_at = one.confirmed_at or timezone.now()
        one.state, one.bounces, one.last_bounce, one.last_bounce_at = State.CONFIRMED, 0, "", None
        one.save()
        subscribe(one, self.keys)
