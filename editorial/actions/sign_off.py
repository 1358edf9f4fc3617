"""审签: one reviewer passes or returns the whole issue, for one stage."""

from __future__ import annotations

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.models import IssuePage


class Verdict(StrEnum):
    PASS = "approve"  # noqa: S105  Wagtail's names of the two actions of a task
    RETURN = "reject"


class CannotSignError(Exception):
    """The message says why not."""


class SignOffAction(BaseAction):
    action_name = "sign_off"

    def __init__(self, issue: IssuePage, user, verdict: Verdict, opinion: str = ""):
        super().__init__(issue, user)
        self.issue, self.verdict, self.opinion = issue, verdict, opinion.strip()
        self.task_state = issue.current_workflow_task_state

    @property
    def task(self):
        return self.task_state.task.specific

    def user_has_permission(self) -> bool:
        return self.task.user_can_decide(self.issue, self.user)

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.task_state is None:
            raise CannotSignError(_("This issue is not in review."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(
                _(
                    "This stage is not yours, or you have had your hand in this issue already: "
                    "three different people review it."
                )
            )
        if self.verdict is Verdict.RETURN and not self.opinion:
            raise CannotSignError(_("Say why you return it: the editors start from your reason."))

    def execute(self, skip_permission_checks: bool = False) -> None:
        """Raises CannotSignError or PermissionDenied; nothing has changed then."""
        self.check(skip_permission_checks)
        self.task.on_action(self.task_state, self.user, str(self.verdict), comment=self.opinion)
        self.issue.refresh_from_db(fields=["state"])
