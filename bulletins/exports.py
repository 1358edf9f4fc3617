"""Released items for programs: JSON and CSV, in the order of the list."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from .models import ItemFigure, NewsItemPage

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


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
        "figures": [_figure_as_dict(figure) for figure in item.printed_figures],
        "summary": item.summary,
    }


def _figure_as_dict(figure: ItemFigure) -> dict:
    """Numbers as decimal text, so that 3.0 stays 3.0."""
    plain = figure.plain
    names = ("subject", "metric", "value", "unit", "approximation", "change", "change_text", "period")
    return {name: getattr(plain, name) or None for name in names} | {"kind": plain.kind.value}


def as_csv(items: Iterable[NewsItemPage], request: HttpRequest) -> HttpResponse:
    """With a BOM, because a spreadsheet reads Chinese only then, and with no cell that could run as a formula."""
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="items.csv"'},
    )
    response.write("\ufeff")
    rows = csv.writer(response)
    rows.writerow(
        [_("title"), _("district"), _("date of the event"), _("issue"), _("characters"), _("address")]
    )
    for item in items:
        region = item.region.title if item.region else ""
        address = request.build_absolute_uri(item.get_url(request))
        rows.writerow(
            map(safe_cell, [item.title, region, item.event_label, item.issue.title, item.characters, address])
        )
    return response


def safe_cell(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
