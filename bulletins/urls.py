from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path, re_path

from . import (
    converters,  # noqa: F401  registers <part>
    correction_feed,
    feeds,
    sitemaps,
    views,
)
from .api.page import page as api_page
from .atom import AtomWithTombstones
from .json_feed import JsonFeed
from .models import NameKinds
from .names.views import NameListView, NameView
from .oai.views import oai
from .share.views import share

SITEMAPS = {"sitemaps": sitemaps.sections()}


def feed_paths(address: str, feed) -> list:
    """Of the feed as Atom, and beside it as JSON Feed. The last part of a page's address may be Chinese: <part>."""
    return [
        path(address, feed(AtomWithTombstones), name=feed.name),
        path(f"{address}feed.json", feed(JsonFeed), name=f"{feed.name}{JsonFeed.suffix}"),
    ]


urlpatterns = [
    path("items/", views.ItemListView.as_view(), name="items"),
    *feed_paths("feed/", feeds.ItemsFeed),
    *feed_paths("feed/bulletin/<part:slug>/", feeds.BulletinFeed),
    *feed_paths("feed/district/<part:slug>/", feeds.RegionFeed),
    *feed_paths("feed/industry/<part:slug>/", feeds.IndustryFeed),
    *feed_paths("feed/name/<slug:slug>/", feeds.NameFeed),
    path("organisations/", NameListView.as_view(kind=NameKinds.ORGANISATION), name="organisations"),
    path("organisations/<slug:slug>/", NameView.as_view(kind=NameKinds.ORGANISATION), name="organisation"),
    path("people/", NameListView.as_view(kind=NameKinds.PERSON), name="people"),
    path("people/<slug:slug>/", NameView.as_view(kind=NameKinds.PERSON), name="person"),
    # Nine digits: longer numbers are no keys, and raise in a database.
    re_path(r"^share/(?P<key>[0-9]{1,9})/(?P<digest>[0-9a-z]{1,40})\.png$", share, name="share"),
    path("oai/", oai, name="oai"),
    path("api/", api_page, name="api-page"),
    path("api/v1/", include("bulletins.api.urls")),
    path("corrections/", views.CorrectionListView.as_view(), name="corrections"),
    path("corrections/feed/", correction_feed.CorrectionsFeed(), name="feed-of-corrections"),
    path(
        "sitemap.xml", sitemap_views.index, {**SITEMAPS, "sitemap_url_name": "sitemap"}, name="sitemap-index"
    ),
    path("sitemap-<section>.xml", sitemap_views.sitemap, SITEMAPS, name="sitemap"),
]
