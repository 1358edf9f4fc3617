"""From an address to a page in two queries, however deep the page stands, and past the gate of release.

Wagtail walks the tree, two queries a level, and asks only the last page whether it is live.
"""

from __future__ import annotations

from django.http import Http404

from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .models import BulletinPage, IssuePage, NewsItemPage
from .models.membership import IssueMemberPage


def find_page(home: Page, path_components: list[str]) -> RouteResult | None:
    """The page at `path_components` below `home`; None for the home page itself, Http404 for what readers may not see."""
    if not path_components:
        return None
    address = home.url_path + "/".join(path_components) + "/"
    page = Page.objects.filter(url_path=address, live=True).first()
    if page is not None:
        return RouteResult(_typed(page))
    *above, last = path_components
    if last != IssuePage.READ_THROUGH or not above:
        raise Http404
    issue = IssuePage.objects.released().filter(url_path=home.url_path + "/".join(above) + "/").first()
    if issue is None:
        raise Http404
    return RouteResult(issue, kwargs={"view": IssuePage.READ_THROUGH})


def _typed(page: Page) -> Page:
    """The page as its own class, through the question that decides whether the public may read it."""
    model = page.specific_class
    if model is NewsItemPage:
        found = NewsItemPage.objects.released().select_related("region", "issue", "chapter", "section")
    elif model is IssuePage:
        found = IssuePage.objects.released()
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
