"""Atom with what a reader must forget: `at:deleted-entry` for every item that was withdrawn (RFC 6721)."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, rfc3339_date

from wagtail.models import Page, PageQuerySet

from .models import Tombstone

NAMESPACE = "http://purl.org/atompub/tombstones/1.0"
MOST_TOMBSTONES = 40
REMEMBERED_FOR = dt.timedelta(days=90)


def entry_id(page: Page) -> str:
    """The same for ever, whatever becomes of the address: RFC 4287 asks that of an entry's id."""
    return f"urn:uuid:{page.translation_key}"


def newest_tombstones(items: PageQuerySet, viewer=None) -> list[Tombstone]:
    found = Tombstone.objects.readable(viewer).of_items(items).since(timezone.now() - REMEMBERED_FOR)
    return list(found.select_related("page").newest_first()[:MOST_TOMBSTONES])


class AtomWithTombstones(Atom1Feed):
    """`tombstones` is given with the feed."""

    suffix = ""  # of the name of its address

    def root_attributes(self):
        return {**super().root_attributes(), "xmlns:at": NAMESPACE}

    def latest_post_date(self):
        moments = [stone.at for stone in self.feed["tombstones"]]
        if self.items or not moments:
            moments.append(super().latest_post_date())
        return max(moments)

    def write_items(self, handler):
        super().write_items(handler)
        for stone in self.feed["tombstones"]:
            attributes = {"ref": entry_id(stone.page), "when": rfc3339_date(stone.at)}
            handler.startElement("at:deleted-entry", attributes)
            if stone.notice:
                handler.addQuickElement("at:comment", stone.notice)
            handler.endElement("at:deleted-entry")
