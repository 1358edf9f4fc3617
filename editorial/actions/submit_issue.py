"""送审: an issue goes to the first reviewer, and nobody writes in it until it comes back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction
from wagtail.models import Workflow

from bulletins.models import IssuePage, Manifest
from bulletins.states import OPEN_STATES, IssueState, ReleaseKind, StaleStateError
from editorial.baseline import baseline_of
from editorial.corrections import Note, note_corrections, purpose_of
from editorial.journal import enter
from editorial.letters import tell_next_stage
from editorial.models import ReviewRound, StageReviewTask
from editorial.preflight import require_no_error
from editorial.refusals import RefusedError
from editorial.sealing import NotWholeError, draw_up
from editorial.stages import REVIEWS, Stage


class CannotSubmitError(RefusedError):
    """The message says what is missing."""


class SubmitIssueAction(BaseAction):
    """`notes` are the notes for readers of a correction, by the key of the page; a first issue has none."""

    action_name = "submit_issue"

    def __init__(self, issue: IssuePage, user, notes: dict[int, Note] | None = None):
        super().__init__(issue, user)
        self.issue, self.notes = issue, notes or {}

    def user_has_permission(self) -> bool:
        return self.issue.permissions_for_user(self.user).can_submit_issue()

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.issue.state not in OPEN_STATES:
            raise CannotSubmitError(_("This issue is not being drafted: it cannot be submitted."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not submit this issue."))
        if not self.issue.items.filter(is_left_out=False).exists():
            raise CannotSubmitError(_("This issue has no items yet."))

    def execute(self, skip_permission_checks: bool = False) -> ReviewRound:
        """Raises CannotSubmitError or PermissionDenied; nothing has changed then."""
        try:
            with transaction.atomic():
                return self._submit(skip_permission_checks)
        except NotWholeError as error:
            raise CannotSubmitError(str(error)) from error
        except StaleStateError:
            raise CannotSubmitError(_("Somebody else has just submitted this issue.")) from None

    def _submit(self, skip_permission_checks: bool) -> ReviewRound:
        # The row of the issue is the lock: a second caller waits here and then finds it submitted.
        self.issue.state = IssuePage.objects.select_for_update().get(pk=self.issue.pk).state
        self.check(skip_permission_checks)
        if self.issue.latest_revision is None:
            self.issue.save_revision(user=self.user, clean=False)
        manifest = draw_up(self.issue)
        require_no_error(manifest, CannotSubmitError)
        purpose = self._purpose(manifest)
        workflow = self._workflow(purpose)
        round_ = ReviewRound.objects.create(
            issue=self.issue,
            number=self.issue.review_rounds.count() + 1,
            purpose=purpose,
            manifest=manifest,
            submitted_by=self.user,
        )
        self.issue.move_to(IssueState.IN_REVIEW, OPEN_STATES)
        round_.workflow_state = workflow.start(self.issue, self.user)
        round_.save(update_fields=["workflow_state"])
        tell_next_stage(round_, self.issue.current_workflow_task)
        enter("submit", self.issue, self.user, round=round_.number, manifest=manifest.digest)
        self.issue.refresh_from_db(fields=["state"])
        return round_

    def _purpose(self, manifest: Manifest) -> ReleaseKind:
        baseline = baseline_of(self.issue)
        if baseline is None:
            return ReleaseKind.NEW
        note_corrections(self.issue, manifest, baseline, self.notes, self.user)
        return purpose_of(self.issue)

    def _workflow(self, purpose: ReleaseKind) -> Workflow:
        if purpose == ReleaseKind.ERRATUM:
            checks = StageReviewTask.objects.filter(stage=Stage.CHECK, active=True).values("pk")
            workflow = Workflow.objects.active().filter(workflow_tasks__task__in=checks).first()
        else:
            workflow = self.issue.get_workflow()
        if workflow is None:
            raise CannotSubmitError(_("No review is set up for this bulletin. Run setup_portal once."))
        if purpose != ReleaseKind.ERRATUM:
            _require_three_reviews(workflow)
        return workflow


def _require_three_reviews(workflow: Workflow) -> None:
    stages = [task.specific.stage for task in workflow.tasks if isinstance(task.specific, StageReviewTask)]
    if [stage for stage in stages if stage in REVIEWS] != list(REVIEWS):
        raise CannotSubmitError(
            _("The workflow “%(name)s” must hold first, second and final review, in this order.")
            % {"name": workflow.name}
        )
