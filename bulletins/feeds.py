"""Feeds, each as Atom and as JSON Feed: everything or what a filter leaves, one bulletin, one district, one industry."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, PageQuerySet

from regions.models import Industry, RegionPage

from .atom import AtomWithTombstones, entry_id, newest_tombstones
from .filters import ItemFilter
from .models import BulletinPage, NameEntry, NewsItemPage
from .renditions import IN_LIST, sizes_of

NEWEST = 40
NOT_CONDITIONS = ("page", "format")


@dataclass(frozen=True, slots=True)
class Subject:
    """A place, a trade or a name, and the items of it that the reader of its feed may see."""

    place: Page | Industry | NameEntry
    items: PageQuerySet
    viewer: object


class ItemsFeed(Feed):
    """Everything, or what the parameters of the list of all items leave of it: a feed for any filter.

    A feed reader that has not signed in gets what is public.
    """

    title = _("All items")
    subtitle = _("The newest items of every bulletin")
    name = "feed"  # of its address; that of the JSON Feed has a suffix

    def __init__(self, feed_type=AtomWithTombstones):
        self.feed_type = feed_type

    def get_object(self, request):
        wanted = ItemFilter(conditions(request.GET), NewsItemPage.objects.released(request.user))
        if not wanted.form.is_valid():
            raise Http404
        wanted.viewer = request.user
        return wanted

    def link(self, wanted):
        return with_conditions(reverse("items"), wanted)

    def feed_url(self, wanted):
        return with_conditions(self.address(), wanted)

    def address(self, *slug) -> str:
        return reverse(f"{self.name}{self.feed_type.suffix}", args=slug)

    def author_name(self, wanted):
        """RFC 4287 asks for one, of every entry or of the whole."""
        return settings.WAGTAIL_SITE_NAME

    def items(self, wanted):
        return self.found(wanted).newest_first().with_changed_at().for_feed()[:NEWEST]

    def found(self, wanted):
        return wanted.qs

    def buried(self, wanted):
        """Items among which the withdrawn ones are named: all, lest a search for words finds what was withdrawn."""
        return NewsItemPage.objects.all()

    def feed_extra_kwargs(self, wanted):
        return {"tombstones": newest_tombstones(self.buried(wanted), wanted.viewer)}

    def item_guid(self, item):
        return entry_id(item)

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.summary

    def item_link(self, item):
        return item.get_url()

    def item_pubdate(self, item):
        return item.first_published_at

    def item_updateddate(self, item):
        return item.changed_at

    def item_author_name(self, item):
        return "、".join(byline.contributor.name for byline in item.bylines.all()) or None

    def item_categories(self, item):
        return [item.region.title] if item.region else []

    def item_extra_kwargs(self, item):
        return {
            "text": item.text,
            "picture": item.lead_photo and sizes_of(item.lead_photo, IN_LIST)[IN_LIST].url,
        }


def conditions(given: QueryDict) -> QueryDict:
    """Those of the list that is shown, without its page and its form."""
    kept = given.copy()
    for name in NOT_CONDITIONS:
        kept.pop(name, None)
    return kept


def with_conditions(address: str, wanted: ItemFilter) -> str:
    return f"{address}?{wanted.data.urlencode()}" if wanted.data else address


class BulletinFeed(ItemsFeed):
    name = "feed-of-bulletin"

    def get_object(self, request, slug):
        bulletin = get_object_or_404(BulletinPage.objects.open_to_readers(request.user), slug=slug)
        return Subject(
            bulletin, NewsItemPage.objects.released(request.user).of_bulletin(bulletin), request.user
        )

    def title(self, subject):
        return subject.place.title

    def subtitle(self, subject):
        return subject.place.introduction

    def link(self, subject):
        return subject.place.get_url()

    def feed_url(self, subject):
        return self.address(subject.place.slug)

    def author_name(self, subject):
        return subject.place.issuer

    def found(self, subject):
        return subject.items

    def buried(self, subject):
        return NewsItemPage.objects.of_bulletin(subject.place)


class RegionFeed(ItemsFeed):
    name = "feed-of-region"

    def get_object(self, request, slug):
        region = get_object_or_404(RegionPage.objects.live(), slug=slug)
        return Subject(region, NewsItemPage.objects.released(request.user).in_region(region), request.user)

    def title(self, subject):
        return subject.place.title

    def subtitle(self, subject):
        return subject.place.description

    def link(self, subject):
        return subject.place.get_url()

    def feed_url(self, subject):
        return self.address(subject.place.slug)

    def found(self, subject):
        return subject.items

    def buried(self, subject):
        return NewsItemPage.objects.in_region(subject.place)


class NameFeed(ItemsFeed):
    """Of an organisation or a person. Addresses that it had before go on working."""

    name = "feed-of-name"

    def get_object(self, request, slug):
        entry = get_object_or_404(NameEntry.objects.readable(request.user).at(slug))
        return Subject(
            entry, NewsItemPage.objects.released(request.user).mentioning([entry.pk]), request.user
        )

    def title(self, subject):
        return subject.place.name

    def subtitle(self, subject):
        return subject.place.note

    def link(self, subject):
        return subject.place.url

    def feed_url(self, subject):
        return self.address(subject.place.slug)

    def found(self, subject):
        return subject.items


class IndustryFeed(ItemsFeed):
    name = "feed-of-industry"

    def get_object(self, request, slug):
        industry = get_object_or_404(Industry, slug=slug)
        return Subject(
            industry, NewsItemPage.objects.released(request.user).in_industry(industry), request.user
        )

    def title(self, subject):
        return subject.place.name

    def link(self, subject):
        return f"{reverse('items')}?{urlencode({'industry': subject.place.slug})}"

    def feed_url(self, subject):
        return self.address(subject.place.slug)

    def found(self, subject):
        return subject.items

    def buried(self, subject):
        return NewsItemPage.objects.in_industry(subject.place)
