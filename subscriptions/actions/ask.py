"""Somebody types an address and what it should be told of."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from subscriptions.models import Subscriber
from subscriptions.tasks import send_confirmation


class AskAction:
    """No right is needed: anybody may ask, and nothing follows but a letter to that address."""

    def __init__(self, address: str, keys: list[str]):
        self.address, self.keys = address, keys

    def execute(self) -> None:
        """The same for an address that is known and for one that is not: who asks learns nothing."""
        with transaction.atomic():
            subscriber, _is_new = Subscriber.objects.get_or_create(address=self.address)
            transaction.on_commit(partial(send_confirmation.enqueue, subscriber.pk, self.keys), robust=True)
