"""What the button of an item's form asks: the figures of the text as it stands in the form. Saves nothing."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wagtail.models import Page

from manuscript.figures import find_figures, texts_of

from .document import blocks_from
from .figures import IN_COMMON
from .models import NewsItemPage

#: Kinds of blocks that have running text.
READ = frozenset({"paragraph", "quote", "listing"})


@require_POST
def propose_figures(request: HttpRequest, pk: int) -> JsonResponse:
    """`pk`: the item; or, before its first save, the page that it is to stand under. The body comes as its form sends it."""
    if not _may_write(get_object_or_404(Page, pk=pk).specific, request.user):
        raise PermissionDenied
    try:
        texts = _texts(request)
    except (
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
    ):  # whatever a block makes of fields that no form has sent
        return JsonResponse({"error": _("The text could not be read.")}, status=400)
    return JsonResponse({"figures": [_told(figure) for figure in find_figures(texts)]})


def _may_write(page: Page, user) -> bool:
    may = page.permissions_for_user(user)
    if isinstance(page, NewsItemPage):
        return may.can_edit()
    return NewsItemPage.can_exist_under(page) and may.can_add_subpage()


def _texts(request: HttpRequest) -> list[str]:
    body = NewsItemPage.body.field.stream_block.value_from_datadict(request.POST, request.FILES, "body")
    blocks = blocks_from((block for block in body if block.block_type in READ), str)
    return list(texts_of(blocks))


def _told(figure) -> dict[str, str]:
    return {name: getattr(figure, name) for name in IN_COMMON} | {"kind": figure.kind.value}
