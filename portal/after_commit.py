"""Side work of a save (search index, index of references, mail) begins when the save is safe. Named in settings."""

from __future__ import annotations

from django.db import transaction

from django_tasks.backends.immediate import ImmediateBackend


class AfterCommitBackend(ImmediateBackend):
    """Runs a task in the same process, but after the transaction that asked for it.

    Within it, PostgreSQL's search index brought editors who saved at once into a deadlock that cost one of them the text;
    on SQLite everybody waited for it. Outside, a task that fails is logged and takes nothing with it.
    """

    def _execute_task(self, task_result) -> None:
        run = super()._execute_task
        transaction.on_commit(lambda: run(task_result), robust=True)
