"""What a process of its own needs to work on the database of the tests."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parents[1]


def environment(**variables) -> dict[str, str]:
    database = connection.settings_dict
    address = f"sqlite:///{database['NAME']}"
    if connection.vendor == "postgresql":
        address = f"postgresql://{database['USER']}@{database['HOST'].replace('/', '%2F')}/{database['NAME']}"
    settings = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    return {**os.environ, **settings, **variables}


def started(*arguments: str, **variables) -> subprocess.Popen:
    """python … in the folder of the repository, on this database; what it says can be read from it."""
    connection.close()
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(**variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def cut_all_others() -> None:
    """As after a restart of PostgreSQL: every other process finds its connection gone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
