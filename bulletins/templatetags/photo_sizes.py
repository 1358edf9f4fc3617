"""A photo in the sizes of `bulletins.renditions`, for templates."""

from __future__ import annotations

from django import template

from bulletins.renditions import ENLARGED, IN_LIST, IN_TEXT, OF_BODY, ON_COVER, sizes_of

register = template.Library()


@register.simple_tag
def photo_in_text(photo) -> dict:
    """`small` to `wide` as a list, the `middle` one that browsers without srcset show, and the one to `enlarge`."""
    found = sizes_of(photo, *OF_BODY)
    sizes = [found[spec] for spec in IN_TEXT]
    return {"sizes": sizes, "middle": sizes[len(sizes) // 2], "enlarged": found[ENLARGED]}


@register.simple_tag
def photo_in_list(photo):
    return sizes_of(photo, IN_LIST)[IN_LIST]


@register.simple_tag
def photo_on_cover(photo):
    return sizes_of(photo, ON_COVER)[ON_COVER]
