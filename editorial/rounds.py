"""What has been said of an issue so far, stage by stage: read from Wagtail's own workflow records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from wagtail.models import TaskState, WorkflowState

from bulletins.models import IssuePage


@dataclass(frozen=True, slots=True)
class StageResult:
    stage: str
    status: str
    person: str
    opinion: str
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Round:
    number: int
    submitted_by: str
    submitted_at: datetime
    stages: tuple[StageResult, ...]


def rounds_of(issue: IssuePage) -> list[Round]:
    """Every round, newest first; three statements for any number of them."""
    stages = TaskState.objects.select_related("task", "finished_by").order_by("started_at", "pk")
    states = (
        WorkflowState.objects.for_instance(issue)
        .select_related("requested_by")
        .prefetch_related(Prefetch("task_states", stages, "stages_in_order"))
        .order_by("created_at", "pk")
    )
    rounds = [
        Round(number, _name(state.requested_by), state.created_at, tuple(map(_result, state.stages_in_order)))
        for number, state in enumerate(states, 1)
    ]
    return rounds[::-1]


def round_of(issue: IssuePage) -> Round | None:
    return next(iter(rounds_of(issue)), None)


def _result(state: TaskState) -> StageResult:
    return StageResult(
        state.task.name,
        state.get_status_display(),
        _name(state.finished_by),
        state.comment,
        state.finished_at,
    )


def _name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""
