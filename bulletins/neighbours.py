"""What a reader of an item may turn to next, asked for in one statement whatever it finds."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from django.db.models import Subquery, Value

if TYPE_CHECKING:
    from .models import NewsItemPage

RELATED = 4


def neighbours_of(item: NewsItemPage) -> dict:
    """Released items only: `previous_item`, `next_item`, `of_same_region` and `of_same_industry`."""
    branches = list(_branches(item)) if item.pk and item.issue_id else []
    found: dict[str, list[NewsItemPage]] = {}
    if branches:
        for other in reduce(lambda one, more: one.union(more, all=True), branches):
            found.setdefault(other.relation, []).append(other)
    return {
        "previous_item": next(iter(found.get("previous", [])), None),
        "next_item": next(iter(found.get("next", [])), None),
        "of_same_region": _newest_first(found.get("region", [])),
        "of_same_industry": _newest_first(found.get("industry", [])),
    }


def _branches(item: NewsItemPage):
    released = type(item).objects.released()
    of_issue = released.of_issue(item.issue_id)
    yield _branch("previous", of_issue.filter(path__lt=item.path).order_by("-path")[:1], item)
    yield _branch("next", of_issue.filter(path__gt=item.path).order_by("path")[:1], item)
    others = released.exclude(pk=item.pk).newest_first()
    if item.region_id:
        yield _branch("region", others.in_region(item.region_id)[:RELATED], item)
    industries = item.industries.through.objects.filter(newsitempage=item.pk).values("industry")
    alike = item.industries.through.objects.filter(industry__in=industries).values("newsitempage")
    yield _branch("industry", others.filter(pk__in=alike)[:RELATED], item)


def _branch(relation: str, few, item: NewsItemPage):
    """As a subquery, because SQLite takes no ORDER BY or LIMIT inside a union."""
    chosen = type(item).objects.filter(pk__in=Subquery(few.values("pk")))
    return chosen.order_by().defer("body", "text").annotate(relation=Value(relation))


def _newest_first(items: list[NewsItemPage]) -> list[NewsItemPage]:
    return sorted(items, key=lambda item: (item.sort_date, item.pk), reverse=True)
