"""What search engines are told of: released pages, and nothing else."""

from __future__ import annotations

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, OuterRef, Subquery

from wagtail.models import PageQuerySet, Site

from regions.models import RegionIndexPage, RegionPage

from .models import BulletinPage, IssuePage, ItemMention, NameEntry, NewsItemPage


class PagesSitemap(Sitemap):
    """Addresses and dates of a question's pages, read as two columns: one statement, no page is made."""

    limit = 5000
    changed = "last_published_at"

    def __init__(self, queryset: PageQuerySet):
        self.queryset = queryset

    def items(self):
        return self.queryset.order_by("path").values_list("url_path", self.changed)

    def location(self, row):
        return row[0].removeprefix(self.root_path.rstrip("/"))

    def lastmod(self, row):
        return row[1]

    def get_latest_lastmod(self):
        return self.queryset.aggregate(newest=Max("last_published_at"))["newest"]

    def get_urls(self, page=1, site=None, protocol=None):
        self.root_path = Site.objects.select_related("root_page").get(is_default_site=True).root_page.url_path
        return super().get_urls(page, site, protocol)


class ItemsSitemap(PagesSitemap):
    """An item changes when it is corrected itself, not with its issue."""

    changed = "changed_at"


class NamesSitemap(Sitemap):
    """Organisations and people of whom something public tells; a page of theirs changes with the newest of it."""

    limit = 5000

    def items(self):
        newest = ItemMention.objects.readable().filter(entry=OuterRef("pk")).order_by().values("entry")
        newest = newest.annotate(newest=Max("item__last_published_at")).values("newest")
        return NameEntry.objects.readable().annotate(newest=Subquery(newest)).order_by("slug")

    def location(self, entry):
        return entry.url

    def lastmod(self, entry):
        return entry.newest

    def get_latest_lastmod(self):
        return None


def sections() -> dict[str, Sitemap]:
    return {
        "items": ItemsSitemap(NewsItemPage.objects.released().with_changed_at()),
        "issues": PagesSitemap(IssuePage.objects.released()),
        "bulletins": PagesSitemap(BulletinPage.objects.open_to_readers()),
        "names": NamesSitemap(),
        "district-list": PagesSitemap(RegionIndexPage.objects.live()),
        "districts": PagesSitemap(RegionPage.objects.live()),
    }
