"""What Wagtail asks anew on every request, remembered: which site this is, and its front page."""

from __future__ import annotations

from collections.abc import Callable

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from wagtail.models import Site

from .models import HomePage

KEY = "portal.only-site"
SECONDS = 30  # other processes follow within this time


class OnlySite:
    """With one site, nothing depends on the host; with several, Wagtail chooses among them as ever."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        site = cache.get_or_set(KEY, _only_site, SECONDS)
        if site is not None:
            request._wagtail_site = site
        return self.get_response(request)


def _only_site() -> Site | None:
    sites = list(Site.objects.all()[:2])
    if len(sites) != 1:
        return None
    (site,) = sites
    site.root_page = HomePage.objects.filter(pk=site.root_page_id).first() or site.root_page
    return site


@receiver([post_save, post_delete], sender=Site)
@receiver([post_save, post_delete], sender=HomePage)
def forget_site(**kwargs) -> None:
    cache.delete(KEY)
