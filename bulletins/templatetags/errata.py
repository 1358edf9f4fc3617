"""What a page of an issue says of its corrections."""

from __future__ import annotations

from django import template

from bulletins.errata import notes_on
from bulletins.models import Correction, IssuePage, NewsItemPage

register = template.Library()


@register.simple_tag(takes_context=True)
def corrections_of(context, item: NewsItemPage) -> list[Correction]:
    return notes_on(item, _viewer(context))


@register.simple_tag(takes_context=True)
def has_errata(context, issue: IssuePage) -> bool:
    return bool(issue.pk) and issue.corrections.readable(_viewer(context)).exists()


def _viewer(context):
    return getattr(context.get("request"), "user", None)
