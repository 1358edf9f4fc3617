"""A letter came back, or was refused at the door."""

from __future__ import annotations

import re

from django.db import transaction
from django.utils import timezone

from subscriptions.models import State, Subscriber

#: Of the mailbox itself (RFC 3463): it is not there, was moved, takes nothing from anybody.
_NO_MAILBOX = re.compile(r"5\.1\.\d{1,3}\b|55[013]\b")
MOST = 3  # others, such as a full mailbox, until no more letters are sent


class NoteBounceAction:
    def __init__(self, subscriber: Subscriber, code: str):
        """`code`: of SMTP or of a status notification: 550, 5.1.1, 5.2.2."""
        self.subscriber, self.code = subscriber, code

    @transaction.atomic
    def execute(self) -> None:
        one = Subscriber.objects.select_for_update().filter(pk=self.subscriber.pk).first()
        if one is None:
            return
        one.bounces += 1
        one.last_bounce, one.last_bounce_at = self.code[:40], timezone.now()
        if _NO_MAILBOX.match(self.code) or one.bounces >= MOST:
            one.state = State.PAUSED if one.state == State.CONFIRMED else one.state
        one.save()
