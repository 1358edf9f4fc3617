"""The search index learns what is public now. A better index takes its place by registering the name again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from bulletins.channels import Channel
from bulletins.models import IssuePage, Release
from bulletins.states import DeliveryEvent


class SearchChannel(Channel):
    name = "search"
    label = _("search index")

    def deliver(self, release: Release, event: DeliveryEvent, recipient: str) -> None:
        index_members(release.issue)


def index_members(issue: IssuePage) -> None:
    """Member by member, each by itself: nobody waits for the whole issue."""
    for member in issue.get_descendants(inclusive=True).specific().iterator(chunk_size=50):
        index.insert_or_update_object(member)
