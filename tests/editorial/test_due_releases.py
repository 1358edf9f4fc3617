"""The clock releases what is due, holds what is too late, and goes on whatever fails."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from wagtail.models import Revision

import pytest

from bulletins.states import DistributionClass, IssueState
from editorial.actions.schedule_release import CannotScheduleError, ClearScheduleAction, ScheduleReleaseAction
from editorial.actions.unseal_issue import UnsealIssueAction
from editorial.due_releases import LATEST
from editorial.models import ReleaseSchedule, ScheduleState
from tests.factories import a_quarterly, an_issue, fresh, people, release, schedule

pytestmark = pytest.mark.usefixtures("committed_home")  # the clock opens connections of its own
HOUR = dt.timedelta(hours=1)


def scheduled(late: dt.timedelta, **options):
    """An issue whose time came `late` ago."""
    issue = an_issue(state=IssueState.SCHEDULED, **options)
    ReleaseSchedule.objects.filter(issue=issue).update(at=timezone.now() - late)
    return issue


def run_due():
    try:
        call_command("run_due")
    except CommandError:
        return 1
    return 0


def state_of(issue):
    return fresh(issue).state, fresh(issue).schedules.get().state


@pytest.mark.parametrize("late", [dt.timedelta(seconds=1), LATEST - HOUR])
def test_what_is_due_is_released(home, late):
    issue = scheduled(late)
    assert run_due() == 0
    assert state_of(issue) == (IssueState.RELEASED, ScheduleState.DONE)
    assert issue.releases.get().released_by == people().publisher


def test_what_is_not_due_waits():
    issue = scheduled(-HOUR)
    assert run_due() == 0
    assert state_of(issue) == (IssueState.SCHEDULED, ScheduleState.WAITING)


def test_three_days_late_it_is_held_for_somebody_to_look_at():
    issue = scheduled(dt.timedelta(days=3))
    run_due()
    assert state_of(issue) == (IssueState.APPROVED, ScheduleState.HELD)
    assert issue.schedules.get().note
    release(issue)  # by hand it still goes out


def test_one_that_fails_never_stops_the_next():
    broken, whole = scheduled(2 * HOUR), scheduled(HOUR, document=a_quarterly(2, period=1))
    item = broken.items.first()
    Revision.objects.filter(pk=item.latest_revision_id).update(content={"pk": item.pk})
    assert run_due() != 0
    assert state_of(broken) == (IssueState.SCHEDULED, ScheduleState.WAITING)
    assert broken.schedules.get().note
    assert state_of(whole) == (IssueState.RELEASED, ScheduleState.DONE)


def test_the_clock_finds_nothing_twice():
    issue = scheduled(HOUR)
    run_due()
    run_due()
    assert issue.releases.count() == 1


def test_a_button_pressed_before_its_time_clears_the_schedule():
    issue = scheduled(-HOUR)
    release(issue)
    assert state_of(issue) == (IssueState.RELEASED, ScheduleState.DONE)


def test_unsealing_clears_the_schedule():
    issue = scheduled(HOUR)
    UnsealIssueAction(issue, people().final, "有误").execute()
    assert run_due() == 0
    assert state_of(issue) == (IssueState.DRAFTING, ScheduleState.CLEARED)


def test_a_new_time_replaces_the_old_one():
    issue = an_issue(state=IssueState.SCHEDULED)
    schedule(issue)
    assert sorted(issue.schedules.values_list("state", flat=True)) == [
        ScheduleState.CLEARED,
        ScheduleState.WAITING,
    ]
    ClearScheduleAction(fresh(issue), people().publisher).execute()
    assert fresh(issue).state == IssueState.APPROVED


def test_only_what_is_sealed_is_scheduled_by_publishers_and_for_the_future():
    issue = an_issue(state=IssueState.APPROVED)
    soon = timezone.now() + HOUR
    for person, at, confirmed, refusal in (
        (people().editor, soon, DistributionClass.PUBLIC, PermissionDenied),
        (people().publisher, timezone.now() - HOUR, DistributionClass.PUBLIC, CannotScheduleError),
        (people().publisher, soon, DistributionClass.INTERNAL, CannotScheduleError),
    ):
        with pytest.raises(refusal):
            ScheduleReleaseAction(fresh(issue), person, at, confirmed=confirmed).execute()
    with pytest.raises(CannotScheduleError):
        schedule(an_issue())
