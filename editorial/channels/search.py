"""The search index learns what is public now. A better index takes its place by registering the name again."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from bulletins.channels import Channel
from bulletins.models import Release
from bulletins.states import DeliveryEvent
from editorial.publishing import index_members


class SearchChannel(Channel):
    name = "search"
    label = _("search index")
    #: The release itself begins with it right after its commit; this comes after, in case that it died there.
    wait = dt.timedelta(minutes=2)

    def deliver(self, release: Release, event: DeliveryEvent, recipient: str) -> None:
        members = release.issue.get_descendants(inclusive=True)
        index_members(members.values_list("pk", flat=True))
