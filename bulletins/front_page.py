"""What the front page shows, gathered in a fixed number of queries."""

from __future__ import annotations

from django.db.models import Count, Q

from regions.models import RegionPage

from .contents import contents_of
from .models import IssuePage, NewsItemPage

NEWEST_ITEMS = 6
SHADES = 5  # of a tile, apart from the one that says "nothing"


def front_page() -> dict:
    issue = IssuePage.objects.released().select_related("cover_image").leading_bulletin_first().first()
    items = NewsItemPage.objects.released()
    return {
        "issue": issue,
        "contents": contents_of(items.of_issue(issue).in_order().for_contents()) if issue else [],
        "tiles": tiles(issue),
        "newest_items": items.newest_first().for_listing()[:NEWEST_ITEMS],
    }


def tiles(issue: IssuePage | None = None) -> list[dict]:
    """Every district with the number of its items in this issue, or ever, and a shade from 0 to SHADES."""
    mine = Q(news_items__live=True, news_items__issue__live=True, news_items__issue__distribution="public")
    if issue is not None:
        mine &= Q(news_items__issue=issue)
    regions = list(
        RegionPage.objects.live().in_map_order().annotate(item_count=Count("news_items", filter=mine))
    )
    most = max((region.item_count for region in regions), default=0)
    return [
        {
            "region": region,
            "count": region.item_count,
            "shade": -(-region.item_count * SHADES // most) if most else 0,
        }
        for region in regions
    ]
