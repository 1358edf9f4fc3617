"""Whole or not at all: a release that fails half way, is killed, or is watched while it happens."""

import signal
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction

from wagtail.models import PageLogEntry
from wagtail.signals import page_published

import pytest

from bulletins.models import Delivery, NewsItemPage, Release
from bulletins.models.releases import CLAIM_EXPIRES_AFTER
from bulletins.states import IssueState, ReleaseState
from editorial.actions.release_issue import CannotReleaseError
from tests.factories import an_issue, fresh, people, release
from tests.killed import killed, statements_of_a_release

pytestmark = pytest.mark.usefixtures("committed_home")


def live_members(issue):
    return fresh(issue).get_descendants(inclusive=True).live().count()


def members(issue):
    return fresh(issue).get_descendants(inclusive=True).count()


@pytest.mark.parametrize("place", [1, 3, 7])
def test_a_member_that_fails_half_way_leaves_nothing_public(place):
    """A receiver of somebody else's raises at the second, fourth, last member."""
    issue = an_issue(state=IssueState.APPROVED, items=4)
    published = []

    def fail_there(instance, **kwargs):
        published.append(instance)
        if len(published) > place:
            raise RuntimeError("the search engine is down")

    page_published.connect(fail_there)
    try:
        with pytest.raises(CannotReleaseError, match="the search engine is down"):
            release(issue)
    finally:
        page_published.disconnect(fail_there)
    assert live_members(issue) == 0
    assert fresh(issue).state == IssueState.APPROVED
    assert Release.objects.get().state == ReleaseState.FAILED
    release(issue)
    assert live_members(issue) == members(issue)
    assert Release.objects.filter(state=ReleaseState.DONE).get().number == 1


def test_a_release_is_one_transaction():
    issue = an_issue(state=IssueState.APPROVED)
    depths = []

    def look(**kwargs):
        depths.append(connection.in_atomic_block)

    page_published.connect(look)
    try:
        release(issue)
    finally:
        page_published.disconnect(look)
    assert depths == [True] * members(issue)
    assert not connection.in_atomic_block


def test_a_release_inside_another_transaction_is_refused():
    """It could be rolled back by what stands around it, after everybody was told."""
    issue = an_issue(state=IssueState.APPROVED)
    with pytest.raises(CannotReleaseError), transaction.atomic():
        release(issue)
    assert live_members(issue) == 0


def test_a_reader_sees_all_of_an_issue_or_none_of_it_while_it_is_released():
    issue = an_issue(state=IssueState.APPROVED, items=12)
    whole, seen, done = members(issue), set(), []

    def read(_):
        try:
            while not done:
                seen.add(NewsItemPage.objects.released().count())
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read, number) for number in range(2)]
        try:
            release(issue)
        finally:
            done.append(True)
        [reader.result() for reader in readers]
    assert seen <= {0, 12}
    assert live_members(issue) == whole


MOMENTS = 25


def test_a_process_killed_at_any_moment_leaves_nothing_public_and_a_later_release_completes():
    publisher = people().publisher
    last = statements_of_a_release(an_issue(state=IssueState.APPROVED, items=4), publisher)
    assert last > MOMENTS
    issue = an_issue(state=IssueState.APPROVED, items=4)
    for step in range(MOMENTS):
        moment = step * (last - 1) // (MOMENTS - 1)
        assert_nothing_of_it(issue, killed(issue, publisher, moment))
    assert_nothing_of_it(issue, killed(issue, publisher, "commit"))
    release(issue)
    assert live_members(issue) == members(issue)
    assert issue.releases.done().get().number == 1
    assert PageLogEntry.objects.filter(action="wagtail.publish", page=issue.pk).count() == 1


def assert_nothing_of_it(issue, status):
    assert status == -signal.SIGKILL
    assert live_members(issue) == 0
    assert fresh(issue).state == IssueState.APPROVED
    assert not Delivery.objects.filter(release__issue=issue).exists()
    for claim in issue.releases.running():  # of the dead, if it had come that far
        with pytest.raises(CannotReleaseError):
            release(issue)
        issue.releases.filter(pk=claim.pk).update(claimed_at=claim.claimed_at - CLAIM_EXPIRES_AFTER)


def test_a_process_killed_before_it_told_anybody_leaves_the_whole_issue_public():
    issue = an_issue(state=IssueState.APPROVED)
    assert killed(issue, people().publisher, "committed") == -signal.SIGKILL
    assert live_members(issue) == members(issue)
    assert Release.objects.get().state == ReleaseState.DONE
