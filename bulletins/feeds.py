"""Atom feeds: everything or what a filter leaves, one bulletin, one district."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page, PageQuerySet

from regions.models import RegionPage

from .filters import ItemFilter
from .models import BulletinPage, NewsItemPage

NEWEST = 40


@dataclass(frozen=True, slots=True)
class Subject:
    """A place, and the items of it that the reader of its feed may see."""

    place: Page
    items: PageQuerySet


class ItemsFeed(Feed):
    """Everything, or what the parameters of the list of all items leave of it: a feed for any filter.

    A feed reader that has not signed in gets what is public.
    """

    feed_type = Atom1Feed
    title = _("All items")
    subtitle = _("The newest items of every bulletin")

    def get_object(self, request):
        wanted = ItemFilter(request.GET, NewsItemPage.objects.released(request.user))
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
        bulletin = get_object_or_404(BulletinPage.objects.open_to_readers(request.user), slug=slug)
        return Subject(bulletin, NewsItemPage.objects.released(request.user).of_bulletin(bulletin))

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


class RegionFeed(ItemsFeed):
    def get_object(self, request, slug):
        region = get_object_or_404(RegionPage.objects.live(), slug=slug)
        return Subject(region, NewsItemPage.objects.released(request.user).in_region(region))

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
