"""The file of an intake is read, once, by whoever comes first: a worker, or the clock after it."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from intake.actions.read_file import Taken, read_file
from intake.models import Intake
from intake.pictures import is_attachable, is_usable
from intake.states import IntakeState
from intake.tasks import read_in_background
from intake.vocabularies import vocabulary_at_hand
from manuscript.notices import Unreadable
from manuscript.printable import printable

logger = logging.getLogger(__name__)


@dataclass
class ReadIntake:
    intake_id: int

    def execute(self) -> None:
        """Writes what was read, or why nothing was; neither where the person has cancelled meanwhile."""
        waiting = Intake.objects.filter(pk=self.intake_id, state=IntakeState.READING, started_at=None)
        if not waiting.update(started_at=timezone.now()):
            return
        intake = Intake.objects.light().get(pk=self.intake_id)
        try:
            found = self._found(intake)
        except Unreadable as error:
            found = {"failure_code": error.code, "failure_details": dict(error.details)}
        except Exception:
            # The sentence is for the person who waits; the log tells us.
            logger.exception("Intake %s could not be read", intake.pk)
            found = {"failure_code": "READER_BROKE"}
        state = IntakeState.FAILED if "failure_code" in found else IntakeState.READ
        self._keep(state=state, **found)

    def _found(self, intake: Intake) -> dict:
        given = {"year": intake.year, "period": intake.period}
        taken = read_file(
            intake.path,
            vocabulary_at_hand(),
            settings.INTAKE_MAX_BYTES,
            name=intake.name,
            pictures=intake.folder.pictures,
            **given,
        )
        return _columns(taken)

    def _keep(self, **columns) -> None:
        reading = Intake.objects.filter(pk=self.intake_id, state=IntakeState.READING)
        reading.update(touched_at=timezone.now(), **columns)


def _columns(taken: Taken) -> dict:
    reading = printable(taken.reading)
    return {
        "source": printable(taken.source),
        "reading": reading,
        "document": reading.document,
        # Looked at here, where nobody waits: of the others the person is asked for one that can be shown.
        "pictures": {
            name: path.name for name, path in taken.pictures.items() if is_usable(path) or is_attachable(path)
        },
    }


def read_again(intake: Intake) -> None:
    """From the file once more, after a failure. What was made of an earlier reading is gone with it."""
    with transaction.atomic():
        failed = Intake.objects.filter(pk=intake.pk, state=IntakeState.FAILED)
        if failed.update(
            state=IntakeState.READING,
            started_at=None,
            failure_code="",
            failure_details={},
            touched_at=timezone.now(),
        ):
            transaction.on_commit(lambda: read_in_background.enqueue(intake.pk), robust=True)
