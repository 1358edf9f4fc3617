from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState

from editorial.stages import Stage


class SamePersonError(PermissionDenied):
    """Somebody who submitted this issue, or passed an earlier stage of it, tried to pass another."""


class DecidedAlreadyError(PermissionDenied):
    """Somebody else decided this stage first."""


class StageReviewTask(AbstractGroupApprovalTask):
    """One of the three reviews. Three different people pass an issue, and none of them submitted it."""

    stage = models.CharField(_("stage"), max_length=6, choices=Stage, unique=True)

    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "stage"]

    class Meta:
        verbose_name = _("review stage")
        verbose_name_plural = _("review stages")

    @classmethod
    def get_description(cls):
        return _("One of three reviews of a whole issue, each by a different person")

    def user_can_decide(self, obj, user) -> bool:
        """A superuser is not exempt: the group names who reviews, and three people are three people."""
        state = obj.current_workflow_state
        return bool(
            user.is_active and state and self._user_in_groups(user) and user.pk not in people_of_round(state)
        )

    def get_actions(self, obj, user):
        if not self.user_can_decide(obj, user):
            return []
        return [("reject", _("Return"), True), ("approve", _("Pass"), True)]

    def get_task_states_user_can_moderate(self, user, **kwargs):
        waiting = super().get_task_states_user_can_moderate(user, **kwargs)
        mine = [
            state.pk
            for state in waiting.select_related("workflow_state")
            if self._user_in_groups(user) and user.pk not in people_of_round(state.workflow_state)
        ]
        return self.task_states.filter(pk__in=mine)

    def user_can_access_editor(self, obj, user):
        return self._user_in_groups(user)

    def locked_for_user(self, obj, user):
        return True  # reviewers decide, they do not write

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        """Pass or return, for the first who decides.

        Raises SamePersonError or DecidedAlreadyError (both PermissionDenied): nothing has changed then.
        """
        workflow_state = WorkflowState.objects.select_for_update().get(pk=task_state.workflow_state_id)
        task_state = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
        if (
            task_state.status != TaskState.STATUS_IN_PROGRESS
            or workflow_state.current_task_state_id != task_state.pk
        ):
            raise DecidedAlreadyError(_("This stage has been decided already."))
        if not self._user_in_groups(user):
            raise PermissionDenied(_("You do not review at this stage."))
        if user.pk in people_of_round(workflow_state):
            raise SamePersonError(
                _("Three different people review an issue, and not the one who submitted it.")
            )
        super().on_action(task_state, user, action_name, **kwargs)
        if action_name == "reject":
            # A returned issue begins again with the first review: what was passed is not what comes back.
            workflow_state.refresh_from_db()
            workflow_state.cancel(user=user)


def people_of_round(workflow_state: WorkflowState) -> set[int]:
    """Keys of those who have had their hand in this round: who submitted it and who passed a stage of it."""
    passed = workflow_state.task_states.filter(status=TaskState.STATUS_APPROVED).values_list(
        "finished_by_id", flat=True
    )
    return {person for person in (workflow_state.requested_by_id, *passed) if person is not None}
