"""The release, carried out and taken back.

Whatever a page, a list or a feed asks inside of `as_released` is answered by the database as it will answer after the
release; nobody else sees it, for it is never committed. docs/decisions/020-preview-by-rolling-back.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from wagtail.models import Revision

from bulletins.models import IssuePage
from bulletins.release_pass import releasing
from bulletins.renditions import make_sizes
from bulletins.states import OPEN_STATES
from editorial.publishing import publish_together, restored, unpublish_together
from editorial.rounds import round_of
from editorial.sealing import members_of, newest_revisions


def members_now(issue: IssuePage) -> list[Revision]:
    """Leaves first: what reviewers read or have signed; the newest drafts where editors write.

    Raises NotWholeError where a member was never saved.
    """
    if issue.state in OPEN_STATES:
        return newest_revisions(issue, members_of(issue))[::-1]
    rows = round_of(issue).manifest.rows.select_related("revision").order_by("-order")
    return [row.revision for row in rows]


@contextmanager
def as_released(issue: IssuePage) -> Iterator[None]:
    """Raises ValidationError where a member is not fit to be public, NotWholeError where one has no text."""
    revisions = members_now(issue)
    # A size made within would leave its file and lose its row.
    make_sizes(member.page for member in restored(revisions))
    with transaction.atomic():
        _release(issue, revisions)
        try:
            yield
        finally:
            transaction.set_rollback(True)


def _release(issue: IssuePage, revisions: list[Revision]) -> None:
    now = timezone.now()
    keys = [int(revision.object_id) for revision in revisions]
    gone = list(issue.get_descendants().live().exclude(pk__in=keys))
    with releasing(issue.pk):
        publish_together(revisions, user=None, at=now)
        if gone:
            unpublish_together(gone, user=None, at=now)
