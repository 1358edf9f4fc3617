"""Run as a process of its own by tests/editorial/test_wholeness.py: releases an issue and dies in the middle of it.

    python -m tests.killed <key of the issue> <name of the publisher> --moment <moment>

A moment is the number of the statement that is not sent any more, counted from the start of the release, "commit" (when
all is written) or "committed" (before anything else is done). SIGKILL leaves no chance to clean up: what is left is what the
database keeps.
"""

import argparse
import itertools
import os
import signal

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402

from bulletins.models import IssuePage  # noqa: E402
from bulletins.signals import issue_released  # noqa: E402
from editorial.actions.release_issue import ReleaseIssueAction  # noqa: E402


def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)


class DyingRelease(ReleaseIssueAction):
    moment = ""
    is_written = False

    def _make_public(self, release, revisions):
        super()._make_public(release, revisions)
        self.is_written = True
        if self.moment == "commit":
            die()

    def execute(self, *args):
        counted = itertools.count(1)

        def die_in_time(send, *statement):
            is_committed = self.is_written and not connection.in_atomic_block
            if next(counted) == self.number or (is_committed and self.moment == "committed"):
                die()
            return send(*statement)

        with connection.execute_wrapper(die_in_time):
            return super().execute(*args)

    @property
    def number(self) -> int:
        return int(self.moment) if self.moment.isdigit() else 0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("issue", type=int)
    parser.add_argument("publisher")
    parser.add_argument("--moment", required=True)
    wanted = parser.parse_args()
    publisher = get_user_model().objects.get(username=wanted.publisher)
    release = DyingRelease(IssuePage.objects.get(pk=wanted.issue), publisher)
    release.moment = wanted.moment
    if release.moment == "committed":
        issue_released.connect(die, weak=False)
    release.execute()


if __name__ == "__main__":
    main()
