"""The API said in OpenAPI 3.1: parameters from the very forms that read them, answers from the schemas of the rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ninja import NinjaAPI
from ninja.responses import NinjaJSONEncoder

from .asked import PagingForm
from .schemas import Problem, Row

SPOKEN = {"summary", "description"}  # what people read, translated
RATE_AND_METHOD = (405, 429)


def refusals(*statuses: int) -> dict[int, type]:
    """Those of an address and those of all addresses."""
    return dict.fromkeys((*statuses, *RATE_AND_METHOD), Problem)


def parameters(conditions: forms.Form | None = None, form: type[forms.Form] = PagingForm) -> list[dict]:
    read_by = [conditions] if conditions is not None else []
    return [
        {
            "in": "query",
            "name": each.add_prefix(name),
            "required": False,
            "description": field.help_text or field.label,
            "schema": _schema(field),
        }
        for each in (*read_by, form())
        for name, field in each.fields.items()
    ]


def _schema(field: forms.Field) -> dict[str, Any]:
    if isinstance(field, forms.ChoiceField):
        return {"type": "string", "enum": [str(value) for value, _label in field.choices if value != ""]}
    if isinstance(field, (forms.IntegerField, forms.DecimalField)):
        bounds = {"minimum": field.min_value, "maximum": field.max_value}
        return {"type": "integer"} | {name: bound for name, bound in bounds.items() if bound is not None}
    if isinstance(field, forms.DateField):
        return {"type": "string", "format": "date"}
    longest = field.max_length
    return {"type": "string", **({"maxLength": longest} if longest else {})}


def described(api: NinjaAPI) -> dict[str, Any]:
    """In the language of the request."""
    described = _translated(dict(api.get_openapi_schema(path_prefix=reverse("api:index"))))
    schemas = described["components"]["schemas"]
    for name in schemas.keys() & set(_rows()):
        schemas[name].pop("required", None)  # `fields` leaves out what was not asked for
    for schema in schemas.values():
        schema.pop("description", None)  # written for those who read the code
    return described


def _rows(row: type = Row) -> Iterator[str]:
    for kind in row.__subclasses__():
        yield kind.__name__
        yield from _rows(kind)


def _translated(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _translated(inner, key) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_translated(inner) for inner in value]
    if isinstance(value, Promise):
        return str(value)
    return _(value) if name in SPOKEN and value and isinstance(value, str) else value


def openapi(request: HttpRequest, api: NinjaAPI) -> HttpResponse:
    said = described(api)
    return JsonResponse(said, encoder=NinjaJSONEncoder, json_dumps_params={"ensure_ascii": False})
