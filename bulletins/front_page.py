"""What the front page shows, gathered in a fixed number of queries."""

from __future__ import annotations

from django.db.models import Count, OuterRef, Q, Subquery

from regions.models import RegionPage

from .contents import contents_of
from .models import BulletinPage, IssuePage, NewsItemPage

NEWEST_ITEMS = 6
SHADES = 5  # of a tile, apart from the one that says "nothing"


def front_page() -> dict:
    issue, *other_issues = newest_issues() or [None]
    items = NewsItemPage.objects.released()
    of_issue = tiles(issue)
    has_districts = any(tile["count"] for tile in of_issue)
    return {
        "issue": issue,
        "other_issues": other_issues,
        "contents": contents_of(items.of_issue(issue).in_order().for_contents()) if issue else [],
        "tiles": of_issue if has_districts else tiles(),
        "tiles_of_issue": has_districts,
        "newest_items": items.newest_first().for_listing()[:NEWEST_ITEMS],
    }


def newest_issues() -> list[IssuePage]:
    """The newest issue of every bulletin, in the order of the bulletins: the editors decide which one leads."""
    newest = IssuePage.objects.released().filter(path__startswith=OuterRef("path")).newest_first()
    bulletins = BulletinPage.objects.open_to_readers().order_by("path")
    bulletins = {
        bulletin.newest: bulletin
        for bulletin in bulletins.annotate(newest=Subquery(newest.values("pk")[:1]))
        if bulletin.newest
    }
    issues = IssuePage.objects.with_covers().in_bulk(bulletins)
    for pk, bulletin in bulletins.items():
        issues[pk].bulletin = bulletin
    return [issues[pk] for pk in bulletins]


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
