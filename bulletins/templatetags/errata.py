"""What a page of an issue says of its corrections."""

from __future__ import annotations

from django import template

from bulletins.errata import notes_on
from bulletins.models import Correction, IssuePage, NewsItemPage

register = template.Library()
_ASKED = "_corrections_shown"


@register.simple_tag(takes_context=True)
def corrections_of(context, item: NewsItemPage) -> list[Correction]:
    """Asked once a page, however many of its parts show them: they stay with the item, which lives as long as a request."""
    if not hasattr(item, _ASKED):
        setattr(item, _ASKED, notes_on(item, _viewer(context)))
    return getattr(item, _ASKED)


@register.simple_tag(takes_context=True)
def has_errata(context, issue: IssuePage) -> bool:
    return bool(issue.pk) and issue.corrections.readable(_viewer(context)).exists()


def _viewer(context):
    return getattr(context.get("request"), "user", None)
