"""The beginning: where the lists are, and where all of it is described."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_noop

from ninja import Router

from .description import refusals
from .named import address

LISTS = ("bulletins", "issues", "items", "districts", "industries", "organisations", "people")
router = Router(tags=["beginning"])


@router.get(
    "",
    response={200: dict[str, str], **refusals()},
    operation_id="index",
    url_name="index",
    summary=gettext_noop("The addresses of the lists, and of this description"),
)
def index(request: HttpRequest) -> HttpResponse:
    return JsonResponse({name: address(request, name) for name in (*LISTS, "openapi")})
