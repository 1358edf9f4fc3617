"""Side work waits for the commit. Red when django-tasks moves the method that our backend overrides."""

from django.db import transaction

import pytest
from django_tasks import task

DONE = []


@task()
def note(word: str) -> None:
    if word == "fail":
        raise ValueError(word)
    DONE.append(word)


@pytest.fixture(autouse=True)
def nothing_done():
    DONE.clear()


@pytest.mark.django_db(transaction=True)
def test_a_task_runs_after_the_transaction_that_asked_for_it():
    with transaction.atomic():
        note.enqueue("saved")
        assert DONE == []
    assert DONE == ["saved"]


@pytest.mark.django_db(transaction=True)
def test_a_task_of_a_transaction_that_failed_never_runs():
    with transaction.atomic():
        note.enqueue("lost")
        transaction.set_rollback(True)
    assert DONE == []


@pytest.mark.django_db(transaction=True)
def test_a_task_that_fails_takes_nothing_with_it():
    with transaction.atomic():
        note.enqueue("fail")
        note.enqueue("after")
    assert DONE == ["after"]
