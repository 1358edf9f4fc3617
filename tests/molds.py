"""Databases that are made once a run and copied for its processes: to migrate an empty one takes a third of a minute.

tests/run.py makes them and names them to its pytests in HUIKAN_TEST_MOLD; a pytest that is started by hand has none and
migrates, as Django does.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MOLD = "HUIKAN_TEST_MOLD"  # SQLite: a file; PostgreSQL: a database of the same server


@contextmanager
def migrating(url: str, environment: dict[str, str]) -> Iterator[None]:
    """An empty database with all tables, there when the `with` ends. Raises CalledProcessError where a migration fails."""
    there = {**environment, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    with subprocess.Popen([sys.executable, "manage.py", "migrate", "-v0"], env=there) as process:
        yield
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)


def file_of_this_run() -> Path | None:
    mold = os.environ.get(MOLD)
    return Path(mold) if mold and mold.endswith(".sqlite3") else None


@contextmanager
def kept(name: str) -> Iterator[Path | None]:
    """A folder that the first process of the run fills, alone, while the others wait for it. None without a mold."""
    mold = file_of_this_run()
    if mold is None:
        yield None
        return
    with mold.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield mold.with_name(name)


def copy_of_database(source: Path, target: Path) -> None:
    """Of a database that may be open: its pages, not its files."""
    with sqlite3.connect(source) as one, sqlite3.connect(target) as other:
        one.backup(other)
