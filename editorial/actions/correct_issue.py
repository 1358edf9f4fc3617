"""更正: a released or withdrawn issue is opened to editors. Readers keep what they have until a new release replaces it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.models import IssuePage, NewsItemPage
from bulletins.states import IssueState
from editorial.baseline import baseline_of
from editorial.journal import enter
from editorial.sealing import members_of


class CorrectIssueAction(BaseAction):
    action_name = "correct_issue"

    def __init__(self, issue: IssuePage, user):
        super().__init__(issue, user)
        self.issue = issue

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_correct_issue()

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not correct this issue."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        """Raises PermissionDenied, or StaleStateError if the issue is neither released nor withdrawn."""
        self.check(skip_permission_checks)
        self.issue.move_to(IssueState.CORRECTING, {IssueState.RELEASED, IssueState.WITHDRAWN})
        baseline_of(self.issue)
        enter("correct", self.issue, self.user)


class AbandonCorrectionAction(BaseAction):
    """Nothing is corrected after all: drafts go back to what was released, as new revisions."""

    action_name = "abandon_correction"

    def __init__(self, issue: IssuePage, user):
        super().__init__(issue, user)
        self.issue = issue

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_abandon_correction()

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("There is no correction here that you may abandon."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        self.issue = IssuePage.objects.select_for_update().get(pk=self.issue.pk)
        self.check(skip_permission_checks)
        rows = {row.page_id: row for row in baseline_of(self.issue).rows.select_related("revision")}
        NewsItemPage.objects.filter(issue=self.issue).update(is_left_out=False)
        for page in members_of(self.issue):
            row = rows.get(page.pk)
            if row is not None and row.revision_id != page.latest_revision_id:
                row.revision.as_object().save_revision(
                    user=self.user, changed=True, clean=False, previous_revision=row.revision
                )
        left_out = NewsItemPage.objects.filter(issue=self.issue, live=False).exclude(pk__in=rows)
        left_out.update(is_left_out=True)
        self.issue.corrections.pending().delete()
        state = IssueState.RELEASED if self.issue.live else IssueState.WITHDRAWN
        self.issue.move_to(state, {IssueState.CORRECTING})
        enter("abandon_correction", self.issue, self.user)
