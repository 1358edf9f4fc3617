"""Puts intakes away: one that a person drops, and all that nobody has touched for long."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from intake.folders import folders_without
from intake.models import Intake
from intake.states import IntakeState

from .read_intake import ReadIntake

logger = logging.getLogger(__name__)

#: A worker looks every other second; one that was never woken is not waited for longer than this.
PATIENCE = dt.timedelta(minutes=1)
#: No reading takes that long: its process has limits of its own.
TOO_LONG = dt.timedelta(minutes=10)


def discard(intake: Intake) -> None:
    """Text and files go at once. The row stays until it is cleared, so that a reading under way finds nobody waiting."""
    emptied = {"source": None, "reading": None, "document": None, "pictures": {}, "ticked": []}
    with transaction.atomic():
        intake.edits.all().delete()
        Intake.objects.filter(pk=intake.pk).update(
            state=IntakeState.DISCARDED, touched_at=timezone.now(), **emptied
        )
        transaction.on_commit(intake.folder.remove)


def clear_intakes(days: int | None = None, at: dt.datetime | None = None) -> int:
    """Deletes what nobody has touched for so many days, drafts that came of it excepted. Returns how many."""
    at = at or timezone.now()
    since = at - dt.timedelta(days=settings.INTAKE_KEEP_DAYS if days is None else days)
    old = list(Intake.objects.untouched(since).light())
    for intake in old:
        intake.delete()  # and its files with it
    day_before = (at - dt.timedelta(days=1)).timestamp()
    for folder in folders_without(Intake.objects.values_list("key", flat=True), day_before):
        folder.remove()
    return len(old)


def due_intakes(at: dt.datetime | None = None) -> list[Callable[[], object]]:
    """For the clock: files that no worker took up, readings whose process is gone, and what is old."""
    at = at or timezone.now()
    waiting = Intake.objects.waiting(at - PATIENCE).values_list("pk", flat=True)
    pieces: list[Callable[[], object]] = [ReadIntake(pk).execute for pk in waiting]
    stuck = Intake.objects.stuck(at - TOO_LONG).values_list("pk", flat=True)
    pieces += [partial(_give_up, pk) for pk in stuck]
    if Intake.objects.untouched(at - dt.timedelta(days=settings.INTAKE_KEEP_DAYS)).exists():
        pieces.append(partial(clear_intakes, None, at))
    return pieces


def _give_up(intake_id: int) -> None:
    logger.warning("The reading of intake %s was broken off", intake_id)
    reading = Intake.objects.filter(pk=intake_id, state=IntakeState.READING)
    reading.update(state=IntakeState.FAILED, failure_code="READER_BROKE", touched_at=timezone.now())
