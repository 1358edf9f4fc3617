from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState

from editorial.stages import RoundState, Stage

from .rounds import ReviewRound, StageDecision


class SamePersonError(PermissionDenied):
    """Somebody who submitted this issue, or passed an earlier stage of it, tried to pass another."""


class DecidedAlreadyError(PermissionDenied):
    """Somebody else decided this stage first."""


class StageReviewTask(AbstractGroupApprovalTask):
    """A stage of the review of a whole issue. A bulletin names its stages by having tasks of its own in its workflow."""

    stage = models.CharField(_("stage"), max_length=6, choices=Stage)

    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "stage"]

    class Meta:
        verbose_name = _("review stage")
        verbose_name_plural = _("review stages")

    @classmethod
    def get_description(cls):
        return _("One stage of the review of a whole issue, each by a different person")

    def user_can_decide(self, obj, user) -> bool:
        """A superuser is not exempt: the group names who reviews, and three people are three people."""
        state = obj.current_workflow_state
        return bool(state and user.is_active and self.may_sign(_round_of(state), user))

    def may_sign(self, round_: ReviewRound | None, user) -> bool:
        if round_ is None:
            return False
        if self.waiver_for(round_, user) is not None:
            return True
        return self._user_in_groups(user) and user.pk not in people_of_round(round_)

    def waiver_for(self, round_: ReviewRound, user):
        confirmed = round_.waivers.filter(stage=self.stage, person=user, confirmed_at__isnull=False)
        return confirmed.filter(decision=None).first()

    def get_actions(self, obj, user):
        """None on Wagtail's own screens: a signature needs the manifest in front of the one who signs."""
        return []

    def get_task_states_user_can_moderate(self, user, **kwargs):
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        mine = [
            state.pk
            for state in waiting.select_related("workflow_state__review_round")
            if self.may_sign(_round_of(state.workflow_state), user)
        ]
        return self.task_states.filter(pk__in=mine)

    def user_can_access_editor(self, obj, user):
        return self._user_in_groups(user)

    def locked_for_user(self, obj, user):
        return True  # reviewers decide, they do not write

    @transaction.atomic
    def on_action(self, task_state, user, action_name, *, shown: str = "", comment: str = "", **kwargs):
        """Pass or return, for the first who decides; `shown` is the digest of the manifest that the person has read.

        Raises SamePersonError or DecidedAlreadyError (both PermissionDenied): nothing has changed then.
        """
        workflow_state, task_state = _still_open(task_state)
        round_ = _round_of(workflow_state)
        if round_ is None or shown != round_.manifest.digest:
            raise PermissionDenied(_("An issue is signed on its review page, with its contents in view."))
        self._require_right(round_, user)
        StageDecision.objects.create(
            round=round_,
            stage=self.stage,
            stage_name=self.name,
            is_pass=action_name == "approve",
            person=user,
            submitted_by_id=round_.submitted_by_id,
            opinion=comment,
            digest=shown,
            waiver=self.waiver_for(round_, user) if user.pk in people_of_round(round_) else None,
        )
        if action_name == "reject":
            round_.close(RoundState.RETURNED, user, comment)
        super().on_action(task_state, user, action_name, comment=comment, **kwargs)
        if action_name == "reject":
            # A returned issue begins again with the first review: what was passed is not what comes back.
            workflow_state.refresh_from_db()
            workflow_state.cancel(user=user)

    def _require_right(self, round_: ReviewRound, user) -> None:
        if self.may_sign(round_, user):
            return
        if user.pk in people_of_round(round_):
            raise SamePersonError(
                _("Three different people review an issue, and not the one who submitted it.")
            )
        raise PermissionDenied(_("You do not review at this stage."))


def _still_open(task_state: TaskState) -> tuple[WorkflowState, TaskState]:
    """Both rows locked: of two who decide at once the second finds the stage decided."""
    workflow_state = WorkflowState.objects.select_for_update().get(pk=task_state.workflow_state_id)
    task_state = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
    is_current = workflow_state.current_task_state_id == task_state.pk
    if task_state.status != TaskState.STATUS_IN_PROGRESS or not is_current:
        raise DecidedAlreadyError(_("This stage has been decided already."))
    return workflow_state, task_state


def _round_of(workflow_state: WorkflowState) -> ReviewRound | None:
    return getattr(workflow_state, "review_round", None)


def people_of_round(round_: ReviewRound) -> set[int]:
    """Keys of those who have had their hand in this round: who submitted it and who passed a stage of it."""
    passed = round_.decisions.filter(is_pass=True).values_list("person_id", flat=True)
    return {round_.submitted_by_id, *passed}
