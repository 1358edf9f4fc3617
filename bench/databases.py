"""One database for each size, new for every run and never the user's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "var" / "bench"
EMPTY = "empty"


@contextmanager
def databases(*, postgres: bool) -> Iterator[Callable[[str], str]]:
    """Points Django's settings at an empty database, then yields `copy`: a name -> the NAME of a migrated copy of it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
    with _on_postgres() if postgres else _on_sqlite() as copy:
        yield copy


@contextmanager
def _on_sqlite():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER / EMPTY}.sqlite3"

    def copy(name: str) -> str:
        _disconnect()
        return str(shutil.copy(FOLDER / f"{EMPTY}.sqlite3", FOLDER / f"{name}.sqlite3"))

    yield copy
    _disconnect()
    shutil.rmtree(FOLDER)


@contextmanager
def _on_postgres():
    from tests.postgres import running_postgres  # noqa: PLC0415  a server is only wanted with --postgres

    with running_postgres() as url:
        os.environ["DATABASE_URL"] = url

        def copy(name: str) -> str:
            _copy_on_server(url, name)
            return name

        yield copy
        _disconnect()


def _copy_on_server(url: str, name: str) -> None:
    import psycopg  # noqa: PLC0415

    _disconnect()
    with psycopg.connect(url.rsplit("/", 1)[0] + "/template1", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE postgres')


def _disconnect() -> None:
    from django.db import connection  # noqa: PLC0415  settings are chosen above

    connection.close()
