"""What may have been meant, where nothing was found."""

from __future__ import annotations

from django import template

from search.vocabulary import names

register = template.Library()


@register.simple_tag
def did_you_mean(typed: str) -> str:
    return names().meant(typed) or ""
