"""Run as a process of its own by tests/editorial/test_release.py: releases an issue and dies in the middle of it.

    python -m tests.killed <key of the issue> <name of the publisher> <moment>

A moment is a number of published members, "commit" (the moment before) or "committed" (before anybody is told).
SIGKILL leaves no chance to clean up: what is left is what the database keeps.
"""

import os
import signal
import sys

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402

from wagtail.models import Revision  # noqa: E402

from bulletins.models import IssuePage  # noqa: E402
from bulletins.signals import issue_released  # noqa: E402
from editorial.actions.release_issue import ReleaseIssueAction  # noqa: E402


def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)


class DyingRelease(ReleaseIssueAction):
    moment = ""

    def _make_public(self, release, revisions):
        if self.moment.isdigit():
            revisions[int(self.moment)] = Dying(revisions[int(self.moment)])
        super()._make_public(release, revisions)
        if self.moment == "commit":
            die()


class Dying:
    """In the place of a revision."""

    publish = staticmethod(die)

    def __init__(self, revision: Revision):
        self.revision = revision


if __name__ == "__main__":
    key, publisher, DyingRelease.moment = sys.argv[1:]
    if DyingRelease.moment == "committed":
        issue_released.connect(die, weak=False)
    issue = IssuePage.objects.get(pk=key)
    DyingRelease(issue, get_user_model().objects.get(username=publisher)).execute()
