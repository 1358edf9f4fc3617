"""What came before and after each of many revisions, and what the log says of their publication."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.contrib.contenttypes.models import ContentType

from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, Revision

from .restoring import Member


class History:
    """Of the pages of these revisions, in one statement."""

    def __init__(self, revisions: Sequence[Revision]):
        self._of_page: dict[str, list[int]] = defaultdict(list)
        everything = Revision.page_revisions.filter(
            object_id__in={revision.object_id for revision in revisions}
        )
        for page, key in everything.order_by("created_at", "pk").values_list("object_id", "pk"):
            self._of_page[page].append(key)

    def is_latest(self, revision: Revision) -> bool:
        return self._of_page[revision.object_id][-1] == revision.pk

    def is_first(self, revision: Revision) -> bool:
        return self._of_page[revision.object_id][0] == revision.pk


def log_publication(members: Sequence[Member], history: History, *, user, at: dt.datetime) -> None:
    entries = [entry for member in members for entry in _entries(member, history)]
    _write(entries, user, at)


def log_withdrawal(pages: Sequence[Page], *, user, at: dt.datetime) -> None:
    _write([_entry(page, "wagtail.unpublish") for page in pages], user, at)


def _entries(member: Member, history: History) -> Iterator[PageLogEntry]:
    old, new = str(member.before), str(member.page)
    is_renamed = old != new and not history.is_first(member.revision)
    data = {"title": {"old": old, "new": new}} if is_renamed else {}
    if is_renamed:
        yield _entry(member.page, "wagtail.rename", data=data, revision=member.revision)
    yield _entry(member.page, "wagtail.publish", data=data, revision=member.revision, content_changed=True)


def _entry(page: Page, action: str, **fields) -> PageLogEntry:
    content_type = ContentType.objects.get_for_model(page, for_concrete_model=False)
    label = page.get_admin_display_title()
    return PageLogEntry(page=page, content_type=content_type, label=label, action=action, **fields)


def _write(entries: list[PageLogEntry], user, at: dt.datetime) -> None:
    context = get_active_log_context()
    for entry in entries:
        entry.user, entry.uuid, entry.timestamp = user or context.user, context.uuid, at
    PageLogEntry.objects.bulk_create(entries)
