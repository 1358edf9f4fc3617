"""Addresses that no live page has: the errata of an issue, what an earlier release held, and where something was withdrawn.

/<bulletin>/<issue>/corrections/    what was corrected in the issue
/<bulletin>/<issue>/v1/             contents of its first release; /v1/read/ the whole of it
…/<item>/v1/                        the text of one item in the first release

Wherever a tombstone stands, its address and these below it answer 410.
"""

from __future__ import annotations

import re
from functools import partial

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from . import answers
from .models import IssuePage, NewsItemPage, Tombstone

CORRECTIONS = "corrections"
_WAY = re.compile(
    rf"(?P<page>.+?)/(?:(?P<errata>{CORRECTIONS})|v(?P<number>[1-9]\d{{0,3}})(?P<through>/{IssuePage.READ_THROUGH})?"
    rf"|{IssuePage.READ_THROUGH})"
)


def find_byway(home: Page, path_components: list[str], classes) -> RouteResult | None:
    """For an address that led to no page of these classes. Asked last, so that whoever reads pages pays nothing for it."""
    address = "/".join(path_components)
    way = _WAY.fullmatch(address)
    page_address = f"{home.url_path}{way['page'] if way else address}/"
    if way:
        found = _beside_a_page(page_address, way, classes)
        if found is not None:
            return found
    tombstone = Tombstone.objects.readable_to(classes).at_address(page_address).newest_first().first()
    if tombstone is not None:
        return RouteResult(tombstone.page.specific, kwargs={"answer": partial(answers.gone, tombstone)})
    return _moved(f"/{way['page']}", address.removeprefix(way["page"])) if way else None


def _moved(old_address: str, way: str) -> RouteResult | None:
    """Wagtail's redirects know the addresses of pages, not those beside them."""
    moved = Redirect.objects.filter(old_path=old_address, redirect_page__live=True).first()
    if moved is None:
        return None
    return RouteResult(moved.redirect_page.specific, kwargs={"answer": partial(answers.moved, moved, way)})


def _beside_a_page(address: str, way: re.Match, classes) -> RouteResult | None:
    slug = address.rstrip("/").rsplit("/", 1)[-1]
    released = {"slug": slug, "url_path": address}
    issue = IssuePage.objects.released_to(classes).with_covers().filter(**released).first()
    if issue is not None and way["errata"]:
        return RouteResult(issue, kwargs={"answer": partial(answers.errata, issue)})
    if issue is not None and way["number"]:
        view = IssuePage.READ_THROUGH if way["through"] else ""
        answer = partial(answers.issue_as_it_was, issue, int(way["number"]), view)
        return RouteResult(issue, kwargs={"answer": answer})
    if way["number"] and not way["through"]:
        item = NewsItemPage.objects.released_to(classes).select_related("issue").filter(**released).first()
        if item is not None:
            answer = partial(answers.item_as_it_was, item, int(way["number"]))
            return RouteResult(item, kwargs={"answer": answer})
    return None
