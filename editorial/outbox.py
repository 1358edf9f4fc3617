"""What a release leaves to be done after it has committed: rows written with it, worked by whoever is there.

The rows are the truth. A task of the queue only wakes a worker, and the clock (`manage.py run_due`) finds whatever no
worker was woken for: a process may die at any moment between the two.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from time import monotonic

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from django_tasks import task

from bulletins.channels import all_channels
from bulletins.models import Delivery, IssuePage, Release
from bulletins.states import UNDELIVERED_STATES, DeliveryEvent, DeliveryState

from .actions.deliver import DeliverAction

#: Seconds after which a task leaves the rest to a new one, so that a worker that is asked to end does so in time.
WORK_FOR = 20


def write_deliveries(release: Release, event: DeliveryEvent) -> None:
    """Call it inside the transaction of the release. Written twice, each recipient is still there once."""
    now = timezone.now()
    deliveries = [
        Delivery.of(release, event, channel.name, recipient, not_before=now + channel.wait)
        for channel in all_channels()
        for recipient in channel.recipients(release, event)
    ]
    Delivery.objects.bulk_create(deliveries, ignore_conflicts=True)
    wake_worker()


def stop_telling(issue: IssuePage) -> None:
    """What was not delivered yet of its releases is not delivered any more: the issue is gone."""
    waiting = Delivery.objects.filter(
        release__issue=issue, event=DeliveryEvent.RELEASED, state__in=UNDELIVERED_STATES
    )
    waiting.exclude(channel="search").update(state=DeliveryState.SKIPPED, last_error=_("Withdrawn."))


def wake_worker() -> None:
    """After commit. Whatever goes wrong with the queue takes nothing with it: the clock comes along."""
    transaction.on_commit(work_outbox.enqueue, robust=True)


def due_deliveries(at: dt.datetime | None = None) -> list[Callable[[], object]]:
    """One call for each delivery that is due: a piece of work for the clock or for a worker."""
    return [partial(_deliver, delivery, at) for delivery in Delivery.objects.due(at)]


def _deliver(delivery: Delivery, at: dt.datetime | None) -> None:
    DeliverAction(delivery, at).execute()


@task(backend="background")
def work_outbox() -> None:
    """Works what is due; comes again for what was put off, where the queue can wait."""
    stop_at = monotonic() + WORK_FOR
    for deliver in due_deliveries():
        if monotonic() > stop_at:
            work_outbox.enqueue()
            return
        deliver()
    next_attempt = Delivery.objects.next_attempt()
    if next_attempt and work_outbox.get_backend().supports_defer:
        work_outbox.using(run_after=max(next_attempt, timezone.now())).enqueue()
