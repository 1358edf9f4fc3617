"""Several workers at one outbox, and workers that die: a delivery is made by one of them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, transaction
from django.utils import timezone

import pytest

from bulletins.models import Delivery
from bulletins.models.deliveries import LEASE
from bulletins.states import DeliveryEvent, DeliveryState
from editorial.actions.deliver import DeliverAction
from editorial.outbox import due_deliveries, write_deliveries
from tests.elsewhere import started
from tests.factories import FakeChannel, a_release

pytestmark = pytest.mark.usefixtures("committed_home")
RELEASED = DeliveryEvent.RELEASED


def test_of_workers_at_the_same_moment_one_delivers(channels):
    channel = FakeChannel()
    channels(channel)
    release = a_release()
    Delivery.objects.bulk_create(Delivery.of(release, RELEASED, "fake", str(n)) for n in range(12))
    together = Barrier(3)

    def work(_):
        pieces = due_deliveries()
        together.wait(timeout=20)
        try:
            [piece() for piece in pieces]
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3)))
    assert sorted(int(recipient) for _release, _event, recipient in channel.delivered) == list(range(12))
    assert set(Delivery.objects.values_list("state", "attempts")) == {(DeliveryState.DONE, 1)}


def test_of_two_who_write_the_same_one_is_enough(channels):
    channels(FakeChannel(recipients=("a", "b")))
    release, together = a_release(), Barrier(2)

    def write(_):
        together.wait(timeout=20)
        try:
            with transaction.atomic():
                write_deliveries(release, RELEASED)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, range(2)))
    assert sorted(Delivery.objects.values_list("recipient", flat=True)) == ["a", "b"]


def test_nothing_is_delivered_of_a_release_that_failed(channels):
    channel = FakeChannel()
    channels(channel)
    release = a_release()
    with transaction.atomic():
        write_deliveries(release, RELEASED)
        transaction.set_rollback(True)
    assert not Delivery.objects.exists()
    assert channel.delivered == []


def test_a_delivery_is_not_made_inside_a_transaction(channels):
    """A mail server that is slow would hold the locks of whoever asked."""
    channel = FakeChannel()
    channels(channel)
    delivery = Delivery.of(a_release(), RELEASED, "fake", "")
    delivery.save()
    with pytest.raises(RuntimeError), transaction.atomic():
        DeliverAction(delivery).execute()
    assert channel.delivered == []


def test_no_transaction_is_open_while_a_channel_delivers(channels):
    open_then = []

    class Looking(FakeChannel):
        def deliver(self, release, event, recipient):
            open_then.append(connection.in_atomic_block)

    channels(Looking())
    Delivery.of(a_release(), RELEASED, "fake", "").save()
    [piece() for piece in due_deliveries()]
    assert open_then == [False]


def test_what_a_killed_worker_held_is_delivered_when_its_lease_has_run_out(channels):
    channel = FakeChannel()
    channels(channel)
    Delivery.of(a_release(), RELEASED, "fake", "").save()
    worker = started("-m", "tests.stuck_worker")
    try:
        assert worker.stdout.readline() == "claimed\n"
        [piece() for piece in due_deliveries()]
        assert channel.delivered == []  # it is at it, for all we know
    finally:
        worker.kill()
        worker.communicate()
    held = Delivery.objects.get()
    assert (held.state, held.attempts) == (DeliveryState.RUNNING, 1)
    assert timezone.now() < held.lease_until <= timezone.now() + LEASE
    [piece() for piece in due_deliveries(held.lease_until)]
    assert len(channel.delivered) == 1
    assert Delivery.objects.get().state == DeliveryState.DONE
