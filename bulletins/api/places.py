"""/districts/ and /industries/: where items come from, and what trade they concern."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_noop

from ninja import Router

from bulletins.atom import entry_id
from regions.models import Industry, RegionPage

from .answers import several
from .asked import asked_of
from .cursor import Order
from .description import parameters, refusals
from .schemas import DistrictRow, IndustryRow, list_of

DISTRICTS, INDUSTRIES = Order("districts", ("path",)), Order("industries", ("pk",))
router = Router(tags=["districts and industries"])


@router.get(
    "districts/",
    response={200: list_of(DistrictRow), **refusals(422)},
    operation_id="districts",
    url_name="districts",
    summary=gettext_noop("Districts"),
    openapi_extra={"parameters": parameters()},
)
def districts(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request, DistrictRow)
    keys, cursor = DISTRICTS.part(RegionPage.objects.live(), asked.limit, asked.cursor)
    found = RegionPage.objects.in_bulk(keys)
    rows = (_district(found[key], request) for key in keys if key in found)
    return several(request, rows, asked, cursor)


@router.get(
    "industries/",
    response={200: list_of(IndustryRow), **refusals(422)},
    operation_id="industries",
    url_name="industries",
    summary=gettext_noop("Industries"),
    openapi_extra={"parameters": parameters()},
)
def industries(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request, IndustryRow)
    keys, cursor = INDUSTRIES.part(Industry.objects.all(), asked.limit, asked.cursor)
    found = Industry.objects.in_bulk(keys)
    rows = (_industry(found[key], request) for key in keys if key in found)
    return several(request, rows, asked, cursor)


def _district(page: RegionPage, request: HttpRequest) -> DistrictRow:
    return DistrictRow(
        id=entry_id(page),
        slug=page.slug,
        name=page.title,
        short_name=page.short_name,
        full_name=page.full_name,
        description=page.description,
        url=page.get_full_url(request),
    )


def _industry(industry: Industry, request: HttpRequest) -> IndustryRow:
    items = f"{reverse('items')}?{urlencode({'industry': industry.slug})}"
    return IndustryRow(slug=industry.slug, name=industry.name, url=request.build_absolute_uri(items))
