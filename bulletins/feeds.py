"""Atom feeds: everything or what a filter leaves, one bulletin, one district."""

from __future__ import annotations

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from regions.models import RegionPage

from .filters import ItemFilter
from .models import BulletinPage, NewsItemPage

NEWEST = 40


class ItemsFeed(Feed):
    """Everything, or what the parameters of the list of all items leave of it: a feed for any filter."""

    feed_type = Atom1Feed
    title = _("All items")
    subtitle = _("The newest items of every bulletin")

    def get_object(self, request):
        wanted = ItemFilter(request.GET, NewsItemPage.objects.released())
        if not wanted.form.is_valid():
            raise Http404
        return wanted

    def link(self, wanted):
        return f"{reverse('items')}?{wanted.data.urlencode()}" if wanted.data else reverse("items")

    def feed_url(self, wanted):
        return f"{reverse('feed')}?{wanted.data.urlencode()}" if wanted.data else reverse("feed")

    def items(self, wanted):
        return self.found(wanted).newest_first().for_listing()[:NEWEST]

    def found(self, wanted):
        return wanted.qs

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
        return get_object_or_404(BulletinPage.objects.open_to_readers(), slug=slug)

    def title(self, place):
        return place.title

    def subtitle(self, place):
        return place.introduction

    def link(self, place):
        return place.get_url()

    def feed_url(self, place):
        return reverse("feed-of-bulletin", args=[place.slug])

    def found(self, place):
        return NewsItemPage.objects.released().of_bulletin(place)


class RegionFeed(ItemsFeed):
    def get_object(self, request, slug):
        return get_object_or_404(RegionPage.objects.live(), slug=slug)

    def title(self, place):
        return place.title

    def subtitle(self, place):
        return place.description

    def link(self, place):
        return place.get_url()

    def feed_url(self, place):
        return reverse("feed-of-region", args=[place.slug])

    def found(self, place):
        return NewsItemPage.objects.released().in_region(place)
