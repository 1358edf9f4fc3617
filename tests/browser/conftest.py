"""The demonstration in a real browser: built once through the editors' own acts, then visited by every test here.

It has a database of its own. pytest-django empties its own after every test that commits, and a page served from another
thread sees only what is committed.
"""

from __future__ import annotations

import os
import re
import shutil
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
from tests import molds

#: The same engine twice. The whole browser draws its own window for every page, which takes as long as the page.
BROWSERS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SCREENSHOTS = settings.BASE_DIR / "var" / "screenshots"
FILES = (Path(settings.MEDIA_ROOT), Path(settings.INTAKE_ROOT))
TIMEOUT = 30_000

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
        server = LiveServer("127.0.0.1")
        with server._live_server_modified_settings:
            yield server.url
        server.stop()


@contextmanager
def _database_of_our_own():
    names = connection.settings_dict["TEST"]
    mine = Path(settings.MEDIA_ROOT).parent / "browser.sqlite3"
    elsewhere, names["NAME"] = names["NAME"], str(mine)
    with molds.kept("demonstration") as kept:
        before = _built(mine, kept)
    yield
    teardown_databases(before, verbosity=0)
    names["NAME"] = elsewhere


def _built(mine: Path, kept: Path | None) -> list:
    """The demonstration, or a copy of the one that another process of this run has built."""
    is_copied = bool(kept and kept.exists())
    if kept:
        molds.copy_of_database(kept / mine.name if is_copied else molds.file_of_this_run(), mine)
    before = setup_databases(verbosity=0, interactive=False, aliases={DEFAULT_DB_ALIAS}, keepdb=bool(kept))
    if is_copied:
        for folder in FILES:
            shutil.copytree(kept / folder.name, folder, dirs_exist_ok=True)
        return before
    build_demo(lambda line: None)
    if kept:
        for folder in FILES:
            shutil.copytree(folder, kept / folder.name) if folder.exists() else (kept / folder.name).mkdir(
                parents=True
            )
        molds.copy_of_database(mine, kept / mine.name)
    return before


@pytest.fixture(scope="session")
def chromium():
    found = next((browser for browser in BROWSERS if browser.exists()), None)
    if found is None:
        pytest.fail(
            f"The browser tests need {BROWSERS[0]}: .ci/run installs it (package {BROWSERS[0].name})."
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(found), args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visits:
    """Opens pages and remembers what no page may do.

    Each in a browser profile of its own, or with `look` in one that those before have looked with: for tests that only look,
    and leave nothing behind. There the browser knows the site's scripts already.
    """

    site: str
    browser: object
    profiles: dict[tuple, object]
    pages: list[Page] = field(default_factory=list)
    own: list[object] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    def __call__(self, address: str = "/", *, person: str = "", width: int = 1280, **profile) -> Page:
        self.own.append(context := self._profile(person, width, profile))
        return self._opened(context, address)

    def look(self, address: str = "/", *, person: str = "", width: int = 1280, **profile) -> Page:
        which = (person, width, *sorted(profile.items()))
        if which not in self.profiles:
            self.profiles[which] = self._profile(person, width, profile)
        return self._opened(self.profiles[which], address)

    def _profile(self, person: str, width: int, profile: dict):
        profile = {
            "viewport": {"width": width, "height": 900},
            "locale": "zh-CN",
            "reduced_motion": "reduce",
            **profile,
        }
        context = self.browser.new_context(base_url=self.site, **profile)
        context.set_default_timeout(TIMEOUT)
        if person:
            context.add_cookies([self._session(person)])
        return context

    def _opened(self, context, address: str) -> Page:
        page = context.new_page()
        page.on("request", self._note_request)
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

    def close(self) -> None:
        for one in [*self.pages, *self.own]:
            one.close()


@pytest.fixture(scope="session")
def profiles(chromium) -> dict[tuple, object]:
    return {}


@pytest.fixture
def visit(site, chromium, profiles, request):
    """visit("/items/", width=390) -> a page. Fails at the end if any page erred or called another host."""
    visits = Visits(site, chromium, profiles)
    yield visits
    report = request.node.stash.get(REPORT, None)
    if report is not None and report.failed:
        _take_screenshots(visits.pages, request.node.name)
    visits.close()
    assert not visits.errors
    assert not visits.foreign_requests


def _take_screenshots(pages: list[Page], name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w-]", "_", name)
    for number, page in enumerate(pages):
        page.screenshot(path=SCREENSHOTS / f"{name}-{number}.png", full_page=True)
