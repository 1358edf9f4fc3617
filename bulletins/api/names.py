"""/organisations/ and /people/: those that editors have confirmed and that something tells of which everybody may read."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop

from ninja import Router

from bulletins.models import NameEntry, NameKinds

from .answers import several
from .asked import asked_of
from .cursor import Order
from .description import parameters, refusals
from .named import address
from .schemas import Named, NameRow, list_of

ORGANISATIONS, PEOPLE = Order("organisations", ("slug",)), Order("people", ("slug",))
router = Router(tags=["organisations and people"])


@router.get(
    "organisations/",
    response={200: list_of(NameRow), **refusals(422)},
    operation_id="organisations",
    url_name="organisations",
    summary=gettext_noop("Organisations"),
    openapi_extra={"parameters": parameters()},
)
def organisations(request: HttpRequest) -> HttpResponse:
    return _names(request, ORGANISATIONS, NameKinds.ORGANISATION)


@router.get(
    "people/",
    response={200: list_of(NameRow), **refusals(422)},
    operation_id="people",
    url_name="people",
    summary=gettext_noop("People"),
    openapi_extra={"parameters": parameters()},
)
def people(request: HttpRequest) -> HttpResponse:
    return _names(request, PEOPLE, NameKinds.PERSON)


def _names(request: HttpRequest, order: Order, kind: NameKinds) -> HttpResponse:
    asked = asked_of(request, NameRow)
    keys, cursor = order.part(NameEntry.objects.readable().filter(kind=kind), asked.limit, asked.cursor)
    found = NameEntry.objects.select_related("region").in_bulk(keys)
    rows = (_name(found[key], request) for key in keys if key in found)
    return several(request, rows, asked, cursor)


def _name(entry: NameEntry, request: HttpRequest) -> NameRow:
    """Its other names are left out: one may stand in an internal issue alone."""
    region = entry.region if entry.region and entry.region.live else None
    condition = "person" if entry.kind == NameKinds.PERSON else "organisation"
    return NameRow(
        slug=entry.slug,
        name=entry.name,
        note=entry.note,
        district=Named(slug=region.slug, name=region.title) if region else None,
        url=request.build_absolute_uri(entry.url),
        items_url=f"{address(request, 'items')}?{urlencode({condition: entry.slug})}",
    )
