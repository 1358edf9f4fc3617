"""The worker: takes what the queue holds, and goes on when the database was away."""

import time

from django.core.management import call_command
from django.db import OperationalError

import pytest
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from bulletins.models import Delivery
from bulletins.states import DeliveryEvent, DeliveryState
from editorial.outbox import work_outbox
from portal.management.commands import run_worker
from portal.settings import base
from tests.elsewhere import cut_all_others, started
from tests.factories import a_release

pytestmark = pytest.mark.usefixtures("committed_home")


def delivered(release, patience=40):
    """Leaves a delivery to the worker, and waits for it."""
    delivery = Delivery.of(release, DeliveryEvent.RELEASED, "search", str(time.monotonic()))
    delivery.save()
    work_outbox.enqueue()
    until = time.monotonic() + patience
    while time.monotonic() < until:
        delivery.refresh_from_db()
        if delivery.state == DeliveryState.DONE:
            return True
        time.sleep(0.2)
    return False


def test_the_worker_delivers_and_outlives_its_connections(settings):
    settings.TASKS = base.TASKS
    release = a_release()
    worker = started("manage.py", "run_worker", DJANGO_SETTINGS_MODULE="portal.settings.dev")
    try:
        assert delivered(release)
        cut_all_others()
        assert delivered(release)
        assert DBTaskResult.objects.filter(queue_name="default", backend_name="background").exists()
        worker.terminate()
        said, _ = worker.communicate(timeout=20)
        assert worker.returncode == 0, said
    finally:
        worker.kill()
        worker.communicate()


def test_a_database_that_does_not_answer_is_tried_again(monkeypatch):
    tried = []

    def handle(self, **options):
        tried.append(options["backend_name"])
        if len(tried) < 3:
            raise OperationalError("database is locked")

    monkeypatch.setattr(db_worker.Command, "handle", handle)
    monkeypatch.setattr(db_worker, "valid_backend_name", str)
    monkeypatch.setattr(run_worker, "RECONNECT_AFTER", 0)
    call_command("run_worker")
    assert tried == ["background"] * 3
