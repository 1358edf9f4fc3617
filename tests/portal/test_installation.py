"""setup_portal makes an empty installation usable; demo_data fills it; both may run as often as one likes."""

import re
from io import StringIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

import pytest

from bulletins.models import BulletinPage, ChapterPage, IssuePage, NameEntry, NewsItemPage, PhotoFile, Release
from bulletins.states import IssueState
from editorial.stages import ALL_GROUPS, READERS, WORKFLOW
from portal.demo import ADMINISTRATOR, NAMES, PASSWORD, PEOPLE
from portal.models import HomePage, SiteSettings
from regions.models import Industry, RegionPage

KINDS_OF_ROWS = [
    Page, Site, Group, GroupPagePermission, GroupCollectionPermission, Collection, Workflow, WorkflowPage, WorkflowTask,
    Industry, RegionPage, PhotoFile, Release, get_user_model(),
]  # fmt: skip
STRONG = "Taihu-Wan-2026"


def run(command, **options):
    out = StringIO()
    call_command(command, stdout=out, stderr=out, no_color=True, **options)
    return out.getvalue()


def rows():
    return {model.__name__: model.objects.count() for model in KINDS_OF_ROWS}


@pytest.mark.usefixtures("home")
class TestSetup:
    def test_a_second_run_makes_nothing_twice(self):
        run("setup_portal", no_input=True)
        before = rows()
        run("setup_portal", no_input=True, name="新名", organiser="新单位")
        assert rows() == before
        assert SiteSettings.objects.get().name == "新名"

    def test_a_value_that_is_not_given_stays(self):
        run("setup_portal", no_input=True, name="某汇刊", organiser="某单位")
        run("setup_portal", no_input=True)
        settings = SiteSettings.objects.get()
        assert (settings.name, settings.organiser) == ("某汇刊", "某单位")

    def test_the_site_has_the_address_that_the_settings_say(self, settings, client):
        settings.WAGTAILADMIN_BASE_URL = "https://huikan.example.org"
        run("setup_portal", no_input=True)
        assert '<link rel="canonical" href="https://huikan.example.org/">' in client.get("/").content.decode()

    def test_an_address_that_somebody_has_set_stays(self, settings):
        Site.objects.update(hostname="elsewhere.example.org")
        settings.WAGTAILADMIN_BASE_URL = "https://huikan.example.org"
        run("setup_portal", no_input=True)
        assert Site.objects.get().hostname == "elsewhere.example.org"

    def test_there_are_the_groups_of_office_and_readers_and_a_review_of_three_stages(self):
        assert {*ALL_GROUPS, *READERS} <= set(Group.objects.values_list("name", flat=True))
        assert Workflow.objects.get(name=WORKFLOW).workflow_tasks.count() == 3

    def test_nothing_english_of_wagtails_is_left(self):
        names = [
            *Group.objects.values_list("name", flat=True),
            *Workflow.objects.values_list("name", flat=True),
        ]
        assert not [name for name in names if re.search("[A-Za-z]", name)]

    def test_without_a_password_nobody_is_made_and_that_is_said(self, monkeypatch):
        monkeypatch.delenv("ADMIN_PASSWORD", raising=False)
        assert "ADMIN_PASSWORD" in run("setup_portal", no_input=True)
        assert not get_user_model().objects.filter(is_superuser=True).exists()

    def test_the_administrator_has_the_password_of_the_environment(self, monkeypatch, client):
        monkeypatch.setenv("ADMIN_PASSWORD", STRONG)
        run("setup_portal", no_input=True, admin="guanli")
        assert client.login(username="guanli", password=STRONG)

    @pytest.mark.parametrize("weak", ["short", "12345678901", "password12"])
    def test_a_weak_password_is_refused(self, monkeypatch, weak):
        monkeypatch.setenv("ADMIN_PASSWORD", weak)
        with pytest.raises(CommandError):
            run("setup_portal", no_input=True)
        assert not get_user_model().objects.filter(is_superuser=True).exists()

    def test_a_user_of_that_name_is_not_made_an_administrator(self, monkeypatch):
        get_user_model().objects.create_user("admin", password="something")
        monkeypatch.setenv("ADMIN_PASSWORD", STRONG)
        with pytest.raises(CommandError):
            run("setup_portal", no_input=True)
        assert not get_user_model().objects.get(username="admin").is_superuser


class TestWithoutDemo:
    """An administrator signs in and makes bulletin, issue, chapter and item with the forms of the admin."""

    @pytest.fixture
    def browser(self, home, monkeypatch):
        monkeypatch.setenv("ADMIN_PASSWORD", STRONG)
        run("setup_portal", no_input=True)
        browser = Client()
        response = browser.post(reverse("wagtailadmin_login"), {"username": "admin", "password": STRONG})
        assert response.status_code == 302
        return browser

    @staticmethod
    def add(browser, model, parent, fields):
        address = reverse("wagtailadmin_pages:add", args=["bulletins", model._meta.model_name, parent.pk])
        form = browser.get(address)
        assert form.status_code == 200
        response = browser.post(address, nested_form_data(fields))
        assert response.status_code == 302, re.findall(r'error-message"?>([^<]+)', response.content.decode())
        return model.objects.latest("pk")

    def test_it_is_usable(self, browser, home):
        bulletin = self.add(browser, BulletinPage, home, {
            "title": "某季报", "slug": "jibao", "kind": "quarterly", "issuer": "某单位", "distribution": "public",
            "outline": streamfield([]), "action-publish": "1",
        })  # fmt: skip
        assert bulletin.live
        issue = self.add(browser, IssuePage, bulletin, {
            "title": "", "year": "2026", "period": "3", "cover_precision": "month", "distribution": "public",
        })  # fmt: skip
        assert (issue.draft_title, issue.state) == ("2026年第三季度", IssueState.DRAFTING)
        chapter = self.add(browser, ChapterPage, issue, {"title": "要闻", "printed_number": "第一章"})
        item = self.add(browser, NewsItemPage, chapter, {
            "title": "第一条", "region": str(RegionPage.objects.get(slug="kunshan").pk), "event_precision": "day",
            "event_start": "2026-07-06",
            "body": streamfield([("paragraph", rich_text("<p>正文。</p>", features=["bold", "italic", "link"]))]),
            "bylines": inline_formset([]),
            "figures": inline_formset([]),
        })  # fmt: skip
        assert (item.issue, item.region.slug) == (issue, "kunshan")
        assert item.get_latest_revision_as_object().text == "正文。"
        assert Client().get("/").status_code == 200


@pytest.mark.usefixtures("home")
class TestDemo:
    def test_twice_makes_nothing_twice(self, settings):
        first = run("demo_data")
        before = rows()
        assert IssuePage.objects.filter(state=IssueState.RELEASED).count() == 2
        assert IssuePage.objects.filter(state=IssueState.DRAFTING).count() == 1
        assert set(NameEntry.objects.values_list("name", flat=True)) == set(NAMES)
        run("demo_data")
        assert rows() == before
        for username in (*PEOPLE, ADMINISTRATOR):
            assert username in first
            assert Client().login(username=username, password=PASSWORD), username


def test_an_empty_installation_has_a_front_page_in_chinese(client, home):
    page = client.get("/")
    assert page.status_code == 200
    assert 'lang="zh-' in page.content.decode()[:300]
    assert HomePage.objects.count() == 1
