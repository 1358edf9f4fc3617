"""What every test may ask for. The rows themselves are made by tests/factories.py."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from pathlib import Path

from django.core.cache import cache
from django.db import connection, transaction

import pytest

from tests import factories, kept_rows
from tests.molds import MOLD, copy_of_database, file_of_this_run

USES_DATABASE = {"db", "transactional_db", "live_server"}
#: Of one test that takes long: begun early, it is not what everybody waits for at the end.
BEGUN_EARLY = {"test_hostile_requests", "test_installation"}
#: Screens of the desks and the door: what they ask of the database is asked in the tests of querysets and actions too,
#: so once is enough. The public pages are not among them: their lists and counts are the database's own work.
SCREENS_OF = {"editorial", "editions", "intake", "portal", "audit"}
#: Modules about what is written for readers and programs, about processes and settings: their rows are asked for by keys.
ASKED_ONCE = {
    "test_api_description", "test_figure_views", "test_linked_data", "test_locale", "test_messages", "test_serving",
    "test_settings", "test_share", "test_sheets", "test_shown_text",
}  # fmt: skip
BLOCKER = pytest.StashKey()
ASKS_FOR_A_SCREEN = {"client", "sign_in"}


@pytest.hookimpl(wrapper=True, tryfirst=True)  # before pytest picks by mark
def pytest_collection_modifyitems(items):
    """Whatever the database does is proven on PostgreSQL too, and nobody has to remember to say so.

    The browser's tests come last: they put the demonstration in the place of the database for the rest of the run.
    """
    for item in items:
        uses_database = item.get_closest_marker("django_db") or USES_DATABASE & set(item.fixturenames)
        runs_once = item.get_closest_marker("sqlite") or _is_browsers(item) or _is_screen(item)
        runs_once = runs_once or item.path.stem in ASKED_ONCE
        if uses_database and not runs_once:
            item.add_marker(pytest.mark.data)
    yield
    items.sort(key=lambda item: (_is_browsers(item), item.path.stem not in BEGUN_EARLY))


def _is_screen(item) -> bool:
    fixtures = set(item.fixturenames)
    is_of_desk = SCREENS_OF & set(item.path.parts) and ASKS_FOR_A_SCREEN & fixtures
    return bool(
        is_of_desk and "transactional_db" not in fixtures
    )  # what really commits meets other locks on each


def _is_browsers(item) -> bool:
    return "browser" in item.path.parts


def pytest_collection_finish():
    """What was collected lives as long as the run: to look through all of it for garbage, again and again, was a sixth of
    the processor's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_report_header():
    return f"database: {connection.vendor}"


def pytest_terminal_summary(terminalreporter):
    _tell_figures(terminalreporter)
    _tell_of_postgres(terminalreporter)


def _tell_figures(terminalreporter):
    """What the reading of the reference issues scored, whichever worker read them."""
    reports = [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]
    figures = [value for report in reports for name, value in report.user_properties if name == "figures"]
    for issue, result in figures:
        terminalreporter.section(f"Reading of the reference issue “{issue}”")
        told = [f"{metric} {value}" for metric, value in result.items() if value is not None]
        for start in range(0, len(told), 5):
            terminalreporter.write_line("   ".join(told[start : start + 5]))


def _tell_of_postgres(terminalreporter):
    """So that the last lines of `make test` speak of both of its runs."""
    status = os.environ.get("HUIKAN_POSTGRES_STATUS")
    if status is not None:
        terminalreporter.section("PostgreSQL")
        terminalreporter.write_line(
            "passed, see above" if status == "0" else f"FAILED with status {status}, see above"
        )


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    """A copied file is not to be made anew. It lies in the run's own folder, so it does not outlive it."""
    return django_db_keepdb or bool(file_of_this_run())


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    test = connection.settings_dict["TEST"]
    if mold := file_of_this_run():
        copy_of_database(mold, Path(test["NAME"]))
    elif connection.vendor == "postgresql":
        test["TEMPLATE"] = os.environ.get(MOLD)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    """Every test of the data layer starts from an installed portal: site, districts, industries, groups, reviews."""
    with django_db_blocker.unblock():
        factories.installation()
        kept_rows.keep()
    request.config.stash[BLOCKER] = django_db_blocker


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """After a test that really commits all tables are empty, whichever of its fixtures has seen to that. The last one leaves
    no database."""
    told = yield
    marker = item.get_closest_marker("django_db")
    commits = "transactional_db" in item.fixturenames or (marker and marker.kwargs.get("transaction"))
    if commits and nextitem and BLOCKER in item.config.stash:
        with item.config.stash[BLOCKER].unblock():
            kept_rows.put_back()
    return told


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


@contextmanager
def _kept_for_the_module(blocker):
    """Rows that all tests of a module read, made once and rolled back after the last of them."""
    with blocker.unblock():
        together = transaction.atomic()
        together._from_testcase = True  # a release insists on a transaction of its own, except in tests
        with together:
            yield factories.installation()
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def shared_home(django_db_setup, django_db_blocker):
    """`home`, for fixtures of scope="module"; their tests ask for `db` besides."""
    with _kept_for_the_module(django_db_blocker) as home:
        yield home


@pytest.fixture
def home(db):
    """The front page of an installed portal; what the test does is rolled back."""
    return factories.installation()


@pytest.fixture
def committed_home(transactional_db):
    """The same, really committed: for tests whose threads or processes must see it.

    Such tests stand in modules of their own, without `shared_home`: its transaction would still be open.
    """
    assert not connection.in_atomic_block
    return factories.installation()


@pytest.fixture
def people(home):
    return factories.people()


@pytest.fixture
def channels(monkeypatch):
    """channels(a, b): for this test there are these channels and no others."""

    def only(*some):
        monkeypatch.setattr("bulletins.channels._channels", {channel.name: channel for channel in some})

    only()
    return only


@pytest.fixture
def sign_in(client):
    """sign_in(person) -> a browser in which that person has signed in."""

    def _sign_in(person):
        client.force_login(person)
        return client

    return _sign_in
