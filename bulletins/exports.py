"""Released items for programs: JSON, in the order of the list."""

from __future__ import annotations

from django.http import HttpRequest

from .models import ItemFigure, NewsItemPage


def as_json(page, wanted, request: HttpRequest) -> dict:
    """One page of a list: `count`, `next` and `previous` (addresses or null), `items`, and the `choices` of the filter."""
    return {
        "count": page.paginator.count,
        "next": page_address(request, page.next_page_number()) if page.has_next() else None,
        "previous": page_address(request, page.previous_page_number()) if page.has_previous() else None,
        "items": [item_as_dict(item, request) for item in page],
        "choices": {
            facet: [
                {"value": choice.value, "label": choice.label, "count": choice.count} for choice in choices
            ]
            for facet, choices in wanted.counts.items()
            if facet in wanted.FACETS
        },
    }


def page_address(request: HttpRequest, number: int) -> str:
    parameters = request.GET.copy()
    parameters["page"] = number
    return request.build_absolute_uri(f"{request.path}?{parameters.urlencode()}")


def item_as_dict(item: NewsItemPage, request: HttpRequest) -> dict:
    span = item.event
    return {
        "title": item.title,
        "url": request.build_absolute_uri(item.get_url(request)),
        "region": item.region.title if item.region else None,
        "event": dict(zip(("start", "end"), span.iso, strict=True)) if span else None,
        "issue": item.issue.title,
        "characters": item.characters,
        "figures": [figure_as_dict(figure) for figure in item.printed_figures],
        "summary": item.summary,
    }


def figure_as_dict(figure: ItemFigure) -> dict:
    """Numbers as decimal text, so that 3.0 stays 3.0."""
    plain = figure.plain
    names = ("subject", "metric", "value", "unit", "approximation", "change", "change_text", "period")
    return {name: getattr(plain, name) or None for name in names} | {"kind": plain.kind.value}
