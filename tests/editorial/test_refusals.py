"""What a screen answers when an act does not happen: a sentence, never a fault; and the audit log knows who tried."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

import pytest

from audit.models import AuditEntry, Result
from bulletins.models import Delivery, Release
from bulletins.models.releases import CLAIM_EXPIRES_AFTER
from bulletins.states import DeliveryEvent, DeliveryState, IssueState, ReleaseState
from editorial.actions.make_preview_link import CannotLinkError, MakePreviewLinkAction
from editorial.actions.unseal_issue import CannotUnsealError, UnsealIssueAction
from tests.factories import a_release, an_issue, fresh, people

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sealed(shared_home):
    return an_issue(items=1, state=IssueState.APPROVED)


@pytest.fixture(scope="module")
def released(shared_home):
    return a_release(an_issue(items=1))


@pytest.fixture
def issue(sealed):
    return fresh(sealed)


@pytest.mark.parametrize("act", ["retry", "skip"])
def test_a_delivery_that_arrived_meanwhile_is_told_and_not_a_fault(client, released, act):
    delivery = Delivery.of(released, DeliveryEvent.RELEASED, "fake", "")
    delivery.state = DeliveryState.DONE
    delivery.save()
    client.force_login(people().publisher)
    address = reverse(f"editorial:{act}-delivery", args=[released.issue_id, delivery.pk])
    answer = client.post(address, {"reason": "已电话通知。"}, follow=True)
    assert answer.status_code == 200
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


@pytest.mark.parametrize("act", ["release", "unseal", "correct", "withdraw", "waiver"])
def test_who_tries_what_is_not_theirs_is_in_the_audit_log(client, issue, act):
    client.force_login(people().first)
    answer = client.post(reverse(f"editorial:{act}", args=[issue.pk]), {"reason": "试试", "notice": "无"})
    assert answer.status_code == 302
    entry = AuditEntry.objects.get(result=Result.REFUSED)
    assert entry.person == people().first.pk
    assert entry.target_key == str(issue.pk)
    assert fresh(issue).state == IssueState.APPROVED


def a_claim(issue, age: dt.timedelta) -> Release:
    return Release.objects.create(
        issue=issue, number=1, state=ReleaseState.RUNNING, claimed_at=timezone.now() - age
    )


def test_the_claim_of_a_dead_process_does_not_keep_an_issue_sealed_for_ever(issue):
    a_claim(issue, CLAIM_EXPIRES_AFTER + dt.timedelta(minutes=1))
    UnsealIssueAction(issue, people().publisher, "补一张照片").execute()
    assert fresh(issue).state == IssueState.DRAFTING


def test_a_release_under_way_keeps_it_sealed(issue):
    a_claim(issue, dt.timedelta(minutes=1))
    with pytest.raises(CannotUnsealError):
        UnsealIssueAction(issue, people().publisher, "补一张照片").execute()
    assert fresh(issue).state == IssueState.APPROVED


def test_no_preview_link_is_made_of_an_issue_released_since_it_was_read(issue):
    known = fresh(issue)
    type(issue).objects.filter(pk=issue.pk).update(state=IssueState.RELEASED)
    with pytest.raises(CannotLinkError):
        MakePreviewLinkAction(known, people().editor, "王主任", dt.timedelta(days=1)).execute()
