"""An installation that can be used: site, front page, districts' page, groups, review, an administrator."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from wagtail.models import Collection, Locale, Page, Site, Task, Workflow

from editorial.actions.set_up_review import set_up_review
from regions.models import RegionIndexPage
from regions.places import INDUSTRIES_CSV, load_industries

from .models import HomePage, SiteSettings

#: What Wagtail's own migrations leave behind, in English and of no use here.
LEFTOVER_GROUPS = ("Moderators", "Editors")
LOOPBACK = ("localhost", "127.0.0.1")
LEFTOVER_WORKFLOW = "Moderators approval"


@transaction.atomic
def set_up(name: str, organiser: str) -> HomePage:
    """Makes what is missing and leaves what is there. Values given replace; an empty one keeps what was set before."""
    Locale.objects.filter(language_code="en").update(language_code="zh-hans")
    home = _home()
    _name_site(home, name, organiser)
    _districts_page(home)
    load_industries(INDUSTRIES_CSV)
    _remove_leftovers()
    set_up_review(home)
    return home


def add_administrator(username: str, password: str):
    """The administrator, made with this password if there is none of that name; None if there is."""
    users = get_user_model().objects
    if users.filter(username=username).exists():
        return None
    return users.create_superuser(username, email="", password=password, first_name="管理员")


def _home() -> HomePage:
    home = HomePage.objects.first()
    if home is not None:
        return home
    root = Page.objects.get(depth=1)
    # Wagtail's welcome page holds the address that ours takes; a site cannot be without a page, so it goes last.
    root.get_children().filter(slug="home").update(slug="welcome")
    home = HomePage(title="首页", slug="home", locale=Locale.get_default())
    root.add_child(instance=home)
    home.save_revision().publish()
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    site.root_page = home
    site.save()
    for welcome in root.get_children().filter(slug="welcome"):
        welcome.delete()
    return HomePage.objects.get(pk=home.pk)


def _name_site(home: HomePage, name: str, organiser: str) -> None:
    about = SiteSettings.objects.first() or SiteSettings()
    about.name = name or about.name
    about.organiser = organiser or about.organiser
    about.save()
    site = Site.objects.get(is_default_site=True)
    site.site_name = about.name
    if site.hostname in LOOPBACK:  # nobody has named another yet; canonical addresses are made of it
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        site.hostname, site.port = address.hostname, address.port or {"https": 443}.get(address.scheme, 80)
    site.save()
    Site.clear_site_root_paths_cache()


def _districts_page(home: HomePage) -> None:
    if not RegionIndexPage.objects.exists():
        index = RegionIndexPage(title="区市", slug="districts")
        home.add_child(instance=index)
        index.save_revision().publish()


def _remove_leftovers() -> None:
    Group.objects.filter(name__in=LEFTOVER_GROUPS, user__isnull=True).delete()
    Workflow.objects.filter(name=LEFTOVER_WORKFLOW, workflow_states__isnull=True).delete()
    Task.objects.filter(name=LEFTOVER_WORKFLOW, task_states__isnull=True).delete()
    Collection.objects.filter(depth=1, name="Root").update(name="全部文件")
