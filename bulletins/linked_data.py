"""What a page is, in the words of schema.org, for search engines and reference managers.

Everything said here stands on the page as well. For pages that everybody may read; who asks sees to that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.models import Page

from .atom import entry_id
from .models import BulletinPage, Correction, IssuePage, NameEntry, NameKinds, NewsItemPage

LANGUAGE = "zh-Hans"
_ISSN = re.compile(r"ISSN[\s:：]*(\d{4}-\d{3}[\dXx])")
#: What could end the element, begin a comment in it, or end a line of an old script.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def as_text(*things: dict) -> str:
    """JSON that may stand in a script element as it is."""
    graph = {"@context": "https://schema.org", "@graph": [_stated(thing) for thing in things]}
    return json.dumps(graph, ensure_ascii=False).translate(_ESCAPES)


def of_bulletin(bulletin: BulletinPage) -> dict:
    issn = _ISSN.search(bulletin.permit_number)
    return {
        "@type": "Periodical",
        "@id": entry_id(bulletin),
        "name": bulletin.title,
        "url": bulletin.full_url,
        "description": bulletin.introduction,
        "inLanguage": LANGUAGE,
        "issn": issn and issn[1].upper(),
        "publisher": organisation(bulletin.issuer),
    }


def of_issue(issue: IssuePage, bulletin: BulletinPage) -> dict:
    return {
        "@type": "PublicationIssue",
        "@id": entry_id(issue),
        "name": issue.title if bulletin.title in issue.title else f"{bulletin.title} {issue.title}",
        "url": issue.full_url,
        "issueNumber": str(issue.period or issue.year),
        "isPartOf": of_bulletin(bulletin),
        "publisher": organisation(issue.issuer or bulletin.issuer),
        "datePublished": _moment(issue.first_published_at),
        "dateModified": _moment(issue.last_published_at),
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
    }


def of_item(item: NewsItemPage, corrections: Iterable[Correction]) -> dict:
    return {
        "@type": "NewsArticle",
        "@id": entry_id(item),
        "headline": item.title,
        "url": item.full_url,
        "mainEntityOfPage": item.full_url,
        "description": item.summary,
        "articleSection": item.chapter and item.chapter.title,
        "author": [_person(contributor) for contributor in item.contributors],
        "contentLocation": item.region and {"@type": "Place", "name": item.region.title},
        "publisher": organisation(item.issue.issuer or item.bulletin.issuer),
        "isPartOf": of_issue(item.issue, item.bulletin),
        "datePublished": _moment(item.first_published_at),
        "dateModified": _moment(item.last_published_at),
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "correction": [_correction(correction) for correction in corrections],
    }


def of_site(settings, home: Page) -> dict:
    """`settings`: name, about and organiser of the site."""
    search = home.full_url.rstrip("/") + reverse("items")
    return {
        "@type": "WebSite",
        "name": settings.name,
        "url": home.full_url,
        "description": settings.about,
        "inLanguage": LANGUAGE,
        "publisher": organisation(settings.organiser),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?words={{words}}"},
            "query-input": "required name=words",
        },
    }


def of_entry(request: HttpRequest, entry: NameEntry, other_names: Iterable[str]) -> dict:
    """`other_names`: those that the reader is shown."""
    return {
        "@type": "Person" if entry.kind == NameKinds.PERSON else "Organization",
        "@id": request.build_absolute_uri(entry.url),
        "name": entry.name,
        "alternateName": list(other_names),
        "description": entry.note,
        "url": request.build_absolute_uri(entry.url),
        "location": entry.region and {"@type": "Place", "name": entry.region.title},
    }


def breadcrumbs(request: HttpRequest, *pages: Page) -> dict:
    """The way from the front page: `pages` from the top, the page itself last."""
    return way(request, *((page.title, page.full_url) for page in pages))


def way(request: HttpRequest, *places: tuple[str, str]) -> dict:
    """The same for places that are no pages: how they are called, and their addresses, with or without the site's."""
    home = {"name": _("Home"), "item": request.build_absolute_uri("/")}
    steps = [home, *({"name": name, "item": request.build_absolute_uri(url)} for name, url in places)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, **step} for place, step in enumerate(steps, start=1)
        ],
    }


def organisation(name: str) -> dict | None:
    return {"@type": "Organization", "name": name} if name else None


def _person(contributor) -> dict:
    return {"@type": "Person", "name": contributor.name, "affiliation": organisation(contributor.unit)}


def _correction(correction: Correction) -> dict:
    return {
        "@type": "CorrectionComment",
        "text": correction.note,
        "datePublished": _moment(correction.release.released_at),
    }


def _moment(at) -> str | None:
    return at and at.isoformat(timespec="seconds")


def _stated(value):
    """Without what is not known."""
    if isinstance(value, dict):
        known = {name: _stated(inner) for name, inner in value.items()}
        return {name: inner for name, inner in known.items() if inner not in (None, "", [])}
    return [_stated(inner) for inner in value] if isinstance(value, list) else value
