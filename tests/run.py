"""`make test`: what the database does on PostgreSQL, then everything on SQLite. Arguments go to both runs of pytest.

Two runs, because Wagtail's models differ with the database and are made once a process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.postgres import running_postgres

NOTHING_COLLECTED = 5  # pytest's exit status


def main(arguments: list[str]) -> int:
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(143)
    )  # as an exception, so that the server does not outlive us
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    print("== On PostgreSQL: what the database does", flush=True)
    with running_postgres() as url:
        on_postgres = _pytest(["-m", "data", *arguments], {**environment, "DATABASE_URL": url})
    print("\n== On SQLite: everything", flush=True)
    on_sqlite = _pytest(arguments, {**environment, "HUIKAN_POSTGRES_STATUS": str(on_postgres)})
    if on_postgres == NOTHING_COLLECTED and arguments:  # a chosen test may need no database
        on_postgres = 0
    return on_sqlite or on_postgres


def _pytest(arguments: list[str], environment: dict[str, str]) -> int:
    # As many processes as cores. A file's tests stay in one of them, for they share what they read, and files stay in
    # their order, for the browser's come last (tests/conftest.py).
    in_parallel = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "pytest", *in_parallel, *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
