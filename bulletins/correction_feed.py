"""The corrections as an Atom feed: of all bulletins, or of one with `?bulletin=`."""

from __future__ import annotations

from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from .errata import CorrectionFilter, with_bulletins
from .feeds import NEWEST


class CorrectionsFeed(Feed):
    feed_type = Atom1Feed
    subtitle = _("What was put right after it had been released")

    def get_object(self, request):
        wanted = CorrectionFilter(request.GET, request.user)
        if not wanted.is_valid():
            raise Http404
        return wanted

    def title(self, wanted):
        name = _("Corrections")
        return f"{wanted.chosen.title} {name}" if wanted.chosen else name

    def link(self, wanted):
        return _of_bulletin(reverse("corrections"), wanted)

    def feed_url(self, wanted):
        return _of_bulletin(reverse("feed-of-corrections"), wanted)

    def items(self, wanted):
        return with_bulletins(wanted.found[:NEWEST])

    def item_guid(self, correction):
        return f"urn:uuid:{uuid5(correction.page.translation_key, f'correction {correction.pk}')}"

    def item_title(self, correction):
        """A page that was removed is not named: it was taken from its readers."""
        name = correction.page.title if correction.page.live else correction.issue.title
        return f"{correction.get_kind_display()}：{name}"

    def item_description(self, correction):
        return correction.note

    def item_link(self, correction):
        return (correction.page if correction.page.live else correction.issue).get_url()

    def item_pubdate(self, correction):
        return correction.release.released_at

    item_updateddate = item_pubdate


def _of_bulletin(address: str, wanted: CorrectionFilter) -> str:
    return f"{address}?bulletin={wanted.chosen.slug}" if wanted.chosen else address
