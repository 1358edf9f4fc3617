"""Atom feeds: everything, one bulletin, one district."""

from __future__ import annotations

from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from regions.models import RegionPage

from .models import BulletinPage, NewsItemPage

NEWEST = 40


class ItemsFeed(Feed):
    feed_type = Atom1Feed
    title = _("All items")
    subtitle = _("The newest items of every bulletin")

    def link(self, place=None):
        return reverse("items")

    def feed_url(self, place=None):
        return reverse("feed")

    def items(self, place=None):
        return self._of(place, NewsItemPage.objects.released()).newest_first().for_listing()[:NEWEST]

    def _of(self, place, items):
        return items

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

    def _of(self, place, items):
        return items.of_bulletin(place)


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

    def _of(self, place, items):
        return items.in_region(place)
