"""What Wagtail asks anew on every request, remembered: the site and its front page. And whose an answer is."""

from __future__ import annotations

from collections.abc import Callable

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

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


class NobodyElses:
    """What a person who has signed in was shown stays out of caches that others read from.

    The session adds `Vary: Cookie` wherever somebody asked who it is; pictures and robots.txt do not.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            patch_cache_control(response, private=True)
        return response


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
