"""What the clock does with schedules: releases what is due, holds what is too late, and one failure stops no other issue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bulletins.models import IssuePage
from bulletins.states import IssueState

from .actions.release_issue import CannotReleaseError, ReleaseIssueAction
from .journal import enter
from .letters import tell_not_released
from .models import ReleaseSchedule, ScheduleState

#: Up to a day late an issue still goes out; after that somebody looks at it first.
LATEST = dt.timedelta(hours=24)
#: A release that failed is tried again, by the clock, this long after.
AGAIN_AFTER = dt.timedelta(minutes=10)


def due_releases(at: dt.datetime | None = None) -> list[Callable[[], object]]:
    """One call for each schedule whose time has come."""
    at = at or timezone.now()
    return [partial(carry_out, schedule, at) for schedule in ReleaseSchedule.objects.due(at)]


def carry_out(schedule: ReleaseSchedule, at: dt.datetime) -> None:
    """Raises CannotReleaseError after the publishers were told; the schedule goes on waiting then."""
    if at - schedule.at > LATEST:
        hold(schedule, _("The clock came %(late)s late.") % {"late": at - schedule.at})
        return
    if schedule.tried_at is not None and at - schedule.tried_at < AGAIN_AFTER:
        return
    is_first_try = schedule.tried_at is None
    schedule.tried_at = at
    schedule.save(update_fields=["tried_at"])
    try:
        issue = IssuePage.objects.get(pk=schedule.issue_id)
        ReleaseIssueAction(issue, schedule.set_by).execute(skip_permission_checks=True)
    except CannotReleaseError as error:
        if _is_over(schedule):  # a publisher pressed the button in the same second
            return
        ReleaseSchedule.objects.filter(pk=schedule.pk).update(note=str(error))
        if is_first_try:
            tell_not_released(schedule.issue, str(error), held=False)
        raise


def _is_over(schedule: ReleaseSchedule) -> bool:
    return not ReleaseSchedule.objects.filter(pk=schedule.pk, state=ScheduleState.WAITING).exists()


@transaction.atomic
def hold(schedule: ReleaseSchedule, reason: str) -> None:
    issue = IssuePage.objects.select_for_update().get(pk=schedule.issue_id)
    waiting = ReleaseSchedule.objects.filter(pk=schedule.pk, state=ScheduleState.WAITING)
    if not waiting.update(state=ScheduleState.HELD, note=reason):
        return
    issue.move_to(IssueState.APPROVED, {IssueState.SCHEDULED})
    tell_not_released(issue, reason, held=True)
    enter("hold_schedule", issue, None, reason=reason)
