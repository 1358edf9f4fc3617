"""One edit of an intake's document: done, taken back, or done again. Each is kept at once; a browser may close any time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from intake.models import Edit, Intake
from intake.states import IntakeState, StaleIntakeError
from manuscript.document import Document
from manuscript.mending import At, Mended, apply, changes_between, reversed_changes

LONGEST_WORDS = 60


@dataclass
class MendIntake:
    """`version` is that of the screen on which the person decided; an edit of anything newer is refused."""

    intake_id: int
    user: object
    version: int

    def edit(self, verb: str, at: At, words: str, change: Callable[[Document], Mended]) -> At:
        """Returns where the thing is now. Raises MendingError or StaleIntakeError with nothing changed."""
        with transaction.atomic():
            intake = self._locked()
            mended = change(intake.document)
            changes = changes_between(intake.document, mended.document)
            if changes:
                edit = Edit(intake=intake, verb=verb, words=words[:LONGEST_WORDS], made_by=self.user)
                edit.at_before, edit.at_after, edit.changes = str(at), str(mended.at), changes
                self._add(edit)
                self._keep(intake, mended.document)
            return mended.at

    def undo(self) -> At | None:
        """None where there is nothing to take back."""
        return self._step(is_undone=True)

    def redo(self) -> At | None:
        return self._step(is_undone=False)

    def _step(self, *, is_undone: bool) -> At | None:
        with transaction.atomic():
            intake = self._locked()
            edits = intake.edits.done() if is_undone else intake.edits.undone()
            edit = edits.first()
            if edit is None:
                return None
            changes = reversed_changes(edit.changes) if is_undone else edit.changes
            self._keep(intake, apply(intake.document, changes))
            edit.is_undone = is_undone
            edit.save(update_fields=["is_undone"])
            return At.read(edit.at_before if is_undone else edit.at_after)

    def _locked(self) -> Intake:
        """Raises StaleIntakeError where it is no longer what the person saw."""
        rows = Intake.objects.select_for_update().defer("source", "reading")
        intake = rows.filter(pk=self.intake_id, state=IntakeState.READ, version=self.version).first()
        if intake is None:
            raise StaleIntakeError
        return intake

    def _keep(self, intake: Intake, document: Document) -> None:
        intake.document, intake.version, intake.touched_at = document, intake.version + 1, timezone.now()
        intake.save(update_fields=["document", "version", "touched_at"])

    def _add(self, edit: Edit) -> None:
        """What was taken back before it can no longer be done again."""
        edit.intake.edits.filter(is_undone=True).delete()
        last = edit.intake.edits.done().values_list("number", flat=True).first() or 0
        edit.number = last + 1
        edit.save()
        edit.intake.edits.forget_beyond(edit.number)


def tick(intake: Intake, key: str, *, is_ticked: bool) -> None:
    """A notice is dealt with, or is not. That changes no text, so it asks for no version."""
    with transaction.atomic():
        kept = Intake.objects.select_for_update().light().get(pk=intake.pk)
        others = [other for other in kept.ticked if other != key]
        kept.ticked = [*others, key] if is_ticked else others
        kept.touched_at = timezone.now()
        kept.save(update_fields=["ticked", "touched_at"])
