"""/bulletins/: the periodicals that everybody may read, by their short address."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop

from ninja import Router

from bulletins.atom import entry_id
from bulletins.models import BulletinPage

from .answers import one, several
from .asked import FieldsForm, asked_of
from .cursor import Order
from .description import parameters, refusals
from .errors import not_found
from .named import address
from .schemas import BulletinRow, BulletinWhole, list_of

AS_ON_THE_SITE = Order("bulletins", ("path",))
router = Router(tags=["bulletins"])


@router.get(
    "bulletins/",
    response={200: list_of(BulletinRow), **refusals(422)},
    operation_id="bulletins",
    url_name="bulletins",
    summary=gettext_noop("Bulletins"),
    openapi_extra={"parameters": parameters()},
)
def bulletins(request: HttpRequest) -> HttpResponse:
    asked = asked_of(request, BulletinRow)
    keys, cursor = AS_ON_THE_SITE.part(BulletinPage.objects.open_to_readers(), asked.limit, asked.cursor)
    found = BulletinPage.objects.open_to_readers().in_bulk(keys)
    rows = (BulletinRow(**_facts(found[key], request)) for key in keys if key in found)
    return several(request, rows, asked, cursor)


@router.get(
    "bulletins/{part:slug}/",
    response={200: BulletinWhole, **refusals(404, 422)},
    operation_id="bulletin",
    url_name="bulletin",
    summary=gettext_noop("One bulletin with its imprint"),
    openapi_extra={"parameters": parameters(form=FieldsForm)},
)
def bulletin(request: HttpRequest, slug: str) -> HttpResponse:
    asked = asked_of(request, BulletinWhole, FieldsForm)
    page = BulletinPage.objects.open_to_readers().filter(slug=slug).order_by("path").first()
    if page is None:
        raise not_found()
    whole = BulletinWhole(
        **_facts(page, request),
        editor_in_chief=page.editor_in_chief,
        editors=page.editors,
        office=page.office,
        issues_url=f"{address(request, 'issues')}?{urlencode({'bulletin': page.slug})}",
    )
    return one(whole, asked)


def _facts(page: BulletinPage, request: HttpRequest) -> dict:
    return {
        "id": entry_id(page),
        "slug": page.slug,
        "title": page.title,
        "url": page.get_full_url(request),
        "api_url": address(request, "bulletin", page.slug),
        "kind": page.kind,
        "issuer": page.issuer,
        "introduction": page.introduction,
        "permit_number": page.permit_number,
    }
