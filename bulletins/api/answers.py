"""Rows -> response. The schemas say what a row may hold, `fields` what of it was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, JsonResponse

from ninja import Schema

from .asked import Asked, address_of_next


def one(row: Schema, asked: Asked) -> HttpResponse:
    return _as_json(_chosen(row, asked))


def several(request: HttpRequest, rows: Iterable[Schema], asked: Asked, cursor: str = "") -> HttpResponse:
    """`cursor`: of the rows after these; where there are any, `next` and the header Link say the same."""
    following = address_of_next(request, cursor) if cursor else None
    response = _as_json({"results": [_chosen(row, asked) for row in rows], "next": following})
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def _chosen(row: Schema, asked: Asked) -> dict:
    return row.model_dump(mode="json", include=set(asked.fields) or None)


def _as_json(said: dict) -> HttpResponse:
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})
