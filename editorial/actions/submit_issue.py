"""送审: an issue goes to the first reviewer, and nobody writes in it until it comes back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.models import IssuePage
from bulletins.states import IssueState, StaleStateError


class CannotSubmitError(Exception):
    """The message says what is missing."""


class SubmitIssueAction(BaseAction):
    action_name = "submit_issue"

    def __init__(self, issue: IssuePage, user):
        super().__init__(issue, user)
        self.issue = issue

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_submit_issue()

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.issue.state != IssueState.DRAFTING:
            raise CannotSubmitError(_("This issue is not being drafted: it cannot be submitted."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not submit this issue."))
        if not self.issue.items.exists():
            raise CannotSubmitError(_("This issue has no items yet."))
        if self.issue.get_workflow() is None:
            raise CannotSubmitError(_("No review is set up for this bulletin. Run setup_portal once."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        """Raises CannotSubmitError or PermissionDenied; nothing has changed then."""
        # The row of the issue is the lock: a second caller waits here and then finds it submitted.
        self.issue.state = IssuePage.objects.select_for_update().get(pk=self.issue.pk).state
        self.check(skip_permission_checks)
        if self.issue.latest_revision is None:
            self.issue.save_revision(user=self.user, clean=False)
        try:
            self.issue.get_workflow().start(self.issue, self.user)
        except StaleStateError:
            raise CannotSubmitError(_("Somebody else has just submitted this issue.")) from None
        self.issue.refresh_from_db(fields=["state"])
