"""Channels on the release desk: what went out, what did not, and what a publisher says to it."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

import pytest

from bulletins.models import Delivery
from bulletins.states import DeliveryState, IssueState
from editorial.models import Heartbeat
from tests.factories import an_issue, fresh, people, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed(home):
    """A delivery of a released issue that failed for good."""
    issue = an_issue(state=IssueState.RELEASED)
    delivery = Delivery.objects.filter(release__issue=issue).first()
    Delivery.objects.filter(pk=delivery.pk).update(
        state=DeliveryState.FAILED, last_error="connection refused"
    )
    return delivery


def screen(name, delivery):
    return reverse(f"editorial:{name}-delivery", args=[delivery.release.issue_id, delivery.pk])


def test_a_release_writes_what_it_owes_to_every_channel(home):
    issue = an_issue(state=IssueState.RELEASED)
    owed = set(Delivery.objects.filter(release__issue=issue).values_list("channel", flat=True))
    assert {"search", "notice"} <= owed
    withdraw(issue)
    assert Delivery.objects.filter(release__issue=issue, event="withdrawn").exists()


def test_the_desk_shows_what_failed_and_why(failed, sign_in):
    desk = sign_in(people().publisher).get(reverse("editorial:issue-desk", args=[failed.release.issue_id]))
    assert "connection refused" in desk.content.decode()
    assert screen("retry", failed) in desk.content.decode()


def test_a_publisher_tries_again(failed, sign_in):
    sign_in(people().publisher).post(screen("retry", failed))
    failed.refresh_from_db()
    assert failed.state in {DeliveryState.WAITING, DeliveryState.DONE}


def test_a_publisher_leaves_it_out_with_a_reason(failed, sign_in):
    browser = sign_in(people().publisher)
    browser.post(screen("skip", failed), {"reason": ""})
    failed.refresh_from_db()
    assert failed.state == DeliveryState.FAILED
    browser.post(screen("skip", failed), {"reason": "对方已停用"})
    failed.refresh_from_db()
    assert failed.state == DeliveryState.SKIPPED
    assert fresh(failed.release.issue).live


@pytest.mark.parametrize("name", ["editor", "final", "first"])
@pytest.mark.parametrize("act", ["retry", "skip"])
def test_nobody_else_does(failed, sign_in, name, act):
    sign_in(getattr(people(), name)).post(screen(act, failed), {"reason": "因为"})
    failed.refresh_from_db()
    assert failed.state == DeliveryState.FAILED


@pytest.mark.parametrize(
    ("ago", "is_alive"), [(None, False), (dt.timedelta(hours=1), False), (dt.timedelta(0), True)]
)
def test_the_desk_says_whether_the_clock_is_running(home, sign_in, ago, is_alive):
    if ago is not None:
        Heartbeat.objects.beat("clock")
        Heartbeat.objects.update(at=timezone.now() - ago)
    desk = sign_in(people().publisher).get(reverse("editorial:desk"))
    assert desk.context["clock"]["is_alive"] is is_alive
