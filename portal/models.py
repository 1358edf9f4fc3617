"""The site as a whole: its front page, and what stands at the foot of every page."""

from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from bulletins.audience import INSIDERS, classes_open_to
from bulletins.front_page import front_page
from bulletins.models import BulletinPage, NameEntry
from bulletins.routing import SignInFirst, find_page
from regions.models import RegionIndexPage

SETTINGS_CACHE_KEY = "portal.site-settings"
SETTINGS_CACHE_SECONDS = 30  # other processes follow within this time


class HomePage(Page):
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["bulletins.BulletinPage", "regions.RegionIndexPage"]
    promote_panels = []

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    ASK_TO_SIGN_IN = "sign-in"

    def route(self, request, path_components):
        try:
            found = find_page(self, path_components, request.user)
        except SignInFirst:
            return RouteResult(self, kwargs={"view": self.ASK_TO_SIGN_IN})
        return found or super().route(request, path_components)

    def serve(self, request, *args, view: str = "", **kwargs):
        if view == self.ASK_TO_SIGN_IN:
            return redirect_to_login(request.get_full_path())
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **front_page(request.user)}


@register_setting(icon="site")
class SiteSettings(BaseGenericSetting):
    """The name of the site and what its footer must say."""

    name = models.CharField(_("name of the site"), max_length=40, default="汇刊")
    organiser = models.CharField(_("organiser"), max_length=100, blank=True)
    about = models.TextField(
        _("about this site"), blank=True, help_text=_("One or two sentences, shown in the footer.")
    )
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    icp_number = models.CharField(_("ICP number"), max_length=60, blank=True)
    police_number = models.CharField(_("public security number"), max_length=60, blank=True)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("organiser"), FieldPanel("contact"), FieldPanel("about")], heading=_("Organiser")
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("icp_number"), FieldPanel("police_number")])],
            heading=_("Footer numbers"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        cache.delete(SETTINGS_CACHE_KEY)

    @classmethod
    def remembered(cls, viewer=None) -> dict:
        """Everything that the head and foot of a page need: four queries, once in half a minute for everybody."""
        site = cache.get_or_set(SETTINGS_CACHE_KEY, cls._gather, SETTINGS_CACHE_SECONDS)
        classes = classes_open_to(viewer)
        return {**site, "bulletins": [each for each in site["bulletins"] if each.distribution in classes]}

    @classmethod
    def _gather(cls) -> dict:
        return {
            "settings": cls.objects.first() or cls(),
            "bulletins": list(BulletinPage.objects.open_to(INSIDERS).order_by("path")),
            "region_index": RegionIndexPage.objects.live().first(),
            "names": NameEntry.objects.readable().order_by("kind").values_list("kind", flat=True).first(),
        }
