"""python -m bench.hostile [--requests 10000] [--seed 1] [--postgres]: nonsense for every public address."""

from __future__ import annotations

import argparse
import sys

import django
from django.core.management import call_command

from .databases import databases


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.hostile")
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    wanted = parser.parse_args()
    with databases(postgres=wanted.postgres) as copy:
        django.setup()
        call_command("migrate", verbosity=0)
        return _ask(copy("hostile"), wanted.requests, wanted.seed)


def _ask(name: str, requests: int, seed: int) -> int:
    from django.test import Client, override_settings  # noqa: PLC0415  these need the settings

    from tests.hostile import breaks, hostile_requests  # noqa: PLC0415

    from .archive import fill  # noqa: PLC0415
    from .meter import use_database  # noqa: PLC0415

    use_database(name)
    fill(200)
    client = Client(raise_request_exception=False)
    with override_settings(API_RATE=""):
        broken = [said for asked in hostile_requests(requests, seed) if (said := breaks(client, asked))]
    print(*broken, sep="\n")
    print(f"{'FAIL' if broken else 'PASS'}  {requests:,} hostile requests, {len(broken)} broke")
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main())
