"""Who may do what to an issue, where Wagtail's rights to pages do not say it."""

from __future__ import annotations

from wagtail.permission_policies import ModelPermissionPolicy

from bulletins.models import IssuePage
from bulletins.states import OPEN_STATES, SEALED_STATES, IssueState

from .models import StageReviewTask
from .stages import DECIDING, RoundState, Stage


def is_final_reviewer(user) -> bool:
    tasks = StageReviewTask.objects.filter(stage=Stage.FINAL, active=True)
    return user.is_active and tasks.filter(groups__user=user).exists()


def is_publisher(issue: IssuePage, user) -> bool:
    return issue.permissions_for_user(user).is_publisher()


def may_unseal(issue: IssuePage, user) -> bool:
    return issue.state in SEALED_STATES and _publishes_or_signs_last(issue, user)


def may_overrule(issue: IssuePage, user) -> bool:
    """What preflight found: who may submit the issue, whose stage decides about it, and once it is sealed who signs last."""
    if issue.state in OPEN_STATES:
        return issue.permissions_for_user(user).can_submit_issue()
    if issue.state in SEALED_STATES:
        return is_final_reviewer(user)
    task = issue.current_workflow_task if issue.state == IssueState.IN_REVIEW else None
    return getattr(task, "stage", None) in DECIDING and task.user_can_decide(issue, user)


def may_take_back(issue: IssuePage, user) -> bool:
    """Who submitted it; and a publisher, for that person may be away."""
    if issue.state != IssueState.IN_REVIEW or not user.is_active:
        return False
    is_mine = issue.review_rounds.filter(state=RoundState.OPEN, submitted_by=user).exists()
    return is_mine or is_publisher(issue, user)


def may_withdraw(issue: IssuePage, user) -> bool:
    """To propose it as to confirm it; that they are two is a matter of the withdrawal."""
    return issue.live and _publishes_or_signs_last(issue, user)


def _publishes_or_signs_last(issue: IssuePage, user) -> bool:
    return is_publisher(issue, user) or is_final_reviewer(user)


def may_see_history(issue: IssuePage, user) -> bool:
    """The office: editors and publishers, and the reviewers of any stage."""
    if issue.permissions_for_user(user).can_see_desk():
        return True
    return user.is_active and StageReviewTask.objects.filter(active=True, groups__user=user).exists()


class ReportPolicy(ModelPermissionPolicy):
    """Readers' reports come from readers: nobody in the office writes one, and none is deleted."""

    def user_has_permission(self, user, action):
        return action in {"view", "change"} and super().user_has_permission(user, action)
