"""The picture of a page that everybody may read; of any other page there is none, whoever asks."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from bulletins.models import IssuePage, NewsItemPage

from .card import address_of, card_of
from .store import drawn

SECONDS = 3600  # after a withdrawal, other caches follow within this time


@require_safe
def share(request: HttpRequest, key: str, digest: str) -> HttpResponse:
    """The address of an older content leads to the present one. Nothing in it decides what is drawn."""
    page = _public(key)
    if page is None:
        raise Http404
    card = card_of(page)
    if card.digest != digest:
        return redirect(address_of(page) or page.get_url())
    path = drawn(card)
    if path is None:
        raise Http404
    headers = {"Cache-Control": f"public, max-age={SECONDS}", "X-Content-Type-Options": "nosniff"}
    return FileResponse(path.open("rb"), content_type="image/png", headers=headers)


def _public(key: str) -> NewsItemPage | IssuePage | None:
    items = NewsItemPage.objects.released().select_related("issue", "bulletin").defer("body", "text")
    return items.filter(pk=key).first() or IssuePage.objects.released().filter(pk=key).first()
