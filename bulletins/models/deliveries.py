from __future__ import annotations

import datetime as dt
import hashlib
import json

from django.db import models
from django.db.models import F, Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bulletins.channels import channel_named, personal_channels
from bulletins.states import UNDELIVERED_STATES, DeliveryEvent, DeliveryState

#: Longer than any channel takes. The delivery of a worker that died waits this long for another.
LEASE = dt.timedelta(minutes=5)


def key_of(release, event: str, channel: str, recipient: str) -> str:
    """What makes a delivery the same delivery, whoever writes it and however often it is tried."""
    parts = json.dumps([release.pk, str(event), channel, recipient], ensure_ascii=False)
    return hashlib.sha256(parts.encode()).hexdigest()


class DeliveryQuerySet(models.QuerySet):
    def due(self, at: dt.datetime | None = None):
        """What waits for a worker, and what a worker that died has left behind."""
        at = at or timezone.now()
        waiting = Q(state=DeliveryState.WAITING, next_attempt_at__lte=at)
        abandoned = Q(state=DeliveryState.RUNNING, lease_until__lte=at)
        return self.filter(waiting | abandoned).order_by("next_attempt_at", "pk")

    def of_release(self, release):
        return self.filter(release=release)

    def personal(self):
        """Those to readers, of whom there may be thousands."""
        return self.filter(channel__in=personal_channels())

    def counted(self) -> list[tuple[str, int]]:
        """How many are in which state: (state, count)."""
        rows = self.order_by().values_list("state").annotate(count=models.Count("pk"))
        return sorted((DeliveryState(state).label, count) for state, count in rows)

    def failed(self):
        return self.filter(state=DeliveryState.FAILED)

    def next_attempt(self) -> dt.datetime | None:
        """The earliest moment at which one of those that wait may be tried."""
        return self.filter(state=DeliveryState.WAITING).aggregate(at=Min("next_attempt_at"))["at"]


class Delivery(models.Model):
    """One piece of news for one recipient: written by the release, delivered after it has committed.

    A worker that delivers it holds a lease. Taking and ending a lease are single UPDATEs that compare before they set,
    so of two workers one delivers, and who has lost the lease writes nothing any more.
    """

    # A protocol of what was sent to whom: it does not vanish with what it was about.
    release = models.ForeignKey(
        "bulletins.Release", verbose_name=_("release"), related_name="deliveries", on_delete=models.PROTECT
    )
    event = models.CharField(_("event"), max_length=10, choices=DeliveryEvent)
    channel = models.CharField(_("channel"), max_length=40)
    recipient = models.CharField(_("recipient"), max_length=500, blank=True)
    key = models.CharField(max_length=64, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt at"), default=timezone.now)
    lease_until = models.DateTimeField(_("being worked until"), null=True, blank=True)
    last_error = models.TextField(_("what went wrong last"), blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="delivery_due")]

    def __str__(self) -> str:
        return f"{self.release_id} {self.event} {self.channel} {self.recipient}".rstrip()

    @classmethod
    def of(
        cls,
        release,
        event: DeliveryEvent,
        channel: str,
        recipient: str,
        not_before: dt.datetime | None = None,
    ) -> Delivery:
        """Not saved yet."""
        return cls(
            release=release,
            event=event,
            channel=channel,
            recipient=recipient,
            key=key_of(release, event, channel, recipient),
            next_attempt_at=not_before or timezone.now(),
        )

    @property
    def channel_label(self) -> str:
        channel = channel_named(self.channel)
        return channel.label if channel else self.channel

    @property
    def is_undelivered(self) -> bool:
        return self.state in UNDELIVERED_STATES

    def claim(self, at: dt.datetime) -> bool:
        """Takes the lease, unless somebody else was quicker or it is not due any more."""
        lease = at + LEASE
        taken = (
            type(self)
            .objects.due(at)
            .filter(pk=self.pk)
            .update(state=DeliveryState.RUNNING, lease_until=lease, attempts=F("attempts") + 1)
        )
        if taken:
            self.refresh_from_db()
        return bool(taken)

    def note_done(self, at: dt.datetime) -> None:
        self._end_lease(state=DeliveryState.DONE, done_at=at, last_error="")

    def put_off(self, until: dt.datetime, error: str) -> None:
        self._end_lease(state=DeliveryState.WAITING, next_attempt_at=until, last_error=error)

    def note_failed(self, error: str) -> None:
        self._end_lease(state=DeliveryState.FAILED, last_error=error)

    def _end_lease(self, **outcome) -> None:
        """The moment until which it was taken says whose lease it is."""
        mine = type(self).objects.filter(
            pk=self.pk, state=DeliveryState.RUNNING, lease_until=self.lease_until
        )
        mine.update(lease_until=None, **outcome)
        self.refresh_from_db()

    def move_to(self, state: DeliveryState, expected: frozenset[DeliveryState], **changes) -> bool:
        """For acts of a person; False if it is no longer in one of the states expected."""
        moved = type(self).objects.filter(pk=self.pk, state__in=expected).update(state=state, **changes)
        self.refresh_from_db()
        return bool(moved)
