"""What is left to the worker. The rows are the truth: the clock finds whatever no worker was woken for."""

from __future__ import annotations

from django_tasks import task


@task(backend="background")
def read_in_background(intake_id: int) -> None:
    from .actions.read_intake import ReadIntake  # noqa: PLC0415  which wakes nobody, but is woken from here

    ReadIntake(intake_id).execute()
