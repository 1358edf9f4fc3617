"""Which pages are measured, and what each may cost."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings

from bulletins.api.cursor import cursor_of
from bulletins.api.items import BY_DATE
from bulletins.models import BulletinPage, IssuePage, NewsItemPage
from regions.models import RegionPage

FEW = "光学镀膜"  # a word of about one title in nine


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    address: str
    most_statements: int | None = None  # warm; None: no goal
    is_flat: bool = True  # whether it should cost the same in an archive of any size


def pages() -> list[Page]:
    """The same pages at every size of the archive: its newest part does not depend on the size."""
    issue = (
        IssuePage.objects.released()
        .of_bulletin(BulletinPage.objects.order_by("path").first())
        .newest_first()[1]
    )
    item = issue.items.released().in_order()[7]
    district = RegionPage.objects.get(slug="kunshan")
    in_district = NewsItemPage.objects.released().in_region(district)
    return [
        Page("home", "/", 10),
        Page("issue of 40", issue.get_url(), 8),
        Page("issue, read through", issue.get_url() + "read/", 9),
        Page("item", item.get_url(), 8),
        Page("district", district.get_url(), 8),
        Page("all items, first page", "/items/", 6),
        Page("all items, last page", _list(page=_last(NewsItemPage.objects.released())), 6),
        Page("of a district, first page", _list(region="kunshan"), 6),
        Page("of a district, last page", _list(region="kunshan", page=_last(in_district)), 6),
        Page("district and words", _list(region="kunshan", words=FEW), 6),
        Page("JSON of a district", _list(region="kunshan", format="json"), 6),
        Page("API, first 100 items", "/api/v1/items/?limit=100", 4),
        Page("API, last 100 items", _last_part(100), 4),
        Page("API, 100 items of a district", "/api/v1/items/?region=kunshan&limit=100", 4),
        Page("feed", "/feed/", 6),
        Page(
            "sitemap of items", "/sitemap-items.xml", 4, is_flat=False
        ),  # as long as the archive, up to 5,000
    ]


def _list(**parameters) -> str:
    return f"/items/?{urlencode(parameters)}"


def _last(items) -> int:
    return -(-items.count() // settings.ITEMS_PER_PAGE)


def _last_part(rows: int) -> str:
    """Of the API: what the cursor before it leads to."""
    before = NewsItemPage.objects.released().order_by("sort_date", "pk")[rows]
    cursor = cursor_of(BY_DATE.name, [before.sort_date.isoformat(), before.pk])
    return f"/api/v1/items/?{urlencode({'limit': rows, 'cursor': cursor})}"
