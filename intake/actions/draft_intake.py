"""Step three: what a person has checked becomes the draft issue."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from audit.record import record
from bulletins.models import IssuePage
from intake.actions.draft_issue import DraftIssue
from intake.acts import DRAFT
from intake.models import Intake
from intake.states import IntakeState, StaleIntakeError


@dataclass
class DraftIntake:
    """`version` is the one whose counts the person has seen before saying yes."""

    intake: Intake
    user: object
    version: int
    replace_drafts: bool = False
    keep_both: bool = False

    def drafting(self, intake: Intake | None = None) -> DraftIssue:
        """What will be asked to write the pages; it also tells what is missing or in the way."""
        intake = intake or self.intake
        return DraftIssue(
            intake.document,
            intake.bulletin,
            user=self.user,
            pictures=intake.picture_paths,
            replace_drafts=self.replace_drafts,
            keep_both=self.keep_both,
        )

    def execute(self) -> IssuePage:
        """Raises StaleIntakeError where it was mended or drafted meanwhile, and what DraftIssue raises."""
        with transaction.atomic():
            rows = Intake.objects.select_for_update().defer("source", "reading")
            intake = rows.filter(pk=self.intake.pk, state=IntakeState.READ, version=self.version).first()
            if intake is None:
                raise StaleIntakeError
            action = self.drafting(intake)
            replaced = action.earlier() if self.replace_drafts else None
            issue = action.execute()
            intake.issue, intake.state, intake.touched_at = issue, IntakeState.DRAFTED, timezone.now()
            intake.save(update_fields=["issue", "state", "touched_at"])
            detail = {"file": intake.name, "sha256": intake.sha256}
            record(DRAFT, user=self.user, target=issue, replaced=str(replaced or ""), **detail)
            return issue
