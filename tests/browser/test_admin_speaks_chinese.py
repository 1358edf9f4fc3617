"""Whoever edits, reviews or releases meets no sentence in English. Names of people, files and formats are no English."""

from __future__ import annotations

from django.urls import reverse

import pytest

from bulletins.models import BulletinPage, IssuePage, NameEntry, SuggestedName
from bulletins.states import IssueState
from portal.demo import ADMINISTRATOR, PASSWORD, PEOPLE
from tests.browser.seen import english_on

NAMES = tuple(PEOPLE)


def _drafted() -> IssuePage:
    return IssuePage.objects.filter(state=IssueState.DRAFTING).first()


def _released() -> IssuePage:
    return IssuePage.objects.filter(state=IssueState.RELEASED).first()


#: Wagtail's own lists of what is in review; only administrators find them.
OF_ADMINISTRATORS = {
    "workflows": "/admin/reports/workflow/",
    "tasks": "/admin/reports/workflow_tasks/",
    "tasks of workflows": "/admin/workflows/tasks/index/",
}
SCREENS = {
    "dashboard": lambda: reverse("wagtailadmin_home"),
    "explorer": lambda: reverse("wagtailadmin_explore", args=[_drafted().pk]),
    "chapter": lambda: reverse("wagtailadmin_explore", args=[_drafted().get_children().first().pk]),
    "issue": lambda: reverse("wagtailadmin_pages:edit", args=[_drafted().pk]),
    "item": lambda: reverse("wagtailadmin_pages:edit", args=[_drafted().items.in_order().first().pk]),
    "history": lambda: reverse("wagtailadmin_pages:history", args=[_drafted().pk]),
    "all items": lambda: "/admin/all_items/",
    "names": lambda: reverse("wagtailsnippets_bulletins_nameentry:list"),
    "a name": lambda: reverse("wagtailsnippets_bulletins_nameentry:add"),
    "suggested names": lambda: reverse("suggested_names"),
    "another name": lambda: reverse("other_name", args=[SuggestedName.objects.waiting().first().pk]),
    "merge": lambda: reverse("merge_names", args=[NameEntry.objects.first().pk]),
    "submit": lambda: reverse("editorial:submit", args=[_drafted().pk]),
    "begin": lambda: reverse("editorial:begin", args=[BulletinPage.objects.get(slug="jibao").pk]),
    "reviewed": lambda: reverse("wagtailadmin_pages:edit", args=[_released().pk]),
    "review sheet": lambda: reverse("editorial:sheet", args=[_released().pk]),
    "workflow of an issue": lambda: reverse("wagtailadmin_pages:workflow_history", args=[_released().pk]),
    "pictures": lambda: reverse("wagtailimages:index"),
    "account": lambda: reverse("wagtailadmin_account"),
}


def test_the_door_is_chinese(visit):
    assert not english_on(visit("/admin/login/"))


@pytest.mark.parametrize("screen", SCREENS)
def test_an_editor_reads_chinese(visit, site, screen):
    page = visit.look(SCREENS[screen](), person="bianji")
    page.wait_for_load_state("networkidle")
    assert not english_on(page, *NAMES)


@pytest.mark.parametrize("screen", OF_ADMINISTRATORS)
def test_an_administrator_reads_chinese_where_wagtail_lists_reviews(visit, site, screen):
    page = visit.look(OF_ADMINISTRATORS[screen], person=ADMINISTRATOR)
    page.wait_for_load_state("networkidle")
    assert not english_on(page, *NAMES)


def test_whoever_mistypes_the_password_is_told_so_in_chinese(visit):
    page = visit("/admin/login/")
    page.get_by_label("用户名").fill("bianji")
    page.locator("input[name=password]").fill(PASSWORD + "?")
    page.locator("button[type=submit]").click()
    page.wait_for_load_state()
    assert not english_on(page, *NAMES)
