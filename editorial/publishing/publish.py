"""The revisions of the members of an issue go live: what Wagtail's loop over `revision.publish()` would leave behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision
from wagtail.signals import page_published, published

from .above import Above
from .fitness import fitness
from .history import History, log_publication
from .indexing import index_after_commit
from .restoring import Member, restored
from .writing import write_columns, write_parts


def publish_together(revisions: Sequence[Revision], *, user, at: dt.datetime) -> list[Page]:
    """Publishes revisions of pages of one issue, leaves first; returns the pages, in the same order.

    In the caller's transaction and within `releasing(issue.pk)`: raises OutsideReleaseError elsewhere. Raises
    ValidationError where a page is not fit to be public.
    """
    members = restored(revisions, for_update=True)
    pages = [member.page for member in members]
    above = Above(pages)
    above.require_release(pages)
    history = History(revisions)
    for member in members:
        _make_live(member, history, at)
    above.describe(pages)
    for unfit in fitness(pages):
        raise unfit.error
    # First in the queue, as in the loop: a comment's own task knows less of its page.
    index_after_commit([member.before for member in members], pages)
    _write(members)
    unschedule(pages)
    log_publication(members, history, user=user, at=at)
    _tell(members)
    return pages


def _make_live(member: Member, history: History, at: dt.datetime) -> None:
    page = member.page
    page.live, page.expired = True, False
    page.has_unpublished_changes = not history.is_latest(member.revision)
    page.live_revision = member.revision
    page.last_published_at = at
    page.first_published_at = page.first_published_at or at


def _write(members: Sequence[Member]) -> None:
    """A page whose slug changes is saved by itself, after the rest: the addresses of all below it go with it."""
    moved = [member for member in members if member.page.slug != member.before.slug]
    together = [member for member in members if member not in moved]
    write_columns([member.before for member in together], [member.page for member in together])
    write_parts([member.page for member in together])
    for member in together:
        if member.has_comments:
            getattr(member.page, COMMENTS_RELATION_NAME).commit()
    for member in moved:
        member.page.save()


def unschedule(pages: Iterable[Page]) -> None:
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    scheduled.filter(object_id__in=[str(page.pk) for page in pages]).update(approved_go_live_at=None)


def aliased(pages: Iterable[Page]) -> set[int]:
    """Keys of those that have aliases."""
    return set(Page.objects.filter(alias_of__in=list(pages)).values_list("alias_of", flat=True))


def _tell(members: Sequence[Member]) -> None:
    """In Wagtail's order. Whoever listens finds all members live, where the loop would show him those so far."""
    with_aliases = aliased(member.page for member in members)
    for member in members:
        page, revision = member.page, member.revision
        page_published.send(sender=page.specific_class, instance=page.specific, revision=revision)
        published.send(sender=type(page), instance=page, revision=revision)
        if page.pk in with_aliases:
            page.update_aliases(revision=revision, _content=revision.content)
