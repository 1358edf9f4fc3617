"""Answers a request for a public address below another one: every link on the page leads on within the preview."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, get_script_prefix, resolve, set_script_prefix

from bulletins.models import IssuePage

from .pretending import as_released

#: Names of public addresses. Forms, sign-in and the admin are not previewed.
SHOWN = frozenset({
    "wagtail_serve", "items", "feed", "feed-of-bulletin", "feed-of-region", "feed-of-industry", "sitemap-index", "sitemap",
    "feed-as-json", "feed-of-bulletin-as-json", "feed-of-region-as-json", "feed-of-industry-as-json",
    "corrections", "feed-of-corrections",
})  # fmt: skip
HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "same-origin",
}


def serve_as_released(
    request: HttpRequest, issue: IssuePage, path: str, *, prefix: str, viewer, banner: dict
) -> HttpResponse:
    """`prefix` is the address that stands for the front page; `viewer` whom the public views take the reader for."""
    try:
        match = resolve(f"/{path}")
    except Resolver404 as error:
        raise Http404 from error
    if match.url_name not in SHOWN:
        raise Http404
    inner = _as_asked_of_the_site(request, path, prefix, viewer, match)
    with as_released(issue), _script_prefix(prefix):
        response = match.func(inner, *match.args, **match.kwargs)
        if hasattr(response, "render"):
            response.render()
        content = b"".join(response) if response.streaming else response.content
    return _marked(response, content, banner)


def _as_asked_of_the_site(request: HttpRequest, path: str, prefix: str, viewer, match) -> HttpRequest:
    inner = copy.copy(request)
    inner.path, inner.path_info = f"{prefix}{path}", f"/{path}"
    inner.META = {**request.META, "SCRIPT_NAME": prefix.rstrip("/"), "PATH_INFO": f"/{path}"}
    inner.user, inner.resolver_match = viewer, match
    return inner


@contextmanager
def _script_prefix(prefix: str) -> Iterator[None]:
    before = get_script_prefix()
    set_script_prefix(prefix)
    try:
        yield
    finally:
        set_script_prefix(before)


def _marked(response: HttpResponse, content: bytes, banner: dict) -> HttpResponse:
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("text/html"):
        mark = render_to_string("editorial/preview_mark.html", banner)
        content = content.decode().replace("<body>", f"<body>{mark}", 1).encode()
    headers = {
        **HEADERS,
        **({"Location": response.headers["Location"]} if "Location" in response.headers else {}),
    }
    return HttpResponse(content, status=response.status_code, content_type=kind, headers=headers)
