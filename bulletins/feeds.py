"""Atom feeds: everything or what a filter leaves, one bulletin, one district."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, PageQuerySet

from regions.models import RegionPage

from .atom import AtomWithTombstones, entry_id, newest_tombstones
from .filters import ItemFilter
from .models import BulletinPage, NewsItemPage

NEWEST = 40


@dataclass(frozen=True, slots=True)
class Subject:
    """A place, and the items of it that the reader of its feed may see."""

    place: Page
    items: PageQuerySet
    viewer: object


class ItemsFeed(Feed):
    """Everything, or what the parameters of the list of all items leave of it: a feed for any filter.

    A feed reader that has not signed in gets what is public.
    """

    feed_type = AtomWithTombstones
    title = _("All items")
    subtitle = _("The newest items of every bulletin")

    def get_object(self, request):
        wanted = ItemFilter(request.GET, NewsItemPage.objects.released(request.user))
        if not wanted.form.is_valid():
            raise Http404
        wanted.viewer = request.user
        return wanted

    def link(self, wanted):
        return f"{reverse('items')}?{wanted.data.urlencode()}" if wanted.data else reverse("items")

    def feed_url(self, wanted):
        return f"{reverse('feed')}?{wanted.data.urlencode()}" if wanted.data else reverse("feed")

    def items(self, wanted):
        return self.found(wanted).newest_first().for_listing()[:NEWEST]

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
        return item.last_published_at

    def item_categories(self, item):
        return [item.region.title] if item.region else []


class BulletinFeed(ItemsFeed):
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
        return reverse("feed-of-bulletin", args=[subject.place.slug])

    def found(self, subject):
        return subject.items

    def buried(self, subject):
        return NewsItemPage.objects.of_bulletin(subject.place)


class RegionFeed(ItemsFeed):
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
        return reverse("feed-of-region", args=[subject.place.slug])

    def found(self, subject):
        return subject.items

    def buried(self, subject):
        return NewsItemPage.objects.in_region(subject.place)
