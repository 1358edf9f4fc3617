"""What a reader looked for, marked where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from manuscript.marks import Fragment, marked, passage
from manuscript.segmentation import Query

register = template.Library()
CHARACTERS = 110  # two to three lines of a list


@register.simple_tag(name="marked")
def marked_text(text: str, query: Query | None) -> SafeString | str:
    return _html(marked(text, query)) if query else text


@register.simple_tag
def excerpt(item, query: Query | None) -> SafeString | str:
    """Where the text of an item says it; how the item begins, where nothing was looked for."""
    if not query:
        return item.summary
    if in_attachment := getattr(item, "found_in", ""):
        return format_html("{} {}", _("In an attachment:"), _html(passage(in_attachment, query, CHARACTERS)))
    return _html(passage(item.text, query, CHARACTERS)) if item.text else item.summary


def _html(fragments: Iterable[Fragment]) -> SafeString:
    tags = ((format_html("<mark>{}</mark>", one.text) if one.is_marked else one.text,) for one in fragments)
    return format_html_join("", "{}", tags)
