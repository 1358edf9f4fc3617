"""What a reader may turn to next, asked for in one statement whatever it finds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value

if TYPE_CHECKING:
    from .models import IssuePage, NewsItemPage

RELATED = 4
OF_SAME_NAME = 5


def neighbours_of(item: NewsItemPage, viewer=None, names: Iterable[int] = ()) -> dict:
    """What the viewer may read: `previous_item`, `next_item`, `of_same_region`, `of_same_industry` and `of_same_name`.

    `names`: keys of the entries that the item mentions.
    """
    found = _together(_around(item, viewer, list(names))) if item.pk and item.issue_id else {}
    return {
        "previous_item": next(iter(found.get("previous", [])), None),
        "next_item": next(iter(found.get("next", [])), None),
        "of_same_region": _newest_first(found.get("region", [])),
        "of_same_industry": _newest_first(found.get("industry", [])),
        "of_same_name": _newest_first(found.get("name", [])),
    }


def issues_beside(issue: IssuePage, viewer=None) -> dict:
    """What the viewer may read: `previous_issue` and `next_issue` of the same bulletin."""
    released = type(issue).objects.released(viewer)
    found = _together([("previous", released.before(issue)[:1]), ("next", released.after(issue)[:1])])
    return {f"{side}_issue": next(iter(found.get(side, [])), None) for side in ("previous", "next")}


def _around(item: NewsItemPage, viewer, names: list[int]):
    released = type(item).objects.released(viewer)
    of_issue = released.of_issue(item.issue_id)
    yield "previous", of_issue.filter(path__lt=item.path).order_by("-path")[:1]
    yield "next", of_issue.filter(path__gt=item.path).order_by("path")[:1]
    others = released.exclude(pk=item.pk).newest_first()
    if item.region_id:
        yield "region", others.in_region(item.region_id)[:RELATED]
    if names:
        yield "name", others.mentioning(names)[:OF_SAME_NAME]
    industries = item.industries.through.objects.filter(newsitempage=item.pk).values("industry")
    alike = item.industries.through.objects.filter(newsitempage=OuterRef("pk"), industry__in=industries)
    # Walks the newest until it has found enough; all items of an industry would have to be sorted.
    yield "industry", others.filter(Exists(alike))[:RELATED]


def _together(few: Iterable[tuple[str, QuerySet]]) -> dict[str, list]:
    branches = [_branch(relation, pages) for relation, pages in few]
    found: dict[str, list] = {}
    for page in reduce(lambda one, more: one.union(more, all=True), branches):
        found.setdefault(page.relation, []).append(page)
    return found


def _branch(relation: str, few: QuerySet) -> QuerySet:
    """As a subquery, because SQLite takes no ORDER BY or LIMIT inside a union."""
    model = few.model
    chosen = model.objects.filter(pk__in=Subquery(few.values("pk"))).order_by()
    return chosen.defer(*model.LONG_TEXTS).annotate(relation=Value(relation))


def _newest_first(items: list[NewsItemPage]) -> list[NewsItemPage]:
    return sorted(items, key=lambda item: (item.sort_date, item.pk), reverse=True)
