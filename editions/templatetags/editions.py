from __future__ import annotations

from django import template

from editions.models import Edition

register = template.Library()


@register.simple_tag(takes_context=True)
def editions_of(context, issue) -> list[Edition]:
    """One statement; none in a preview, where there is no release yet."""
    request = context.get("request")
    if context.get("is_draft") or request is None:
        return []
    found = Edition.objects.readable(request.user).of_issue(issue).select_related("binding__release")
    return sorted(found, key=lambda one: one.pk)
