"""/items/: the list that the public page shows, with the same conditions, and one item with all that is printed of it."""

from __future__ import annotations

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ninja import Router

from bulletins.errata import notes_on
from bulletins.exports import figure_as_dict
from bulletins.filters import ItemFilter
from bulletins.models import NewsItemPage

from . import texts
from .answers import one, several
from .asked import Asked, FieldsForm, asked_of
from .cursor import FARTHEST, Order, cursor_of, place_in, unusable
from .description import parameters, refusals
from .errors import Refusal
from .found import live_or_gone
from .named import bulletin_named, issue_named, item_named
from .schemas import CorrectionRow, Event, ItemRow, ItemWhole, Named, list_of

BY_DATE, BY_RELEVANCE = Order("items", ("-sort_date", "-pk")), "items by relevance"
LATER = 60  # seconds after which to ask once more, where the search index did not answer
logger = logging.getLogger(__name__)
router = Router(tags=["items"])


@router.get(
    "items/",
    response={200: list_of(ItemRow), **refusals(422, 503)},
    operation_id="items",
    url_name="items",
    summary=gettext_noop("Items, newest first; those found by words, best first"),
    openapi_extra={"parameters": parameters(ItemFilter().form)},
)
def items(request: HttpRequest) -> HttpResponse:
    wanted = ItemFilter(request.GET, NewsItemPage.objects.released().filter(sort_date__isnull=False))
    asked = asked_of(request, ItemRow, conditions=wanted.form)
    try:
        keys, cursor = _by_relevance(wanted, asked) if wanted.is_by_relevance else _by_date(wanted, asked)
    except DatabaseError:
        if not wanted.query:
            raise
        logger.exception("The search index did not answer")
        raise _without_index() from None
    found = NewsItemPage.objects.released().for_api().in_bulk(keys)
    return several(request, (row_of(found[key], request) for key in keys if key in found), asked, cursor)


def _by_date(wanted: ItemFilter, asked: Asked) -> tuple[list[int], str]:
    return BY_DATE.part(wanted.qs, asked.limit, asked.cursor)


def _by_relevance(wanted: ItemFilter, asked: Asked) -> tuple[list[int], str]:
    """Places in the order of the search: what is released meanwhile may move them."""
    start = place_in(BY_RELEVANCE, asked.cursor) if asked.cursor else 0
    if not isinstance(start, int) or not 0 <= start < FARTHEST:
        raise unusable()
    end = min(start + asked.limit, FARTHEST)
    ranked = wanted.without("words").only("pk").search(wanted.form.cleaned_data["words"])
    found = [item.pk for item in ranked[start : end + 1]]
    more = len(found) > end - start and end < FARTHEST
    return found[: end - start], cursor_of(BY_RELEVANCE, end) if more else ""


def _without_index() -> Refusal:
    said = _("Words cannot be looked for at the moment. Please try again later.")
    refusal = Refusal(503, "search_unavailable", said)
    refusal.headers["Retry-After"] = str(LATER)
    return refusal


@router.get(
    "items/{id}/",
    response={200: ItemWhole, **refusals(404, 410, 422)},
    operation_id="item",
    url_name="item",
    summary=gettext_noop("One item: the whole text, photos, figures and corrections"),
    openapi_extra={"parameters": parameters(form=FieldsForm)},
)
def item(request: HttpRequest, id: str) -> HttpResponse:
    asked = asked_of(request, ItemWhole, FieldsForm)
    page = live_or_gone(NewsItemPage.objects.released().for_api(whole=True), id)
    return one(_whole(page, request), asked)


def row_of(page: NewsItemPage, request: HttpRequest) -> ItemRow:
    return ItemRow(**_facts(page, request))


def _whole(page: NewsItemPage, request: HttpRequest) -> ItemWhole:
    return ItemWhole(
        **_facts(page, request),
        **texts.of(page, request),
        release=page.issue.releases.done().order_by("-number").values_list("number", flat=True).first(),
        figures=[figure_as_dict(figure) for figure in page.printed_figures],
        corrections=[_correction(note, page, request) for note in notes_on(page)],
    )


def _facts(page: NewsItemPage, request: HttpRequest) -> dict:
    return {
        **item_named(page, request).model_dump(),
        "date": page.sort_date,
        "event": _event(page),
        "summary": page.summary,
        "source": page.source,
        "bylines": [byline.contributor.name for byline in page.bylines.all()],
        "district": page.region and Named(slug=page.region.slug, name=page.region.title),
        "industries": [Named(slug=each.slug, name=each.name) for each in page.industries.all()],
        "bulletin": bulletin_named(page.bulletin, request),
        "issue": issue_named(page.issue, request),
        "chapter": page.chapter and page.chapter.heading,
        "section": page.section and page.section.heading,
        "characters": page.characters,
        "photo_count": page.photo_count,
        "distribution": page.issue.distribution,
        "released_at": page.first_published_at,
        "changed_at": page.changed_at,
    }


def _event(page: NewsItemPage) -> Event | None:
    span = page.event
    if span is None:
        return None
    return Event(start=span.start, end=span.end, precision=span.precision.value, label=page.event_label)


def _correction(note, page: NewsItemPage, request: HttpRequest) -> CorrectionRow:
    return CorrectionRow(
        kind=note.kind,
        note=note.note,
        release=note.release.number,
        at=note.release.released_at,
        superseded_url=f"{page.get_full_url(request)}v{note.superseded}/" if note.superseded else None,
    )
