"""What a link to a page is shown with elsewhere."""

from __future__ import annotations

from django import template

from bulletins.models import IssuePage, NewsItemPage
from bulletins.renditions import ON_COVER, sizes_of
from bulletins.share.card import address_of
from bulletins.share.drawing import HEIGHT, WIDTH

register = template.Library()


@register.simple_tag(takes_context=True)
def share_picture(context) -> dict | None:
    """`url`, `width` and `height`. Where no font can draw one: the cover picture, or the first photo; or None."""
    page, request = context.get("page"), context.get("request")
    if request is None or not isinstance(page, NewsItemPage | IssuePage):
        return None
    if not page.live or context.get("superseded") or page.bulletin is None:
        return None
    address = address_of(page)
    if address is not None:
        return {"url": request.build_absolute_uri(address), "width": WIDTH, "height": HEIGHT}
    photo = page.cover_image if isinstance(page, IssuePage) else page.lead_photo
    if photo is None:
        return None
    size = sizes_of(photo, ON_COVER)[ON_COVER]
    return {"url": request.build_absolute_uri(size.url), "width": size.width, "height": size.height}
