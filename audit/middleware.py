"""Tells the audit log where the acts of a request come from. Stands behind the middleware that knows the person."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .origin import coming_from, origin_of


class RequestOrigin:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with coming_from(origin_of(request)):
            return self.get_response(request)
