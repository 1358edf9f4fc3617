"""Members of an issue are taken down: what a loop over Wagtail's `page.unpublish()` would leave behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from copy import copy

from wagtail.models import Page
from wagtail.signals import page_unpublished, unpublished

from bulletins.body import load_bodies
from bulletins.models import NewsItemPage

from .above import Above
from .history import log_withdrawal
from .indexing import index_after_commit
from .publish import aliased, unschedule
from .restoring import as_stored
from .writing import write_columns


def unpublish_together(pages: Sequence[Page], *, user, at: dt.datetime) -> list[Page]:
    """Takes down those of the pages that are live; returns them, as the database has them now.

    In the caller's transaction and within `releasing(issue.pk)`: raises OutsideReleaseError elsewhere.
    """
    stored = as_stored([(page.specific_class, page.pk) for page in pages], for_update=True)
    pages = [stored[page.pk] for page in pages if stored[page.pk].live]
    above = Above(pages)
    above.require_release(pages)
    befores = [copy(page) for page in pages]
    for page in pages:
        page.live, page.has_unpublished_changes, page.live_revision = False, True, None
    load_bodies(page for page in pages if isinstance(page, NewsItemPage))
    above.describe(pages)
    write_columns(befores, pages)
    log_withdrawal(pages, user=user, at=at)
    unschedule(pages)
    _tell(pages)
    index_after_commit(befores, pages)
    return pages


def _tell(pages: Sequence[Page]) -> None:
    with_aliases = aliased(pages)
    for page in pages:
        for alias in page.aliases.all() if page.pk in with_aliases else ():
            alias.unpublish(log_action=False)
        page_unpublished.send(sender=page.specific_class, instance=page.specific)
        unpublished.send(sender=type(page), instance=page)
