"""Whole or not at all: a release that fails half way, is killed, or is watched while it happens."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.db import connection, transaction

from wagtail.search.models import IndexEntry
from wagtail.signals import page_published

import pytest

from bulletins.models import NewsItemPage, Release
from bulletins.models.releases import CLAIM_EXPIRES_AFTER
from bulletins.states import IssueState, ReleaseState
from editorial.actions.release_issue import CannotReleaseError, ReleaseIssueAction
from editorial.publishing import index_members
from tests.factories import an_issue, fresh, people, release

ROOT = Path(__file__).parents[2]


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


def killed(issue, moment):
    """Releases the issue in a process that dies at that moment."""
    database = connection.settings_dict
    address = f"sqlite:///{database['NAME']}"
    if connection.vendor == "postgresql":
        address = f"postgresql://{database['USER']}@{database['HOST'].replace('/', '%2F')}/{database['NAME']}"
    connection.close()
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.killed",
            str(issue.pk),
            people().publisher.username,
            "--moment",
            moment,
        ],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
        capture_output=True,
        text=True,
        check=False,
    )


def statements_of_a_release():
    """Up to the last one of its transaction."""
    act, sent = ReleaseIssueAction(an_issue(state=IssueState.APPROVED, items=4), people().publisher), []

    def note(send, sql, *rest):
        sent.append(sql)
        return send(sql, *rest)

    with connection.execute_wrapper(note):
        act.execute()
    return max(number for number, sql in enumerate(sent, 1) if 'UPDATE "bulletins_release"' in sql)


@pytest.mark.parametrize("share", [0.02, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1])
def test_a_process_killed_in_the_middle_leaves_nothing_public_and_a_later_release_completes(share):
    moment = max(1, int(share * statements_of_a_release()))
    assert_killed_and_released_later(str(moment))


def test_a_process_killed_when_all_is_written_leaves_nothing_public_and_a_later_release_completes():
    assert_killed_and_released_later("commit")


def assert_killed_and_released_later(moment):
    issue = an_issue(state=IssueState.APPROVED, items=4)
    run = killed(issue, moment)
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert live_members(issue) == 0
    assert fresh(issue).state == IssueState.APPROVED
    releases = Release.objects.filter(issue=issue)
    for claim in releases.all():  # of the dead, unless it had not come that far
        with pytest.raises(CannotReleaseError):
            release(issue)
        releases.update(claimed_at=claim.claimed_at - CLAIM_EXPIRES_AFTER)
    release(issue)
    assert live_members(issue) == members(issue)
    assert releases.filter(state=ReleaseState.DONE).get().number == 1


def test_a_process_killed_before_it_told_anybody_leaves_the_whole_issue_public():
    issue = an_issue(state=IssueState.APPROVED)
    assert killed(issue, "committed").returncode == -signal.SIGKILL
    assert live_members(issue) == members(issue)
    assert Release.objects.get().state == ReleaseState.DONE


def test_what_a_process_killed_after_the_commit_did_not_index_is_indexed_when_asked_again():
    issue = an_issue(state=IssueState.APPROVED)
    IndexEntry.objects.all().delete()
    killed(issue, "committed")
    assert not IndexEntry.objects.exists()
    index_members(fresh(issue).get_descendants(inclusive=True))
    assert IndexEntry.objects.count() == members(issue)
