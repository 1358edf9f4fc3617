"""The clock: what is due is done, what fails stops nothing else, and a database that was away is found again."""

import datetime as dt
import signal
import sqlite3
import time

from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

import pytest

from bulletins.models import Delivery
from bulletins.states import DeliveryEvent, DeliveryState
from editorial import clock
from editorial.clock import Round
from editorial.models import Heartbeat
from editorial.models.heartbeats import CLOCK
from tests.elsewhere import cut_all_others, started
from tests.factories import FakeChannel, a_release

pytestmark = pytest.mark.usefixtures("committed_home")


@pytest.fixture
def due(monkeypatch):
    """due(name=[pieces]): these are due, and nothing else."""

    def only(**work):
        pieces = {name: (lambda some=some: some) for name, some in work.items()}
        monkeypatch.setattr(clock, "_due_work", pieces)

    only()
    return only


def fail():
    raise RuntimeError("the disk is full")


def write():
    Heartbeat.objects.beat("somebody else")


# -- a round


def test_deliveries_are_due_work(channels):
    channel = FakeChannel()
    channels(channel)
    Delivery.of(a_release(), DeliveryEvent.RELEASED, "fake", "").save()
    call_command("run_due")
    assert Delivery.objects.get().state == DeliveryState.DONE
    assert len(channel.delivered) == 1


def test_what_fails_stops_nothing_else_and_is_told_at_the_end(due, capsys):
    done = []
    due(first=[fail, lambda: done.append("piece")], second=[lambda: done.append("work")])
    with pytest.raises(CommandError):
        call_command("run_due")
    assert done == ["piece", "work"]
    assert "first: the disk is full" in capsys.readouterr().err


def test_a_list_that_cannot_be_made_stops_nothing_else(monkeypatch):
    done = []
    monkeypatch.setattr(clock, "_due_work", {"first": fail, "second": lambda: [lambda: done.append(1)]})
    assert Round().run().failures == ["first: the disk is full"]
    assert done == [1]


def test_it_ends_between_two_pieces(due):
    done = []
    due(first=[lambda: done.append(1), lambda: done.append(2)], second=[lambda: done.append(3)])
    Round(stopping=lambda: bool(done)).run()
    assert done == [1]


# -- the heartbeat


def test_a_round_leaves_a_heartbeat(due):
    due(first=[write, fail])
    Round().run()
    beat = Heartbeat.objects.get(name=CLOCK)
    assert (beat.note, bool(beat.host), bool(beat.pid)) == ("done 1, failed 1", True, True)


def test_in_a_long_round_the_heart_beats_between_two_pieces(due, monkeypatch):
    monkeypatch.setattr(clock, "BEAT_AFTER", dt.timedelta(0))
    notes = []
    due(first=[write, lambda: notes.append(Heartbeat.objects.get(name=CLOCK).note)])
    Round().run()
    assert notes == ["done 1, failed 0"]


def test_a_heart_that_has_not_beaten_for_long_is_not_alive():
    soon, now = dt.timedelta(minutes=2), timezone.now()
    assert not Heartbeat.objects.is_alive(CLOCK, soon)
    Heartbeat.objects.beat(CLOCK)
    assert Heartbeat.objects.is_alive(CLOCK, soon)
    assert not Heartbeat.objects.is_alive(CLOCK, soon, at=now + dt.timedelta(minutes=3))
    assert not Heartbeat.objects.is_alive("another", soon)


# -- a database that is away or busy


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_a_connection_that_was_cut_is_opened_again(due):
    def cut():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    due(first=[cut, write], second=[write])
    told = Round().run()
    assert [failure.split(":")[0] for failure in told.failures] == ["first"]
    assert told.done == 2


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_database_that_is_locked_for_long_is_tried_again(due, monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.2)
    connection.close()
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    due(first=[lambda: other.execute("BEGIN IMMEDIATE"), write, other.close, write])
    try:
        told = Round().run()
    finally:
        other.close()
        connection.close()
    assert told.failures == ["first: database is locked"]
    assert told.done == 3


def beaten_since(at, patience=30):
    """Waits for a heartbeat later than `at`."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if Heartbeat.objects.filter(name=CLOCK, at__gt=at).exists():
            return True
        time.sleep(0.1)
    return False


def test_the_loop_outlives_its_connections_and_ends_when_it_is_told_to():
    loop = started("manage.py", "run_due", "--loop", "--every", "0.3")
    try:
        assert beaten_since(timezone.now())
        cut_all_others()
        assert beaten_since(timezone.now() + dt.timedelta(seconds=1))
        loop.send_signal(signal.SIGTERM)
        said, _ = loop.communicate(timeout=20)
        assert loop.returncode == 0, said
    finally:
        loop.kill()
        loop.communicate()
