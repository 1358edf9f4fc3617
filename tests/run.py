"""`make test`: what the database does on PostgreSQL, then everything on SQLite. Arguments go to both runs of pytest.

Two runs, because Wagtail's models differ with the database and are made once a process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.molds import MOLD, migrating
from tests.postgres import running_postgres, with_database

NOTHING_COLLECTED = 5  # pytest's exit status
#: Without written bytecode each of many processes would rewrite the asserts of all tests.
DROPPED = {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}


def main(arguments: list[str]) -> int:
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(143)
    )  # as an exception, so that the server does not outlive us
    environment = {name: value for name, value in os.environ.items() if name not in DROPPED}
    with TemporaryDirectory(prefix="huikan-molds-") as folder:
        mold = Path(folder) / "empty.sqlite3"
        with migrating(f"sqlite:///{mold}", environment):
            on_postgres = _on_postgres(arguments, environment)
        on_sqlite = _on_sqlite(arguments, {**environment, "HUIKAN_POSTGRES_STATUS": str(on_postgres)}, mold)
    if on_postgres == NOTHING_COLLECTED and arguments:  # a chosen test may need no database
        on_postgres = 0
    return on_sqlite or on_postgres


def _on_postgres(arguments: list[str], environment: dict[str, str]) -> int:
    print("== On PostgreSQL: what the database does", flush=True)
    with running_postgres() as url:
        with migrating(with_database(url, "mold"), environment):
            pass
        return _pytest(["-m", "data", *arguments], {**environment, "DATABASE_URL": url, MOLD: "mold"})


def _on_sqlite(arguments: list[str], environment: dict[str, str], mold: Path) -> int:
    print("\n== On SQLite: everything", flush=True)
    return _pytest(arguments, {**environment, MOLD: str(mold)}, more=1)


def _pytest(arguments: list[str], environment: dict[str, str], more: int = 0) -> int:
    """`more` processes than cores: of the browser's tests many wait. A file's tests stay in one process, for they share
    what they read, and files stay in their order, for the browser's come last (tests/conftest.py)."""
    processes = str((os.cpu_count() or 1) + more)
    in_parallel = ["-n", processes, "--dist", "loadfile", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", *in_parallel, *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
