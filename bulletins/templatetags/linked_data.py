"""The data block of a page's head. It is no code: no policy of ours has to allow it, and no browser runs it."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.safestring import mark_safe

from bulletins import linked_data as data
from bulletins.models import BulletinPage, IssuePage, NewsItemPage
from bulletins.models.names import INDEXES
from regions.models import RegionPage

from .errata import corrections_of

register = template.Library()


@register.simple_tag(takes_context=True)
def linked_data(context) -> str:
    """Nothing for a draft, an older version, or a page without data. Closed pages do not ask."""
    page, request, entry = context.get("page"), context.get("request"), context.get("entry")
    if entry is not None:
        things = list(_of_name(entry, context))
    elif page is None or request is None or not page.live or context.get("superseded"):
        return ""
    else:
        things = list(_things(page, context))
    if not things:
        return ""
    # as_text leaves no sign that could end the element
    return mark_safe(f'<script type="application/ld+json">{data.as_text(*things)}</script>')  # noqa: S308


def _things(page, context):
    request, site = context["request"], context.get("site")
    if isinstance(page, NewsItemPage) and page.issue:
        yield data.of_item(page, corrections_of(context, page))
        yield data.breadcrumbs(request, page.bulletin, page.issue, page)
    elif isinstance(page, IssuePage):
        yield data.of_issue(page, page.bulletin)
        yield data.breadcrumbs(request, page.bulletin, page)
    elif isinstance(page, BulletinPage):
        yield data.of_bulletin(page)
        yield data.breadcrumbs(request, page)
    elif isinstance(page, RegionPage) and site:
        yield data.breadcrumbs(request, *filter(None, [site["region_index"]]), page)
    elif site and page.pk == request_home(request):
        yield data.of_site(site["settings"], page)


def _of_name(entry, context):
    request = context["request"]
    yield data.of_entry(request, entry, context["other_names"])
    yield data.way(request, (entry.get_kind_display(), reverse(INDEXES[entry.kind])), (entry.name, entry.url))


def request_home(request) -> int | None:
    site = getattr(request, "_wagtail_site", None)
    return site and site.root_page_id
