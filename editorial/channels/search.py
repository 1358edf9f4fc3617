"""The search index learns what is public now. A better index takes its place by registering the name again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from bulletins.channels import Channel
from bulletins.models import Release
from bulletins.states import DeliveryEvent
from editorial.publishing import index_members


class SearchChannel(Channel):
    name = "search"
    label = _("search index")

    def deliver(self, release: Release, event: DeliveryEvent, recipient: str) -> None:
        """Again what the release has begun right after its commit, for it may have died there."""
        members = release.issue.get_descendants(inclusive=True)
        index_members(members.values_list("pk", flat=True))
