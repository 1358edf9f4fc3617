"""What a release leaves to be done: each recipient once, whatever is retried, and no failure touches the release."""

import datetime as dt
import smtplib

from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import PageLogEntry

import pytest

from bulletins.channels import GiveUpError, RetryLaterError
from bulletins.models import Delivery, Release
from bulletins.models.deliveries import LEASE
from bulletins.states import DeliveryEvent, DeliveryState, ReleaseState
from editorial.actions.deliver import ATTEMPTS, BACK_OFF, DeliverAction
from editorial.actions.retry_delivery import CannotRetryError, RetryDeliveryAction
from editorial.actions.skip_delivery import CannotSkipError, SkipDeliveryAction
from editorial.channels.notice import NoticeChannel
from editorial.outbox import due_deliveries, work_outbox, write_deliveries
from tests.factories import FakeChannel, a_release, an_administrator, an_issue, people

pytestmark = pytest.mark.django_db
RELEASED = DeliveryEvent.RELEASED


@pytest.fixture(scope="module")
def made(shared_home):
    return a_release(an_issue(items=1))


@pytest.fixture
def release(made):
    return Release.objects.get(pk=made.pk)


def written(release, **fields):
    delivery = Delivery.of(release, RELEASED, "fake", fields.pop("recipient", ""))
    for name, value in fields.items():
        setattr(delivery, name, value)
    delivery.save()
    return delivery


def deliver(delivery, at):
    return DeliverAction(Delivery.objects.get(pk=delivery.pk), at).execute()


def state_of(delivery):
    return Delivery.objects.get(pk=delivery.pk).state


# -- writing


def test_every_recipient_of_every_channel_has_a_row(release, channels):
    channels(FakeChannel("mail", ("a@example.org", "b@example.org")), FakeChannel("index"))
    write_deliveries(release, RELEASED)
    rows = Delivery.objects.of_release(release).values_list("channel", "recipient", "state")
    assert set(rows) == {
        ("mail", "a@example.org", "waiting"),
        ("mail", "b@example.org", "waiting"),
        ("index", "", "waiting"),
    }


def test_written_twice_each_recipient_is_there_once(release, channels):
    channels(FakeChannel(recipients=("a@example.org", "b@example.org", "a@example.org")))
    write_deliveries(release, RELEASED)
    Delivery.objects.filter(recipient="a@example.org").update(state=DeliveryState.DONE)
    write_deliveries(release, RELEASED)
    assert sorted(Delivery.objects.values_list("recipient", "state")) == [
        ("a@example.org", "done"),
        ("b@example.org", "waiting"),
    ]


def test_a_withdrawal_is_news_of_its_own(release, channels):
    channels(FakeChannel())
    for event in DeliveryEvent:
        write_deliveries(release, event)
    assert Delivery.objects.count() == 2


def test_any_number_of_recipients_is_one_statement(release, channels):
    channels(FakeChannel(recipients=tuple(f"{number}@example.org" for number in range(90))))
    with CaptureQueriesContext(connection) as queries:
        write_deliveries(release, RELEASED)
    # On SQLite and PostgreSQL a savepoint around it and its end, which Django sets for a bulk_create.
    assert len([query for query in queries if query["sql"].startswith("INSERT")]) == 1
    assert len(queries) <= 3


def test_deliveries_are_made_after_the_commit(release, channels, django_capture_on_commit_callbacks):
    channel = FakeChannel()
    channels(channel)
    with django_capture_on_commit_callbacks(execute=True):
        write_deliveries(release, RELEASED)
        assert channel.delivered == []
    assert channel.delivered == [(release.pk, "released", "")]
    assert Delivery.objects.get().state == DeliveryState.DONE


# -- delivering


def test_what_is_done_is_not_done_again(release, channels):
    channel = FakeChannel()
    channels(channel)
    delivery = written(release)
    assert deliver(delivery, timezone.now()) is True
    assert deliver(delivery, timezone.now() + dt.timedelta(days=1)) is False
    assert len(channel.delivered) == 1
    assert Delivery.objects.get().done_at


def test_attempts_lie_further_and_further_apart_until_it_has_failed_for_good(release, channels):
    channels(FakeChannel(errors=[RuntimeError("down")] * 9))
    at = timezone.now()
    delivery, waited = written(release, next_attempt_at=at), []
    for attempt in range(1, ATTEMPTS + 1):
        assert deliver(delivery, at - dt.timedelta(seconds=1)) is False
        delivery.refresh_from_db()
        assert (delivery.state, delivery.attempts) == (DeliveryState.WAITING, attempt - 1)
        deliver(delivery, at)
        delivery.refresh_from_db()
        waited.append(delivery.next_attempt_at - at)
        at = delivery.next_attempt_at
    minutes = [gap.total_seconds() / 60 for gap in waited[:-1]]
    assert minutes == [1, 5, 25, 120, 600]
    assert (delivery.state, delivery.last_error) == (DeliveryState.FAILED, "down")
    assert deliver(delivery, at + dt.timedelta(days=30)) is False


def test_the_other_side_may_say_when_to_come_back(release, channels):
    at, after = timezone.now(), dt.timedelta(minutes=7)
    channels(FakeChannel(errors=[RetryLaterError("busy", after)]))
    delivery = written(release, next_attempt_at=at)
    deliver(delivery, at)
    assert Delivery.objects.get().next_attempt_at == at + after
    assert deliver(delivery, at + after) is True
    assert Delivery.objects.get().last_error == ""


