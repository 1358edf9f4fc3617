"""审签: one reviewer says of every item what is to be said, then passes or returns the whole issue for one stage."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.models import IssuePage
from editorial.journal import enter
from editorial.models import ReviewRound
from editorial.preflight import require_no_error
from editorial.refusals import RefusedError
from editorial.stages import DECIDING
from editorial.verdicts import Saying, keep_verdicts, said_by, to_be_said


class Verdict(StrEnum):
    PASS = "approve"  # noqa: S105  Wagtail's names of the two actions of a task
    RETURN = "reject"


class CannotSignError(RefusedError):
    """The message says why not."""


class ReviewAction(BaseAction):
    """What a reviewer's acts have in common: the round that is open, and the right to decide its stage."""

    def __init__(self, issue: IssuePage, user, sayings: Mapping[int, Saying] | None = None):
        super().__init__(issue, user)
        self.issue, self.sayings = issue, sayings or {}
        self.task_state = issue.current_workflow_task_state

    @property
    def task(self):
        return self.task_state.task.specific

    @property
    def round(self) -> ReviewRound:
        return self.task_state.workflow_state.review_round

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


class SayVerdictsAction(ReviewAction):
    """Keeps what was said so far: a reviewer reads a long issue in more than one sitting."""

    action_name = "say_verdicts"

    def execute(self, skip_permission_checks: bool = False) -> None:
        self.check(skip_permission_checks)
        keep_verdicts(self.round, self.task.stage, self.user, self.sayings)


class SignOffAction(ReviewAction):
    """`shown` is the digest of the manifest that the person has in view; `sayings` what is said of its rows."""

    action_name = "sign_off"

    def __init__(
        self, issue: IssuePage, user, verdict: Verdict, opinion: str = "", *, shown: str, sayings=None
    ):
        super().__init__(issue, user, sayings)
        self.verdict, self.opinion, self.shown = verdict, opinion.strip(), shown

    def check(self, skip_permission_checks: bool = False) -> None:
        super().check(skip_permission_checks)
        if self.verdict is Verdict.RETURN and not self.opinion:
            raise CannotSignError(_("Say why you return it: the editors start from your reason."))
        if self.shown != self.round.manifest.digest:
            raise CannotSignError(
                _("The issue was submitted anew since you opened this page. Read it again, please.")
            )
        if self.verdict is Verdict.PASS and self.task.stage in DECIDING:
            require_no_error(self.round.manifest, CannotSignError)

    def execute(self, skip_permission_checks: bool = False) -> None:
        """Raises CannotSignError or PermissionDenied; nothing has changed then."""
        self.check(skip_permission_checks)
        try:
            with transaction.atomic():
                # Before what was said, for that locks nothing: of two reviewers, the second shall not overwrite.
                self.task.on_action(
                    self.task_state, self.user, str(self.verdict), shown=self.shown, comment=self.opinion
                )
                keep_verdicts(self.round, self.task.stage, self.user, self.sayings)
                if self.verdict is Verdict.PASS:
                    self._require_passes()
                self._enter()
        except IntegrityError as error:  # the database holds the same rules, against every other door
            raise CannotSignError(_("This stage has been decided already.")) from error
        self.issue.refresh_from_db(fields=["state"])

    def _enter(self) -> None:
        act = "sign" if self.verdict is Verdict.PASS else "return"
        stage, number = self.task.stage, self.round.number
        enter(
            act, self.issue, self.user, stage=stage, round=number, manifest=self.shown, opinion=self.opinion
        )

    def _require_passes(self) -> None:
        said = said_by(self.round, self.task.stage, self.user)
        missing = [row for row in to_be_said(self.round, self.task.stage) if row.pk not in said]
        if missing:
            raise CannotSignError(
                _("%(count)s items have no verdict yet, the first of them “%(title)s”.")
                % {"count": len(missing), "title": missing[0].page.draft_title}
            )
        if not all(said.values()):
            raise CannotSignError(_("You returned an item: the issue can be returned, not passed."))
