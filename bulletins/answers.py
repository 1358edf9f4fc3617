"""The pages that stand at the addresses of `byways`."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from .contents import contents_of
from .errata import with_bulletins
from .models import IssuePage, NewsItemPage, Tombstone
from .superseded import Version, superseded_version


def errata(issue: IssuePage, request: HttpRequest) -> HttpResponse:
    """Everything that was ever corrected in an issue, newest first."""
    corrections = issue.corrections.readable(request.user).for_listing(request.user)
    return render(
        request, "bulletins/issue_errata.html", {"page": issue, "corrections": with_bulletins(corrections)}
    )


def issue_as_it_was(issue: IssuePage, number: int, view: str, request: HttpRequest) -> HttpResponse:
    version = superseded_version(issue, number, request.user)
    if version is None:
        return _lead_to_newest(issue, issue, number, view and f"{view}/")
    context = {"page": version.issue, "contents": contents_of(version.items)}
    return _of_old(request, version.issue.get_template(request, view=view), version, context)


def item_as_it_was(item: NewsItemPage, number: int, request: HttpRequest) -> HttpResponse:
    version = superseded_version(item.issue, number, request.user, only=item)
    if version is None:
        return _lead_to_newest(item, item.issue, number)
    old = next((old for old in version.items if old.pk == item.pk), None)
    if old is None:
        raise Http404
    return _of_old(request, "bulletins/news_item_page.html", version, {"page": old})


def _lead_to_newest(page: Page, issue: IssuePage, number: int, view: str = "") -> HttpResponse:
    """The address of a version may be quoted while it is the newest one: until it is replaced, it leads to the page."""
    newest = issue.releases.done().order_by("-number").values_list("number", flat=True).first()
    if number != newest:
        raise Http404
    return redirect(page.get_url() + view)


def _of_old(request: HttpRequest, template: str, version: Version, context: dict) -> HttpResponse:
    """Never in a search engine: who looks for the item shall find what is right."""
    response = render(request, template, {**context, "superseded": version})
    response["X-Robots-Tag"] = "noindex, follow"
    return response


def moved(old: Redirect, way: str, request: HttpRequest) -> HttpResponse:
    return redirect(old.redirect_page.get_url().rstrip("/") + way + "/", permanent=old.is_permanent)


def gone(tombstone: Tombstone, request: HttpRequest) -> HttpResponse:
    """Says that something stood here and was withdrawn; neither its title nor its text."""
    response = render(request, "410.html", {"tombstone": tombstone, "page": None}, status=410)
    response["Cache-Control"] = "no-cache"  # a 410 may be kept for ever, and a withdrawal may be lifted
    return response
