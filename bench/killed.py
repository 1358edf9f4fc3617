"""python -m bench.killed [--moments 100] [--postgres]: kills a release at moments spread over all of its statements.

Says how many were killed and how many left something public; the exit status is the latter. Afterwards the same issue is
released whole, once.
"""

from __future__ import annotations

import argparse
import sys

import django
from django.core.management import call_command

from .databases import databases

KILLED = -9


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.killed")
    parser.add_argument("--moments", type=int, default=100)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    wanted = parser.parse_args()
    with databases(postgres=wanted.postgres):
        django.setup()
        call_command("migrate", verbosity=0)
        return _kill(wanted.moments)


def _kill(moments: int) -> int:
    from bulletins.states import IssueState  # noqa: PLC0415  needs the settings
    from tests import factories  # noqa: PLC0415
    from tests.killed import killed, statements_of_a_release  # noqa: PLC0415

    factories.installation()
    publisher = factories.people().publisher
    last = statements_of_a_release(factories.an_issue(state=IssueState.APPROVED, items=12), publisher)
    issue = factories.an_issue(state=IssueState.APPROVED, items=12)
    died = halves = 0
    for step in range(moments):
        died += killed(issue, publisher, step * (last - 1) // max(1, moments - 1)) == KILLED
        halves += factories.fresh(issue).get_descendants(inclusive=True).live().exists()
        issue.releases.running().delete()  # a claim of the dead would have to expire
    factories.release(issue)
    live = factories.fresh(issue).get_descendants(inclusive=True).live().count()
    print(f"{last} statements; killed at {died} of {moments} moments; {halves} left something public;")
    print(f"then released once, {live} pages, number {issue.releases.done().get().number}")
    return halves + (moments - died)


if __name__ == "__main__":
    sys.exit(main())
