"""python -m bench [--sizes 1000 50000] [--rounds 9] [--postgres] [--releases]: tables, and PASS or FAIL for each goal."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

import django
from django.core.management import call_command

from .databases import databases

DEFAULT_SIZES = [1_000, 10_000]
#: Beside stock where stock answers at all: on SQLite its cost grows with the square of the archive.
SEARCHES = (
    "--items 2500 --beside-stock",
    "--items 10000",
    "--items 100000",
    "--items 10000 --postgres --beside-stock",
    "--items 100000 --postgres",
)


def main() -> int:
    wanted = _arguments()
    with databases(postgres=wanted.postgres) as copy:
        print("Preparing an empty database …", file=sys.stderr)
        django.setup()
        call_command("migrate", verbosity=0)
        names = {size: copy(f"items-{size}") for size in sorted(wanted.sizes)}
        failed = _measure(names, wanted.rounds, only_releases=wanted.releases)
    if not (wanted.postgres or wanted.releases):
        print("\nReleases on PostgreSQL", flush=True)  # a process of its own: models differ with the database
        command = [sys.executable, "-m", "bench", "--postgres", "--releases", "--sizes", str(min(names))]
        failed += subprocess.run(command, check=False).returncode
        print("\nReading old issues", flush=True)
        failed += subprocess.run([sys.executable, "-m", "bench.intake"], check=False).returncode
        print("\nMaking editions", flush=True)
        failed += subprocess.run([sys.executable, "-m", "bench.editions"], check=False).returncode
        for options in SEARCHES:
            print(f"\nSearching {options}", flush=True)
            failed += subprocess.run(
                [sys.executable, "-m", "bench.search", *options.split()], check=False
            ).returncode
    return failed


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="How fast it is on this machine.")
    parser.add_argument("--sizes", type=int, nargs="+", default=DEFAULT_SIZES, help="items in the archive")
    parser.add_argument("--rounds", type=int, default=9, help="times that each page is measured")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    parser.add_argument("--releases", action="store_true", help="only what it costs to release an issue")
    return parser.parse_args()


def _measure(names: dict[int, str], rounds: int, *, only_releases: bool) -> int:
    from . import report  # noqa: PLC0415  needs the settings
    from .run import Run  # noqa: PLC0415

    run = Run(names)
    for size in names:
        started = time.process_time()
        run.fill(size)
        spent = 1000 * (time.process_time() - started) / size
        print(f"{size:,} items written, {spent:.1f} ms CPU an item", file=sys.stderr)
    if only_releases:
        return report.judge(run.report_releases())
    run.count()
    for number in range(rounds):
        print(f"\rround {number + 1} of {rounds}", end="", file=sys.stderr)
        run.time()
    print(file=sys.stderr)
    return run.report()


if __name__ == "__main__":
    sys.exit(main())
