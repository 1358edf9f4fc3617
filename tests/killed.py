"""A release in a process of its own that dies in the middle of it.

A moment is a number (before the release's statement of that number), "commit" (when all is written and not yet
committed) or "committed" (before anybody is told). SIGKILL leaves no chance to clean up: what is left is what the
database keeps.
"""

from __future__ import annotations

import multiprocessing
import os
import signal

from django.db import connection

from bulletins.models import IssuePage
from editorial.actions import release_issue

_FORK = multiprocessing.get_context(
    "fork"
)  # the libraries are loaded already: a tenth of a new interpreter's time


def killed(issue: IssuePage, publisher, moment: str | int) -> int:
    """The exit status of the process: -9 if it was killed, 0 if it came through before that moment."""
    connection.close()  # a connection must not be shared with a child
    child = _FORK.Process(target=_release, args=(issue.pk, publisher, str(moment)))
    child.start()
    child.join(120)
    return child.exitcode


def statements_of_a_release(issue: IssuePage, publisher) -> int:
    """Carries a release out and counts its statements up to the commit. What follows a commit is not of the release."""
    counted = Countdown(-1)
    at_commit = []
    enter = release_issue.enter  # the last thing that its transaction does
    release_issue.enter = lambda *args, **detail: [
        enter(*args, **detail),
        at_commit.append(-1 - counted.left),
    ]
    try:
        with connection.execute_wrapper(counted):
            release_issue.ReleaseIssueAction(issue, publisher).execute()
    finally:
        release_issue.enter = enter
    return at_commit[0]


class Countdown:
    """Around every statement. A negative number never comes to zero."""

    def __init__(self, statements: int):
        self.left = statements

    def __call__(self, execute, sql, params, many, context):
        if self.left == 0:
            _die()
        self.left -= 1
        return execute(sql, params, many, context)


def _release(key: int, publisher, moment: str) -> None:
    if moment == "committed":
        release_issue.announce = _die
    if moment == "commit":
        make_public = release_issue.make_public
        release_issue.make_public = lambda *args, **options: _die(make_public(*args, **options))
    countdown = Countdown(int(moment) if moment.isdigit() else -1)
    with connection.execute_wrapper(countdown):
        release_issue.ReleaseIssueAction(IssuePage.objects.get(pk=key), publisher).execute()


def _die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
