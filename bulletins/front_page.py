"""What the front page shows, gathered in a fixed number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.core.cache import cache
from django.db.models import Count, F, Window
from django.db.models.functions import Length, RowNumber, Substr

from regions.models import RegionPage

from .contents import contents_of
from .models import BulletinPage, IssuePage, NewsItemPage
from .remembered import remembered

NEWEST_ITEMS = 6
DISTRICTS_KEY = "bulletins.districts"
DISTRICTS_SECONDS = 60  # other processes follow within this time
SHADES = 5  # of a tile, apart from the one that says "nothing"


def front_page(viewer=None) -> dict:
    issue, *other_issues = newest_issues(viewer) or [None]
    items = NewsItemPage.objects.released(viewer)
    of_issue = list(items.of_issue(issue).in_order().for_contents()) if issue else []
    in_districts = Counter(item.region_id for item in of_issue if item.region_id)
    return {
        "issue": issue,
        "other_issues": other_issues,
        "contents": contents_of(of_issue),
        "tiles": tiles(viewer, in_districts or None),
        "tiles_of_issue": bool(in_districts),
        "newest_items": items.newest_first().for_listing()[:NEWEST_ITEMS],
    }


def newest_issues(viewer=None) -> list[IssuePage]:
    """The newest issue of every bulletin, in the order of the bulletins: the editors decide which one leads."""
    issues = {
        issue.path[: -issue.steplen]: issue
        for issue in IssuePage.objects.filter(pk__in=_newest_of_each(viewer)).with_covers().order_by("path")
    }
    bulletins = BulletinPage.objects.open_to_readers(viewer).filter(path__in=issues).order_by()
    for bulletin in bulletins:
        issues[bulletin.path].bulletin = bulletin
    open_to_readers = {bulletin.path for bulletin in bulletins}
    return [issue for path, issue in issues.items() if path in open_to_readers]


def _newest_of_each(viewer):
    place = Window(
        RowNumber(),
        partition_by=Substr("path", 1, Length("path") - IssuePage.steplen),
        order_by=[F("year").desc(), F("period").desc(nulls_first=True), F("pk").desc()],
    )
    return IssuePage.objects.released(viewer).order_by().annotate(place=place).filter(place=1).values("pk")


def tiles(viewer=None, counts: Mapping[int, int] | None = None) -> list[dict]:
    """Every district with the number of its items, of all that the viewer may read by default, and a shade up to SHADES."""
    if counts is None:
        counts = _items_of_districts(viewer)
    most = max(counts.values(), default=0)
    return [
        {
            "region": region,
            "count": counts.get(region.pk, 0),
            "shade": -(-counts.get(region.pk, 0) * SHADES // most) if most else 0,
        }
        for region in cache.get_or_set(DISTRICTS_KEY, _districts, DISTRICTS_SECONDS)
    ]


def _districts() -> list[RegionPage]:
    return list(RegionPage.objects.live().in_map_order())


def _items_of_districts(viewer) -> dict[int, int]:
    items = NewsItemPage.objects.released(viewer).filter(region__isnull=False).order_by()
    counted = items.values_list("region").annotate(Count("pk"))
    return remembered(str(counted.query), lambda: dict(counted))
