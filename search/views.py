"""What is offered while somebody types."""

from __future__ import annotations

import logging

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bulletins.models import NewsItemPage

from .vocabulary import suggested

LONGEST = 50
NAMES, TITLES = 4, 6
logger = logging.getLogger(__name__)


@require_GET
def suggest(request: HttpRequest) -> JsonResponse:
    """`suggestions`: names and titles that go on from `words`, each with `text`, `kind` and `url`."""
    typed = request.GET.get("words", "").replace("\x00", "").strip()[:LONGEST]
    found = [{"text": name.text, "kind": name.kind, "url": name.url} for name in suggested(typed, NAMES)]
    found += [
        {"text": item.title, "kind": _("item"), "url": item.get_url(request)}
        for item in _titles(request, typed)
    ]
    response = JsonResponse({"suggestions": found}, json_dumps_params={"ensure_ascii": False})
    patch_cache_control(response, private=True, max_age=60)  # of titles, a member may read more
    return response


def _titles(request: HttpRequest, typed: str) -> list[NewsItemPage]:
    """None where the index does not answer: names are offered all the same."""
    if not typed:
        return []
    titles = NewsItemPage.objects.released(request.user).only("title", "url_path", "slug", "locale")
    try:
        return list(titles.autocomplete(typed)[:TITLES])
    except DatabaseError:
        logger.exception("The search index did not answer")
        return []
