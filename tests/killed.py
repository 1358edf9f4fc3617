"""Run as a process of its own by tests and by `bench/killed.py`: releases an issue and dies in the middle of it.

    python -m tests.killed <key of the issue> <name of the publisher> <moment>

A moment is a number (before the release's statement of that number), "commit" (when all is written and not yet
committed) or "committed" (before anybody is told). SIGKILL leaves no chance to clean up: what is left is what the
database keeps.
"""

import os
import signal
import sys

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402

from bulletins.models import IssuePage  # noqa: E402
from editorial.actions import release_issue  # noqa: E402


def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)


class Countdown:
    """Around every statement, transactions' own included."""

    def __init__(self, statements: int):
        self.left = statements

    def __call__(self, execute, sql, params, many, context):
        if self.left == 0:
            die()
        self.left -= 1
        return execute(sql, params, many, context)


def release(issue: IssuePage, publisher, moment: str) -> None:
    if moment == "committed":
        release_issue.announce = die
    if moment == "commit":
        make_public = release_issue.make_public
        release_issue.make_public = lambda *args, **options: die(make_public(*args, **options))
    countdown = Countdown(int(moment) if moment.isdigit() else -1)
    with connection.execute_wrapper(countdown):
        release_issue.ReleaseIssueAction(issue, publisher).execute()


if __name__ == "__main__":
    key, name, moment = sys.argv[1:]
    release(IssuePage.objects.get(pk=key), get_user_model().objects.get(username=name), moment)
