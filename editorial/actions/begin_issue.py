"""新建下一期: the next period of a bulletin, with the chapters and sections of its outline."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.document import read_issue, write_issue
from bulletins.models import BulletinPage, IssuePage
from bulletins.outline import chapters_of_outline, headings_only
from bulletins.wording import period_label
from editorial.refusals import RefusedError
from manuscript.document import Chapter, Document, Kind

PERIODS = {Kind.QUARTERLY: 4, Kind.MONTHLY: 12}


class CannotBeginError(RefusedError):
    """The message says why not."""


class BeginIssueAction(BaseAction):
    action_name = "begin_issue"

    def __init__(self, bulletin: BulletinPage, user):
        super().__init__(bulletin, user)
        self.bulletin = bulletin
        self.kind = Kind(bulletin.kind)

    def user_has_permission(self) -> bool:
        return self.bulletin.permissions_for_user(self.user).can_add_subpage()

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not add issues to this bulletin."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> IssuePage:
        """Returns the new draft. Raises CannotBeginError if somebody has just made it, or PermissionDenied."""
        self.check(skip_permission_checks)
        # Two clicks at once would both see the same last issue: the bulletin's row is the lock.
        BulletinPage.objects.select_for_update().get(pk=self.bulletin.pk)
        year, period = self.next_period
        if IssuePage.objects.of_bulletin(self.bulletin).filter(year=year, period=period).exists():
            raise CannotBeginError(
                _("There is an issue of this period already: %(issue)s.") % {"issue": self.label}
            )
        last = self.last_issue
        total = last.total_number + 1 if last and last.total_number else None
        document = Document(
            kind=self.kind, year=year, period=period, total_number=total, chapters=self.chapters()
        )
        return write_issue(document, self.bulletin, owner=self.user)

    @cached_property
    def last_issue(self) -> IssuePage | None:
        return IssuePage.objects.of_bulletin(self.bulletin).newest_first().first()

    @cached_property
    def next_period(self) -> tuple[int, int | None]:
        """The period after the newest issue; without one, the period that today lies in."""
        if self.last_issue is not None:
            return following_period(self.kind, self.last_issue.year, self.last_issue.period)
        return current_period(self.kind, timezone.localdate())

    @property
    def label(self) -> str:
        return period_label(self.kind, *self.next_period)

    def chapters(self) -> tuple[Chapter, ...]:
        """Those of the outline; where there is none, the headings of the newest issue."""
        if self.bulletin.outline:
            return chapters_of_outline(self.bulletin.outline)
        return headings_only(read_issue(self.last_issue).chapters) if self.last_issue else ()


def following_period(kind: Kind, year: int, period: int | None) -> tuple[int, int | None]:
    if kind is Kind.YEARBOOK:
        return year + 1, None
    following = (period or 0) + 1
    return (year + 1, 1) if following > PERIODS.get(kind, following) else (year, following)


def current_period(kind: Kind, today: dt.date) -> tuple[int, int | None]:
    periods = {
        Kind.QUARTERLY: (today.month + 2) // 3,
        Kind.MONTHLY: today.month,
        Kind.BRIEFING: 1,
        Kind.YEARBOOK: None,
    }
    return today.year, periods[kind]
