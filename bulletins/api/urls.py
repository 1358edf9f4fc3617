"""Every kind by its router. A new kind is one more file beside these, named here."""

from __future__ import annotations

from django.urls import path, re_path
from django.utils.translation import gettext_noop

from ninja import NinjaAPI

from bulletins import converters  # noqa: F401  registers <part>

from . import bulletins, description, errors, index, issues, items, names, places
from .doors import nowhere, public

app_name = "api"
KINDS = (bulletins, issues, items, places, names, index)

api = NinjaAPI(
    title="汇刊 API",
    version="1",
    description=gettext_noop("Everything that everybody may read on this site, for programs."),
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
)
for kind in KINDS:
    api.add_router("", kind.router)
api.add_exception_handler(Exception, errors.hand_on)

urlpatterns = [
    *(
        path(each.pattern._route, public(each.callback), name=each.name)
        for each in api.urls[0]
        if each.name != "api-root"
    ),
    path("openapi.json", public(lambda request: description.openapi(request, api)), name="openapi"),
    re_path("^(?P<rest>.*)$", nowhere),
]
