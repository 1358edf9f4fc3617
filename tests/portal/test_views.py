"""Doors that belong to no page: pictures, robots, health, and what is said when something is not there or broke."""

import re
from pathlib import Path

from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Site

import pytest

from bulletins.states import IssueState
from portal.middleware import OnlySite
from tests.factories import a_photo, an_issue

HOSTILE_PATHS = [
    "images/../../huikan.sqlite3", "images/..%2f..%2fhuikan.sqlite3", "images/%2e%2e/%2e%2e/secret-key",
    "images//etc/passwd", "images/\x00", "images/" + "a" * 5000, "images/", "../portal/settings/base.py",
    "images/..\\..\\secret-key",
]  # fmt: skip


@pytest.fixture
def rendition(home):
    return a_photo().get_rendition("width-40")


def test_a_rendition_is_handed_out_and_may_be_kept_for_ever(client, rendition):
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_an_original_has_no_address(client, rendition):
    assert client.get(f"/media/{rendition.image.file.name}").status_code == 404


def test_a_document_has_no_address_among_the_pictures(client, home, settings):
    folder = Path(settings.MEDIA_ROOT) / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "annex.txt").write_text("secret")
    assert client.get("/media/documents/annex.txt").status_code == 404
    assert client.get("/media/images/../documents/annex.txt").status_code == 404


@pytest.mark.parametrize("path", HOSTILE_PATHS)
def test_no_path_leads_out_of_the_pictures(client, home, settings, path):
    (Path(settings.MEDIA_ROOT).parent / "secret-key").write_text("secret")
    response = client.get(f"/media/{path}")
    assert response.status_code == 404


def test_robots_are_told_where_not_to_go_and_where_the_map_is(client, home):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    (sitemap,) = re.findall(r"^Sitemap: (.+)$", text, re.MULTILINE)
    assert client.get(sitemap).status_code == 200


@pytest.mark.django_db
def test_health_answers_when_the_database_does(client):
    assert client.get("/healthz").content == b"ok"


@pytest.mark.parametrize(
    "address",
    [
        "/no-such-page/",
        "/admin-not/",
        "/items/no/",
        "/sitemap-no.xml",
        "/feed/bulletin/no/",
        "/feed/district/no/",
        "/documents/99999/no.txt",
    ],
)
def test_what_is_not_there_is_said_in_chinese(client, home, address):
    response = client.get(address)
    assert response.status_code == 404
    assert re.search("[\u4e00-\u9fff]", response.content.decode())


def test_a_broken_page_says_so_in_chinese_and_asks_no_database(home, monkeypatch):
    def fail(request, **kwargs):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("bulletins.views.ItemListView.get", lambda self, request: fail(request))
    with override_settings(DEBUG=False):
        response = Client(raise_request_exception=False).get("/items/")
    assert response.status_code == 500
    text = response.content.decode()
    assert re.search("[\u4e00-\u9fff]", text)
    assert "broken on purpose" not in text


@pytest.mark.parametrize(
    "path", ["/%00", "/a\x00b/", "/" + "x/" * 300, "/%ff%fe/", "/items%2f/", "//items/", "/\ud7ff/"]
)
def test_no_address_breaks_the_site(client, home, path):
    assert client.get(path).status_code < 500


@pytest.mark.parametrize("name", ["HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE"])
def test_no_method_breaks_a_page(client, home, name):
    issue = an_issue(state=IssueState.RELEASED)
    item = issue.items.first()
    for address in (
        "/",
        issue.get_url(),
        item.get_url(),
        "/items/",
        "/feed/",
        reverse("sitemap-index"),
        "/robots.txt",
        "/healthz",
    ):
        assert client.generic(name, address).status_code < 500, address


def test_no_page_of_ours_loads_anything_from_another_host(client, home):
    issue = an_issue(state=IssueState.RELEASED)
    for address in (
        "/",
        issue.bulletin.get_url(),
        issue.get_url(),
        f"{issue.get_url()}read/",
        issue.items.first().get_url(),
        "/items/",
    ):
        html = client.get(address).content.decode()
        html = re.sub(r'<link rel="canonical"[^>]+>', "", html)
        loaded = re.findall(r'<(?:script|link|img|iframe|source)[^>]+(?:src|href)="(https?://[^"]+)"', html)
        assert not [url for url in loaded if not url.startswith("http://testserver")], address


@pytest.mark.django_db
def test_wagtail_still_takes_the_site_that_the_request_carries(rf, home):
    """`OnlySite` hands the site over in an attribute that Wagtail keeps to itself: this notices when it moves."""
    request = rf.get("/")
    OnlySite(lambda request: HttpResponse())(request)
    with CaptureQueriesContext(connection) as asked:
        assert Site.find_for_request(request).root_page.specific == home
    assert not asked
