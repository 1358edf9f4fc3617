"""What a release has to tell, and the part of it that one reader has asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from bulletins.models import NewsItemPage, Release
from editions.formats.mail import Foot, Letter, Part, letter
from editions.volume import Volume
from editions.volumes import item_pages, volume_of

from .links import leave_link, manage_link
from .models import Subscriber


@dataclass(frozen=True, slots=True)
class Told:
    """`items`: place in the volume's document -> the page there, as readers find it in their lists."""

    volume: Volume
    bulletin: int
    items: Mapping[int, NewsItemPage]


def told_of(release: Release) -> Told:
    """A fixed number of statements."""
    pages = NewsItemPage.objects.released().of_issue(release.issue).prefetch_related("industries")
    found = {page.pk: page for page in pages}
    places = {place: found[key] for place, key in enumerate(item_pages(release)) if key in found}
    return Told(volume_of(release), release.issue.bulletin.pk, places)


def letter_for(told: Told, subscriber: Subscriber) -> Letter | None:
    """The whole issue for who reads the bulletin, else the items of districts and industries; None where none is."""
    about = list(subscriber.subscriptions.select_related("region", "industry"))
    with override(settings.LANGUAGE_CODE):
        foot = Foot(_why(subscriber), manage_link(subscriber), leave_link(subscriber))
        addresses = {
            place: settings.WAGTAILADMIN_BASE_URL + page.get_url() for place, page in told.items.items()
        }
        if any(one.bulletin_id == told.bulletin for one in about):
            return letter(told.volume, Part(addresses=addresses, foot=foot))
        regions = {one.region_id for one in about if one.region_id}
        industries = {one.industry_id for one in about if one.industry_id}
        chosen = frozenset(
            place
            for place, page in told.items.items()
            if page.region_id in regions or industries & {one.pk for one in page.industries.all()}
        )
        names = [str(one) for one in about if not one.bulletin_id]
        return letter(told.volume, Part(chosen, "、".join(names), addresses, foot)) if chosen else None


def _why(subscriber: Subscriber) -> str:
    return _("You get this letter because %(address)s is subscribed.") % {"address": subscriber.shown_address}
