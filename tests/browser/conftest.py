"""The demonstration in a real browser: built once through the editors' own acts, then visited by every test here.

It has a database of its own. pytest-django empties its own after every test that commits, and a page served from another
thread sees only what is committed.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DEFAULT_DB_ALIAS, connection
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

import pytest
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from portal.demo import build_demo

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SCREENSHOTS = settings.BASE_DIR / "var" / "screenshots"
TIMEOUT = 15_000

# Playwright keeps an event loop in this thread, which Django takes for a reason to refuse its ORM here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.stash[REPORT] = report
    return report


REPORT = pytest.StashKey[pytest.TestReport]()


@pytest.fixture(scope="session")
def site(django_test_environment, django_db_blocker):
    """Its address."""
    with django_db_blocker.unblock(), _database_of_our_own():
        build_demo(lambda line: None)
        server = LiveServer("127.0.0.1")
        with server._live_server_modified_settings:
            yield server.url
        server.stop()


@contextmanager
def _database_of_our_own():
    names = connection.settings_dict["TEST"]
    elsewhere, names["NAME"] = names["NAME"], str(Path(settings.MEDIA_ROOT).parent / "browser.sqlite3")
    before = setup_databases(verbosity=0, interactive=False, aliases={DEFAULT_DB_ALIAS})
    yield
    teardown_databases(before, verbosity=0)
    names["NAME"] = elsewhere


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM.exists():
        pytest.fail(f"The browser tests need {CHROMIUM}: .ci/run installs it, or apt-get install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visits:
    """Opens pages, each in a browser profile of its own, and remembers what no page may do."""

    site: str
    browser: object
    pages: list[Page] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    def __call__(self, address: str = "/", *, person: str = "", width: int = 1280, **profile) -> Page:
        profile = {
            "viewport": {"width": width, "height": 900},
            "locale": "zh-CN",
            "reduced_motion": "reduce",
            **profile,
        }
        context = self.browser.new_context(base_url=self.site, **profile)
        context.set_default_timeout(TIMEOUT)
        context.on("request", self._note_request)
        if person:
            context.add_cookies([self._session(person)])
        page = context.new_page()
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        self.pages.append(page)
        page.goto(address)
        return page

    def _note_request(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and address.netloc != urlsplit(self.site).netloc:
            self.foreign_requests.append(request.url)

    def _note_message(self, message) -> None:
        if message.type == "error":
            self.errors.append(f"{message.location.get('url')}: {message.text}")

    def _session(self, person: str) -> dict:
        client = Client()
        client.force_login(get_user_model().objects.get(username=person))
        return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": self.site}


@pytest.fixture
def visit(site, chromium, request):
    """visit("/items/", width=390) -> a page. Fails at the end if any page erred or called another host."""
    visits = Visits(site, chromium)
    yield visits
    report = request.node.stash.get(REPORT, None)
    if report is not None and report.failed:
        _take_screenshots(visits.pages, request.node.name)
    for page in visits.pages:
        page.context.close()
    assert not visits.errors
    assert not visits.foreign_requests


def _take_screenshots(pages: list[Page], name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w-]", "_", name)
    for number, page in enumerate(pages):
        page.screenshot(path=SCREENSHOTS / f"{name}-{number}.png", full_page=True)
