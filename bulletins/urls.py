from django.contrib.sitemaps import views as sitemap_views
from django.urls import path

from . import correction_feed, feeds, sitemaps, views

SITEMAPS = {"sitemaps": sitemaps.sections()}

urlpatterns = [
    path("items/", views.ItemListView.as_view(), name="items"),
    path("feed/", feeds.ItemsFeed(), name="feed"),
    path("feed/bulletin/<slug:slug>/", feeds.BulletinFeed(), name="feed-of-bulletin"),
    path("feed/district/<slug:slug>/", feeds.RegionFeed(), name="feed-of-region"),
    path("corrections/", views.CorrectionListView.as_view(), name="corrections"),
    path("corrections/feed/", correction_feed.CorrectionsFeed(), name="feed-of-corrections"),
    path(
        "sitemap.xml", sitemap_views.index, {**SITEMAPS, "sitemap_url_name": "sitemap"}, name="sitemap-index"
    ),
    path("sitemap-<section>.xml", sitemap_views.sitemap, SITEMAPS, name="sitemap"),
]
