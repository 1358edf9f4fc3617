"""How rows of one kind name things of another: enough to show them and to ask for more."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from bulletins.atom import entry_id
from bulletins.audience import EVERYBODY
from bulletins.models import BulletinPage, IssuePage, NewsItemPage

from .schemas import BulletinNamed, IssueNamed, ItemNamed


def item_named(page: NewsItemPage, request: HttpRequest) -> ItemNamed:
    api_url = address(request, "item", page.translation_key)
    return ItemNamed(id=entry_id(page), title=page.title, url=page.get_full_url(request), api_url=api_url)


def bulletin_named(bulletin: BulletinPage | None, request: HttpRequest) -> BulletinNamed | None:
    """An internal bulletin is not even named, whatever became of an issue of it."""
    if bulletin is None or not bulletin.live or bulletin.distribution not in EVERYBODY:
        return None
    return BulletinNamed(slug=bulletin.slug, title=bulletin.title, url=bulletin.get_full_url(request))


def issue_named(issue: IssuePage, request: HttpRequest) -> IssueNamed:
    return IssueNamed(id=entry_id(issue), key=issue.pk, title=issue.title, url=issue.get_full_url(request))


def address(request: HttpRequest, name: str, *args) -> str:
    """In this API."""
    return request.build_absolute_uri(reverse(f"api:{name}", args=args))
