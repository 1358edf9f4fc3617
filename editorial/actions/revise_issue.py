"""修订: a released issue is opened again. Readers keep what was released until the next release replaces it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction
from wagtail.log_actions import log

from bulletins.models import IssuePage
from bulletins.states import IssueState


class ReviseIssueAction(BaseAction):
    action_name = "revise_issue"

    def __init__(self, issue: IssuePage, user):
        super().__init__(issue, user)
        self.issue = issue

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_revise_issue()

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not revise this issue."))

    def execute(self, skip_permission_checks: bool = False) -> None:
        self.check(skip_permission_checks)
        self.issue.move_to(IssueState.DRAFTING, {IssueState.RELEASED})
        log(instance=self.issue, action="editorial.revise", user=self.user)
