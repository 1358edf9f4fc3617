"""From an address to a page in one query or two, however deep the page stands, and past the gate of release.

Wagtail walks the tree, two queries a level, and asks only the last page whether it is live.
"""

from __future__ import annotations

from django.http import Http404

from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .models import BulletinPage, IssuePage, NewsItemPage
from .models.membership import IssueMemberPage

ITEM_DEPTH = 4  # bulletin, issue, chapter, item: no shorter address leads to an item


def find_page(home: Page, path_components: list[str]) -> RouteResult | None:
    """The page at `path_components` below `home`; None for the home page itself, Http404 for what readers may not see."""
    if not path_components:
        return None
    if len(path_components) >= ITEM_DEPTH:
        item = _at(home, path_components, _items()).first()
        if item is not None:
            return RouteResult(item)
    *above, last = path_components
    if above and last == IssuePage.READ_THROUGH:
        issue = _at(home, above, _issues()).first()
        if issue is not None:
            return RouteResult(issue, kwargs={"view": IssuePage.READ_THROUGH})
    page = _at(home, path_components, Page.objects.live()).first()
    if page is None:
        raise Http404
    return RouteResult(_typed(page))


def _at(home: Page, path_components: list[str], pages):
    """Addresses have no index, the last part of them has one."""
    address = home.url_path + "/".join(path_components) + "/"
    return pages.filter(slug=path_components[-1], url_path=address)


def _items():
    return NewsItemPage.objects.released().select_related("region", "bulletin", "issue", "chapter", "section")


def _issues():
    return IssuePage.objects.released().with_covers()


def _typed(page: Page) -> Page:
    """The page as its own class, through the question that decides whether the public may read it."""
    model = page.specific_class
    if model is NewsItemPage:
        found = _items()
    elif model is IssuePage:
        found = _issues()
    elif model is BulletinPage:
        found = BulletinPage.objects.open_to_readers()
    elif issubclass(model, IssueMemberPage):
        found = model.objects.filter(live=True)
        return _of_released_issue(found.filter(pk=page.pk).first())
    else:
        found = model.objects.live()
    specific = found.filter(pk=page.pk).first()
    if specific is None:
        raise Http404
    return specific


def _of_released_issue(heading: IssueMemberPage | None) -> IssueMemberPage:
    if heading is None or not IssuePage.objects.released().filter(pk=heading.issue_of_page.pk).exists():
        raise Http404
    return heading
