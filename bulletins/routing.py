"""From an address to a page in one query or two, however deep the page stands, and past the gate of release.

Wagtail walks the tree, two queries a level, and asks only the last page whether it is live.
"""

from __future__ import annotations

from django.http import Http404

from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .audience import SIGNED_IN, classes_open_to, has_signed_in
from .byways import find_byway
from .models import BulletinPage, IssuePage, NewsItemPage
from .models.membership import IssueMemberPage

ITEM_DEPTH = 4  # bulletin, issue, chapter, item: no shorter address leads to an item


class SignInFirst(Http404):
    """There is a page for members here. Whoever does not know this error says that there is nothing."""


def find_page(home: Page, path_components: list[str], viewer=None) -> RouteResult | None:
    """The page at `path_components` below `home`, None for the home page itself.

    Raises Http404 for what the viewer may not read, and SignInFirst where any person who signs in may.
    """
    if not path_components:
        return None
    found = _find(home, path_components, classes_open_to(viewer))
    if found is not None:
        return found
    if not has_signed_in(viewer) and _find(home, path_components, SIGNED_IN):
        raise SignInFirst
    raise Http404


def _find(home: Page, path_components: list[str], classes) -> RouteResult | None:
    if len(path_components) >= ITEM_DEPTH:
        item = _at(home, path_components, _items(classes)).first()
        if item is not None:
            return RouteResult(item)
    *above, last = path_components
    if above and last == IssuePage.READ_THROUGH:
        issue = _at(home, above, _issues(classes)).first()
        if issue is not None:
            return RouteResult(issue, kwargs={"view": IssuePage.READ_THROUGH})
    page = _at(home, path_components, Page.objects.live()).first()
    page = page and _typed(page, classes)
    return RouteResult(page) if page else find_byway(home, path_components, classes)


def _at(home: Page, path_components: list[str], pages):
    """Addresses have no index, the last part of them has one."""
    address = home.url_path + "/".join(path_components) + "/"
    return pages.filter(slug=path_components[-1], url_path=address)


def _items(classes):
    released = NewsItemPage.objects.released_to(classes)
    return released.select_related("region", "bulletin", "issue", "chapter", "section")


def _issues(classes):
    return IssuePage.objects.released_to(classes).with_covers()


def _typed(page: Page, classes) -> Page | None:
    """The page as its own class, through the question that decides who may read it."""
    model = page.specific_class
    if model is NewsItemPage:
        found = _items(classes)
    elif model is IssuePage:
        found = _issues(classes)
    elif model is BulletinPage:
        found = BulletinPage.objects.open_to(classes)
    elif issubclass(model, IssueMemberPage):
        return _of_released_issue(model.objects.live().filter(pk=page.pk).first(), classes)
    else:
        found = model.objects.live()
    return found.filter(pk=page.pk).first()


def _of_released_issue(heading: IssueMemberPage | None, classes) -> IssueMemberPage | None:
    if heading is None:
        return None
    issue = IssuePage.objects.released_to(classes).filter(pk=heading.issue_of_page.pk)
    return heading if issue.exists() else None
