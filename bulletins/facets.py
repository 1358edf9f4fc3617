"""What a list could be narrowed down to, with numbers: counted in one pass over it, for it may be the whole archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db.models import CharField, Count, F, QuerySet
from django.db.models.functions import Cast, Substr

Row = tuple[str, str, str, str, int]  # facet, value, how it reads, what it is sorted by, number of items
TOTAL = "total"
MONTH = Substr(
    Cast("sort_date", CharField()), 1, 7
)  # of 2026-09-30; a function of Python's would cost a call a row
#: facet -> what one pass groups by
PARTS = {
    "region": F("region"),
    "bulletin": F("bulletin"),
    "chapter": F("chapter__title"),
    "issue": F("issue"),
    "year": MONTH,
    "quarter": MONTH,
}
#: of pages: how they are told in an address, how they read, what they are sorted by
PAGES = {
    "region": ("slug", "title", "path"),
    "bulletin": ("slug", "title", "path"),
    "issue": ("pk", "title", "slug"),
}


def together(items: QuerySet, facets: Iterable[str]) -> Iterator[Row]:
    """The numbers of all these facets, and the total. One statement, and one for each kind of page."""
    facets = list(facets)
    names = {facet: f"part_{'month' if PARTS[facet] is MONTH else facet}" for facet in facets}
    parts = {names[facet]: PARTS[facet] for facet in facets}
    grouped = items.order_by().annotate(**parts).values(*parts).annotate(number=Count("pk"))
    counts: dict[str, Counter] = {facet: Counter() for facet in facets}
    total = 0
    for row in grouped if parts else [{"number": items.count()}]:
        total += row["number"]
        for facet in facets:
            counts[facet][_value(facet, row[names[facet]])] += row["number"]
    yield TOTAL, "", "", "", total
    for facet, counted in counts.items():
        yield from _rows(items, facet, counted)


def _value(facet: str, part):
    if facet == "year":
        return part and part[:4]
    if facet == "quarter":
        return part and str((int(part[5:7]) + 2) // 3)
    return part


def _rows(items: QuerySet, facet: str, counted: Counter) -> Iterator[Row]:
    if facet not in PAGES:
        yield from ((facet, value, value, value or "", number) for value, number in counted.items())
        return
    pages = items.model._meta.get_field(facet).related_model.objects.filter(
        pk__in=[key for key in counted if key]
    )
    for key, value, label, sort in pages.values_list("pk", *PAGES[facet]):
        yield facet, str(value), label, str(sort), counted[key]
