"""发布: an approved issue becomes public, whole or not at all."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Revision

import pytest

from bulletins.models import ChapterPage, NewsItemPage, Release
from bulletins.models.releases import CLAIM_EXPIRES_AFTER
from bulletins.signals import issue_released
from bulletins.states import IssueState, ReleaseKind, ReleaseState
from editorial.actions.correct_issue import CorrectIssueAction
from editorial.actions.release_issue import CannotReleaseError, ReleaseIssueAction
from editorial.actions.submit_issue import CannotSubmitError
from editorial.corrections import Note
from tests.factories import an_administrator, an_issue, bring_to, fresh, pass_reviews, people, release, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def approved_issue(shared_home):
    return an_issue(state=IssueState.APPROVED, items=4)


@pytest.fixture
def issue(approved_issue):
    return fresh(approved_issue)


@pytest.fixture
def heard():
    """What those hear who listen for releases, and whether it was committed when they did."""
    calls = []

    def listen(issue, release, **kwargs):
        calls.append((issue.pk, release.number, release.state))

    issue_released.connect(listen)
    yield calls
    issue_released.disconnect(listen)


def live_members(issue):
    return fresh(issue).get_descendants(inclusive=True).live().count()


def members(issue):
    return fresh(issue).get_descendants(inclusive=True).count()


# -- the act


def test_every_member_becomes_public_with_the_text_that_was_approved(issue):
    approved = {page.pk: page.latest_revision_id for page in issue.get_descendants(inclusive=True)}
    release(issue)
    assert fresh(issue).state == IssueState.RELEASED
    assert live_members(issue) == members(issue) == len(approved)
    assert {
        page.pk: page.live_revision_id for page in fresh(issue).get_descendants(inclusive=True)
    } == approved


def test_a_release_is_recorded_once(issue):
    release(issue)
    record = Release.objects.get()
    assert (record.issue, record.number, record.state) == (issue, 1, ReleaseState.DONE)
    assert record.released_by == people().publisher
    assert record.released_at


@pytest.mark.parametrize("state", [IssueState.DRAFTING, IssueState.IN_REVIEW, IssueState.RELEASED])
def test_only_an_approved_issue_is_released(home, state):
    issue = an_issue(state=state)
    before = live_members(issue)
    with pytest.raises(CannotReleaseError):
        release(issue)
    assert live_members(issue) == before


@pytest.mark.parametrize("name", ["editor", "first", "final"])
def test_who_does_not_publish_does_not_release(issue, name):
    with pytest.raises(PermissionDenied):
        ReleaseIssueAction(issue, getattr(people(), name)).execute()
    assert live_members(issue) == 0
    assert not Release.objects.exists()


def test_listeners_hear_of_a_release_after_it_is_committed(issue, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        release(issue)
        assert heard == []
    assert heard == [(issue.pk, 1, ReleaseState.DONE)]


def test_a_listener_that_fails_takes_nothing_back(issue, django_capture_on_commit_callbacks):
    def fail(**kwargs):
        raise RuntimeError("the mail server is down")

    issue_released.connect(fail)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            release(issue)
    finally:
        issue_released.disconnect(fail)
    assert live_members(issue) == members(issue)


# -- whole or not at all


def test_a_member_that_is_not_fit_stops_the_release_and_is_named(home):
    issue = an_issue(items=4)
    item = issue.items.order_by("path").last()
    NewsItemPage.objects.filter(pk=item.pk).update(draft_title="坏条目")
    broken = {**item.get_latest_revision().content, "event_start": "2026-09-02", "event_end": "2026-09-01"}
    Revision.objects.filter(pk=item.latest_revision_id).update(content=broken)
    submit(issue)
    pass_reviews(issue)
    with pytest.raises(CannotReleaseError, match=item.title):
        release(issue)
    assert live_members(issue) == 0
    assert fresh(issue).state == IssueState.APPROVED


def test_a_member_without_a_saved_text_is_not_submitted(home):
    issue = an_issue()
    chapter = ChapterPage.objects.child_of(issue).get()
    ChapterPage.objects.filter(pk=chapter.pk).update(latest_revision=None)
    with pytest.raises(CannotSubmitError, match=chapter.title):
        submit(issue)
    assert fresh(issue).state == IssueState.DRAFTING


# -- claims


def test_a_second_caller_is_told(issue):
    Release.objects.create(issue=issue, number=1)
    with pytest.raises(CannotReleaseError) as told:
        release(issue)
    assert "正在" in str(told.value) or "right now" in str(told.value)
    assert live_members(issue) == 0


def test_a_stale_claim_is_taken_over(issue):
    long_ago = (
        Release._meta.get_field("claimed_at").get_default() - CLAIM_EXPIRES_AFTER - dt.timedelta(minutes=1)
    )
    dead = Release.objects.create(issue=issue, number=1, claimed_at=long_ago)
    release(issue)
    dead.refresh_from_db()
    assert (dead.state, bool(dead.reason)) == (ReleaseState.FAILED, True)
    assert live_members(issue) == members(issue)


# -- revision and second release


def test_readers_keep_the_old_text_until_the_next_release(client, home):
    issue = an_issue(state=IssueState.RELEASED)
    item = issue.items.first()
    CorrectIssueAction(issue, people().editor).execute()
    draft = fresh(item).get_latest_revision_as_object()
    draft.title = "更正后的标题"
    draft.save_revision(user=people().editor)

    def shown():
        return client.get(item.get_url()).content.decode()

    note = Note(ReleaseKind.CORRECTION, "标题有误。")
    for act in (lambda: None, lambda: submit(issue, {item.pk: note}), lambda: pass_reviews(issue)):
        act()
        assert "更正后的标题" not in shown()
        assert item.title in shown()
    release(issue)
    assert "更正后的标题" in shown()
    assert list(Release.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_a_revision_is_not_started_of_what_is_not_released(issue):
    with pytest.raises(Exception):  # noqa: B017, PT011  PermissionDenied here, StaleStateError where two come at once
        CorrectIssueAction(issue, an_administrator()).execute()
    assert fresh(issue).state == IssueState.APPROVED


def test_a_text_saved_behind_the_lock_is_not_released(issue):
    """By a script or in a shell, after the third signature: nobody has approved it. What was signed goes out."""
    item = issue.items.first()
    signed, title = item.latest_revision_id, item.title
    item.title = "三审之后改的"
    item.save_revision(clean=False)
    release(issue)
    item = fresh(item)
    assert (item.title, item.live_revision_id, item.has_unpublished_changes) == (title, signed, True)


def test_a_signed_text_that_was_changed_in_the_database_stops_the_release(issue):
    item = issue.items.first()
    content = {**item.get_latest_revision().content, "title": "被改的题"}
    Revision.objects.filter(pk=item.latest_revision_id).update(content=content)
    with pytest.raises(CannotReleaseError, match=item.title):
        release(issue)
    assert live_members(issue) == 0


def test_the_statements_of_a_release_grow_with_its_members_alone(home):
    def statements(items):
        issue = bring_to(IssueState.APPROVED, an_issue(items=items))
        with CaptureQueriesContext(connection) as queries:
            release(issue)
        return len(queries)

    few, some, more = statements(3), statements(9), statements(15)
    assert more - some <= (some - few) * 1.1
