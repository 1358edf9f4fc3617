"""What every address of the API has in common: who asks plays no part, anybody may ask from any page, nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import gettext as _

from .errors import Refusal, as_response, not_found, too_often
from .limits import wait_of

METHODS = "GET, HEAD, OPTIONS"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
}
PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
#: A minute, as counts of the site are remembered; a program that cannot wait asks with If-None-Match.
FRESH_FOR = "public, max-age=60"

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Methods, rate, entity tag and CORS around a view that answers GET."""

    @wraps(view)
    def door(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            response = _answer(view, request, *args, **kwargs)
        except Refusal as refusal:
            response = as_response(refusal)
        for name, value in CORS.items():
            response[name] = value
        patch_vary_headers(response, ["Accept-Language"])
        return response

    door.csrf_exempt = True  # so that a POST is told in JSON that there is none
    return door


def _answer(view: View, request: HttpRequest, *args, **kwargs) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    if request.method not in ("GET", "HEAD"):
        refusal = Refusal(405, "read_only", _("This API is read-only."))
        refusal.headers["Allow"] = METHODS
        raise refusal
    _count(request)
    asked_with, request.method = request.method, "GET"  # the server leaves out the body of HEAD
    try:
        response = view(request, *args, **kwargs)
    finally:
        request.method = asked_with
    return _tagged(request, response) if response.status_code == 200 else response


def _count(request: HttpRequest) -> None:
    if wait := wait_of(request):
        refusal = too_often(wait)
        refusal.headers["Retry-After"] = str(wait)
        raise refusal


def _tagged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    tag = f'"{sha256(response.content).hexdigest()[:32]}"'
    known = {each.removeprefix("W/") for each in parse_etags(request.headers.get("If-None-Match", ""))}
    if known & {tag, "*"}:
        response = HttpResponse(status=304)
        del response["Content-Type"]
    response["ETag"] = tag
    response["Cache-Control"] = FRESH_FOR
    return response


@public
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    raise not_found()