def test_what_is_of_no_use_is_not_tried_again(release, channels):
    channels(FakeChannel(errors=[GiveUpError("no such address")]))
    delivery = written(release)
    deliver(delivery, timezone.now())
    failed = Delivery.objects.failed().get()
    assert (failed.attempts, failed.last_error) == (1, "no such address")


def test_a_channel_that_is_gone_is_said_to_be(release, channels):
    channels()
    delivery = written(release)
    deliver(delivery, timezone.now())
    assert Delivery.objects.failed().get().last_error


def test_one_failing_channel_stops_no_other(release, channels):
    bad, good = FakeChannel("bad", errors=[RuntimeError("down")]), FakeChannel("good")
    channels(bad, good)
    write_deliveries(release, RELEASED)
    for piece in due_deliveries():
        piece()
    assert dict(Delivery.objects.values_list("channel", "state")) == {"bad": "waiting", "good": "done"}


def test_the_lease_of_a_worker_that_died_runs_out(release, channels):
    channel = FakeChannel()
    channels(channel)
    at = timezone.now()
    delivery = written(release, next_attempt_at=at)
    assert delivery.claim(at)
    assert deliver(delivery, at + LEASE - dt.timedelta(seconds=1)) is False
    assert deliver(delivery, at + LEASE) is True
    assert len(channel.delivered) == 1


def test_who_has_lost_the_lease_writes_nothing_any_more(release):
    at = timezone.now()
    slow = written(release, next_attempt_at=at)
    assert slow.claim(at)
    quick = Delivery.objects.get()
    assert quick.claim(at + LEASE)
    slow.note_failed("too late")
    assert Delivery.objects.get().state == DeliveryState.RUNNING
    quick.note_done(at + LEASE)
    assert Delivery.objects.get().state == DeliveryState.DONE


def test_a_delivery_that_kills_its_worker_each_time_fails_in_the_end(release, channels):
    channel = FakeChannel()
    channels(channel)
    at = timezone.now()
    delivery = written(release, next_attempt_at=at)
    for _ in range(ATTEMPTS):
        assert delivery.claim(at)
        at += LEASE
    deliver(delivery, at)
    assert (state_of(delivery), channel.delivered) == (DeliveryState.FAILED, [])


# -- a mail server that is down


class Unreachable(EmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPConnectError(421, "the mail server is down")


def test_without_a_mail_server_mail_waits_and_the_release_stands(release, channels, settings):
    channels(NoticeChannel())
    people()
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"
    write_deliveries(release, RELEASED)
    at = timezone.now()
    [piece() for piece in due_deliveries(at)]
    waiting = Delivery.objects.get()
    assert (waiting.state, waiting.next_attempt_at) == (DeliveryState.WAITING, at + BACK_OFF[0])
    assert "the mail server is down" in waiting.last_error
    assert Release.objects.get(pk=release.pk).state == ReleaseState.DONE
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    [piece() for piece in due_deliveries(at + BACK_OFF[0])]
    assert [message.to for message in mail.outbox] == [["publisher@example.org"]]


# -- the task


def test_the_task_comes_again_for_what_was_put_off(release, channels, settings):
    """Where the queue can wait; the clock would find it as well."""
    settings.TASKS = {"background": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    channels(FakeChannel(errors=[RuntimeError("down")]))
    written(release)
    work_outbox.call()
    (again,) = work_outbox.get_backend().results
    assert again.task.run_after == Delivery.objects.get().next_attempt_at


# -- a publisher decides


def failed(release):
    return written(release, state=DeliveryState.FAILED, attempts=ATTEMPTS, last_error="down")


def test_a_publisher_has_it_tried_again_from_the_start(release, channels, django_capture_on_commit_callbacks):
    channel = FakeChannel()
    channels(channel)
    delivery = failed(release)
    with django_capture_on_commit_callbacks(execute=True):
        RetryDeliveryAction(delivery, people().publisher).execute()
    assert state_of(delivery) == DeliveryState.DONE
    assert Delivery.objects.get().attempts == 1
    assert PageLogEntry.objects.filter(action="editorial.retry_delivery").count() == 1


def test_a_publisher_leaves_it_out_and_says_why(release, channels):
    delivery = failed(release)
    SkipDeliveryAction(delivery, an_administrator(), "已电话通知。").execute()
    assert state_of(delivery) == DeliveryState.SKIPPED
    assert not Delivery.objects.due(timezone.now() + dt.timedelta(days=1)).exists()
    assert PageLogEntry.objects.get(action="editorial.skip_delivery").data["reason"] == "已电话通知。"


def test_leaving_out_needs_a_reason(release):
    with pytest.raises(CannotSkipError):
        SkipDeliveryAction(failed(release), people().publisher, "  ").execute()


@pytest.mark.parametrize("name", ["editor", "first", "final"])
def test_nobody_else_decides_about_deliveries(release, name):
    person, delivery = getattr(people(), name), failed(release)
    with pytest.raises(PermissionDenied):
        RetryDeliveryAction(delivery, person).execute()
    with pytest.raises(PermissionDenied):
        SkipDeliveryAction(delivery, person, "理由").execute()
    assert state_of(delivery) == DeliveryState.FAILED


@pytest.mark.parametrize("state", [DeliveryState.DONE, DeliveryState.RUNNING, DeliveryState.SKIPPED])
def test_what_has_arrived_or_is_under_way_is_left_alone(release, state):
    delivery = written(release, state=state, lease_until=timezone.now() + LEASE)
    with pytest.raises(CannotRetryError):
        RetryDeliveryAction(delivery, people().publisher).execute()
    with pytest.raises(CannotSkipError):
        SkipDeliveryAction(delivery, people().publisher, "理由").execute()
    assert state_of(delivery) == state
