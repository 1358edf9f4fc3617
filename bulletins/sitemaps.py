"""What search engines are told of: released pages, and nothing else."""

from __future__ import annotations

from django.contrib.sitemaps import Sitemap
from django.db.models import Max

from wagtail.models import PageQuerySet, Site

from regions.models import RegionIndexPage, RegionPage

from .models import BulletinPage, IssuePage, NewsItemPage


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


def sections() -> dict[str, PagesSitemap]:
    return {
        "items": ItemsSitemap(NewsItemPage.objects.released().with_changed_at()),
        "issues": PagesSitemap(IssuePage.objects.released()),
        "bulletins": PagesSitemap(BulletinPage.objects.open_to_readers()),
        "district-list": PagesSitemap(RegionIndexPage.objects.live()),
        "districts": PagesSitemap(RegionPage.objects.live()),
    }
