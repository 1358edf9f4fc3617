"""定时发布: a sealed issue gets its time of release; the clock carries it out (`manage.py run_due`)."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.models import IssuePage
from bulletins.states import SEALED_STATES, IssueState
from editorial.journal import enter
from editorial.models import ReleaseSchedule, ScheduleState
from editorial.refusals import RefusedError
from editorial.rounds import sealed_round_of


class CannotScheduleError(RefusedError):
    """The message says why not."""


class ScheduleReleaseAction(BaseAction):
    """`confirmed` is the distribution class that the publisher has seen and confirmed."""

    action_name = "schedule_release"

    def __init__(self, issue: IssuePage, user, at: dt.datetime, *, confirmed: str):
        super().__init__(issue, user)
        self.issue, self.at, self.confirmed = issue, at, confirmed

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_release_issue()

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.issue.state not in SEALED_STATES:
            raise CannotScheduleError(_("Only an issue that has passed three reviews can be released."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not release this issue."))
        if self.at <= timezone.now():
            raise CannotScheduleError(_("That time is past."))
        require_confirmed(self.issue, self.confirmed)

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> ReleaseSchedule:
        """Returns the new schedule; an earlier one is cleared. Raises CannotScheduleError or PermissionDenied."""
        self.issue = IssuePage.objects.select_for_update().get(pk=self.issue.pk)
        self.check(skip_permission_checks)
        clear_schedules(self.issue)
        self.issue.move_to(IssueState.SCHEDULED, SEALED_STATES)
        schedule = ReleaseSchedule.objects.create(
            issue=self.issue, round=sealed_round_of(self.issue), at=self.at, set_by=self.user
        )
        enter("schedule", self.issue, self.user, at=self.at)
        return schedule


class ClearScheduleAction(BaseAction):
    action_name = "clear_schedule"

    def __init__(self, issue: IssuePage, user):
        super().__init__(issue, user)
        self.issue = issue

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_release_issue()

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.issue.state != IssueState.SCHEDULED:
            raise CannotScheduleError(_("This issue has no time of release."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not release this issue."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        self.issue = IssuePage.objects.select_for_update().get(pk=self.issue.pk)
        self.check(skip_permission_checks)
        clear_schedules(self.issue)
        self.issue.move_to(IssueState.APPROVED, {IssueState.SCHEDULED})
        enter("clear_schedule", self.issue, self.user)


def clear_schedules(issue: IssuePage) -> None:
    issue.schedules.filter(state=ScheduleState.WAITING).update(state=ScheduleState.CLEARED)


def require_confirmed(issue: IssuePage, confirmed: str) -> None:
    """Who may read it is part of what was signed; the publisher says once more that it is meant."""
    if confirmed != sealed_round_of(issue).manifest.distribution:
        raise CannotScheduleError(_("Confirm who may read this issue."))
