"""解封: signatures are voided and editors write again. Also takes back what is still in review."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.models import IssuePage
from bulletins.states import SEALED_STATES, IssueState
from editorial.journal import enter
from editorial.letters import tell_unsealed
from editorial.models import ScheduleState
from editorial.refusals import RefusedError
from editorial.rights import may_take_back, may_unseal
from editorial.rounds import sealed_round_of, unseal


class CannotUnsealError(RefusedError):
    """The message says why not."""


class UnsealIssueAction(BaseAction):
    action_name = "unseal_issue"

    def __init__(self, issue: IssuePage, user, reason: str):
        super().__init__(issue, user)
        self.issue, self.reason = issue, reason.strip()

    def user_has_permission(self) -> bool:
        return may_unseal(self.issue, self.user)

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.issue.state not in SEALED_STATES:
            raise CannotUnsealError(_("This issue is not sealed."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only a final reviewer or a publisher may unseal an issue."))
        if not self.reason:
            raise CannotUnsealError(_("Say why it is unsealed: every signature under it becomes void."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        self.issue = IssuePage.objects.select_for_update().get(pk=self.issue.pk)
        self.check(skip_permission_checks)
        if self.issue.releases.claimed().exists():
            raise CannotUnsealError(_("This issue is being released right now."))
        round_ = sealed_round_of(self.issue)
        unseal(round_, self.user, self.reason)
        tell_unsealed(round_)
        self.issue.schedules.filter(state=ScheduleState.WAITING).update(
            state=ScheduleState.CLEARED, note=_("Unsealed.")
        )
        enter("unseal", self.issue, self.user, reason=self.reason)


class TakeBackAction(BaseAction):
    """撤回送审: the submitter takes an issue back before the last signature."""

    action_name = "take_back"

    def __init__(self, issue: IssuePage, user):
        super().__init__(issue, user)
        self.issue = issue
        self.workflow_state = issue.current_workflow_state

    def user_has_permission(self) -> bool:
        return may_take_back(self.issue, self.user)

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.issue.state != IssueState.IN_REVIEW or self.workflow_state is None:
            raise CannotUnsealError(_("This issue is not in review."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only who submitted an issue, or a publisher, may take it back."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        self.issue = IssuePage.objects.select_for_update().get(pk=self.issue.pk)
        self.workflow_state = self.issue.current_workflow_state
        self.check(skip_permission_checks)
        self.workflow_state.cancel(user=self.user)
        enter("take_back", self.issue, self.user)
