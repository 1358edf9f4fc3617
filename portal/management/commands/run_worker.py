import logging
import time

from django.db import DatabaseError, InterfaceError, connections

from django_tasks_db.management.commands import db_worker

logger = logging.getLogger(__name__)

RECONNECT_AFTER = 5  # seconds


class Command(db_worker.Command):
    """django-tasks-db's own worker for the queue of ours; it goes on when the database was away or busy for long."""

    def add_arguments(self, parser):
        super().add_arguments(parser)
        # Each look at the queue takes SQLite's one lock for writing; every two seconds nobody notices.
        parser.set_defaults(backend_name="background", interval=2, reload=False)

    def handle(self, *args, **options):
        while True:
            try:
                return super().handle(*args, **options)
            except (DatabaseError, InterfaceError) as error:
                logger.warning("The database does not answer (%s); trying again", error)
                connections.close_all()
                time.sleep(RECONNECT_AFTER)
