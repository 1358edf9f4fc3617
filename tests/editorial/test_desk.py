"""发布台: which issues stand on it, what it says of each, and the acts that lead from it."""

import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Revision

import pytest

from bulletins.models import Release
from bulletins.states import IssueState, ReleaseState
from editorial.desk import Standing, rows_of, seal_of
from editorial.models import ReleaseSchedule, ScheduleState
from tests.factories import (
    a_quarterly,
    an_issue,
    bring_to,
    fresh,
    people,
    release,
    schedule,
    withdraw,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def sealed_before(shared_home):
    return an_issue(state=IssueState.APPROVED, items=1)


@pytest.fixture(scope="module")
def released_before(shared_home):
    return an_issue(state=IssueState.RELEASED, items=1)


@pytest.fixture
def sealed(sealed_before, db):
    return fresh(sealed_before)


@pytest.fixture
def released(released_before, db):
    return fresh(released_before)


def standing(issue):
    rows = {row.issue.pk: row.standing for row in rows_of(people().publisher)}
    return rows.get(issue.pk)


def screen(name, issue, *more):
    return reverse(f"editorial:{name}", args=[issue.pk, *more])


# -- the list


def test_a_draft_is_not_on_the_desk(home):
    assert standing(an_issue(items=1)) is None


def test_an_issue_stands_there_from_its_seal_to_its_release(sealed):
    assert standing(sealed) is Standing.SEALED
    schedule(sealed)
    assert standing(sealed) is Standing.SCHEDULED
    release(sealed)
    assert standing(sealed) is Standing.RELEASED
    withdraw(sealed)
    assert standing(sealed) is Standing.WITHDRAWN


def test_a_release_that_failed_comes_first_with_its_reason(sealed):
    an_issue(sealed.bulletin, document=a_quarterly(1, period=1), state=IssueState.RELEASED)
    sealed.releases.create(number=1, state=ReleaseState.FAILED, reason="磁盘已满")
    row = rows_of(people().publisher)[0]
    assert (row.issue, row.standing, row.note) == (sealed, Standing.FAILED, "磁盘已满")


@pytest.mark.parametrize(("minutes", "expected"), [(1, Standing.RUNNING), (60, Standing.FAILED)])
def test_a_claim_of_a_process_that_died_is_a_failure(sealed, minutes, expected):
    claimed = timezone.now() - dt.timedelta(minutes=minutes)
    sealed.releases.create(number=1, state=ReleaseState.RUNNING, claimed_at=claimed)
    assert standing(sealed) is expected


def test_a_schedule_that_was_held_is_shown_until_another_is_set(sealed):
    schedule(sealed)
    ReleaseSchedule.objects.update(state=ScheduleState.HELD, note="晚了两天")
    assert standing(sealed) is Standing.HELD
    schedule(sealed)
    assert standing(sealed) is Standing.SCHEDULED


def test_what_was_released_long_ago_has_left_the_desk(released):
    Release.objects.update(claimed_at=timezone.now() - dt.timedelta(days=60))
    assert standing(released) is None


def test_the_list_takes_the_same_number_of_statements_for_any_number_of_issues(home):
    def statements():
        with CaptureQueriesContext(connection) as queries:
            rows_of(people().publisher)
        return len(queries)

    first = an_issue(state=IssueState.APPROVED, items=1)
    one = statements()
    for period in (1, 2):
        an_issue(first.bulletin, document=a_quarterly(1, period=period), state=IssueState.SCHEDULED)
    assert statements() == one


# -- who opens it


@pytest.mark.parametrize(
    ("name", "may_list", "may_open"),
    [
        ("editor", False, True),
        ("first", False, False),
        ("final", True, True),
        ("publisher", True, True),
    ],
)
def test_the_desk_is_for_publishers_and_final_reviewers_and_an_issues_also_for_editors(
    sealed, sign_in, name, may_list, may_open
):
    browser = sign_in(getattr(people(), name))
    assert (browser.get(reverse("editorial:desk")).status_code == 200) == may_list
    assert (browser.get(screen("issue-desk", sealed)).status_code == 200) == may_open


# -- the seal


def test_a_seal_holds_until_a_signed_text_is_changed(sealed):
    assert seal_of(sealed).holds
    Revision.objects.filter(pk=sealed.items.first().latest_revision_id).update(content={"title": "被改的题"})
    assert not seal_of(sealed).holds


def test_the_desk_names_the_fault_of_a_broken_seal(sealed, sign_in):
    sealed.review_rounds.update(seal="0" * 64)
    shown = sign_in(people().publisher).get(screen("issue-desk", sealed))
    assert shown.context["seal"].faults[0] in shown.content.decode()


# -- the acts


def test_nothing_is_released_or_scheduled_before_who_may_read_it_is_confirmed(sealed, sign_in):
    browser = sign_in(people().publisher)
    tomorrow = timezone.localtime() + dt.timedelta(days=1)
    fields = {"shown": "public", "at": f"{tomorrow:%Y-%m-%d %H:%M}"}
    for name in ("release", "schedule"):
        response = browser.post(screen(name, sealed), fields)
        assert response.context["form"].errors["is_meant"]
    response = browser.post(screen("release", sealed), {"shown": "internal", "is_meant": "on"})
    assert response.status_code == 200
    assert fresh(sealed).state == IssueState.APPROVED
    browser.post(screen("schedule", sealed), {**fields, "is_meant": "on"})
    assert fresh(sealed).state == IssueState.SCHEDULED
    at = timezone.localtime(fresh(sealed).schedules.get().at)
    assert f"{at:%Y-%m-%d %H:%M}" == fields["at"]


def test_a_time_that_is_past_is_refused_and_stays_in_its_field(sealed, sign_in):
    fields = {"shown": "public", "at": "2020-01-01 09:00", "is_meant": "on"}
    response = sign_in(people().publisher).post(screen("schedule", sealed), fields)
    assert fresh(sealed).state == IssueState.APPROVED
    assert "2020-01-01 09:00" in response.content.decode()


def test_a_publisher_clears_the_time_and_unseals_with_a_reason(sealed, sign_in):
    browser = sign_in(people().publisher)
    schedule(sealed)
    browser.post(screen("clear-schedule", sealed))
    assert fresh(sealed).state == IssueState.APPROVED
    assert browser.post(screen("unseal", sealed), {"reason": " "}).context["form"].errors
    browser.post(screen("unseal", sealed), {"reason": "题目有误"})
    assert fresh(sealed).state == IssueState.DRAFTING


def test_two_people_withdraw_an_issue_and_a_third_act_restores_it(released, sign_in, people):
    browser = sign_in(people.publisher)
    browser.post(screen("withdraw", released), {"reason": "数字有误", "notice": "本期暂停阅读。"})
    own = browser.get(screen("confirm-withdrawal", released)).content.decode()
    assert not own.count('class="button no"')
    browser.post(screen("confirm-withdrawal", released))
    assert fresh(released).state == IssueState.RELEASED
    browser = sign_in(people.final)
    assert (
        screen("confirm-withdrawal", released) in browser.get(screen("issue-desk", released)).content.decode()
    )
    browser.post(screen("confirm-withdrawal", released))
    assert fresh(released).state == IssueState.WITHDRAWN
    browser = sign_in(people.publisher)
    browser.post(screen("restore", released, 1), {"reason": "已核实无误"})
    assert fresh(released).state == IssueState.RELEASED
    assert fresh(released).releases.done().count() == 2


def test_a_proposal_is_dropped_by_whoever_made_it(released, sign_in):
    browser = sign_in(people().publisher)
    browser.post(screen("withdraw", released), {"reason": "数字有误"})
    browser.post(screen("drop-withdrawal", released))
    assert not released.withdrawals.proposed().exists()
    assert fresh(released).live


ACTS = ["release", "schedule", "clear-schedule", "unseal", "withdraw"]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("name", ["editor", "first", "second"])
def test_an_act_of_publishers_is_nobody_elses(sealed, sign_in, act, name):
    browser = sign_in(getattr(people(), name))
    fields = {"shown": "public", "is_meant": "on", "reason": "理由", "at": "2099-01-01 09:00"}
    for issue in (sealed, bring_to(IssueState.RELEASED, an_issue(items=1))):
        before = fresh(issue).state
        assert browser.get(screen(act, issue)).status_code != 200
        assert browser.post(screen(act, issue), fields).status_code in {302, 403}
        assert fresh(issue).state == before
    assert not sealed.withdrawals.exists()
