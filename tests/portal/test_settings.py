"""What an installation must say, what it need not say, and what it may not."""

import os
import subprocess
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

import pytest

from portal.settings.database import database_from_environment

ROOT = Path(__file__).parents[2]
PRODUCTION = {"SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "example.org", "BASE_URL": "https://example.org"}


def start(settings, **variables):
    """Runs `manage.py check` in a process that knows no other variable of ours."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": f"portal.settings.{settings}",
        **variables,
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_development_needs_no_variable():
    run = start("dev")
    assert run.returncode == 0, run.stderr


def test_production_starts_when_everything_is_said():
    run = start("production", **PRODUCTION)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("name", PRODUCTION)
@pytest.mark.parametrize("value", [None, "  "], ids=["unset", "blank"])
def test_production_stops_and_names_what_is_missing(name, value):
    variables = {**PRODUCTION, name: value}
    run = start("production", **{key: said for key, said in variables.items() if said is not None})
    assert run.returncode != 0
    assert f"{name} is not set" in run.stderr


def test_proxies_are_named_by_addresses_or_networks():
    assert start("production", **PRODUCTION, TRUSTED_PROXIES="127.0.0.1, 10.0.0.0/8").returncode == 0
    run = start("production", **PRODUCTION, TRUSTED_PROXIES="proxy.example.org")
    assert run.returncode != 0
    assert "TRUSTED_PROXIES: 'proxy.example.org'" in run.stderr


@pytest.mark.parametrize("settings", ["dev", "production"])
def test_a_database_that_nothing_is_tested_on_is_refused(settings):
    run = start(settings, **PRODUCTION, DATABASE_URL="mysql://user@localhost/huikan")
    assert run.returncode != 0
    assert "DATABASE_URL names mysql" in run.stderr


def test_an_unknown_kind_of_address_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "oracle://user@localhost/huikan")
    with pytest.raises(ImproperlyConfigured, match="oracle"):
        database_from_environment(tmp_path / "unused.sqlite3")


def test_without_an_address_the_database_is_a_sqlite_file(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    config = database_from_environment(tmp_path / "new folder" / "huikan.sqlite3")
    assert config["ENGINE"].endswith("sqlite3")
    assert Path(config["NAME"]).parent.is_dir()


@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'")
class TestSQLite:
    def test_readers_do_not_wait_for_writers(self):
        assert self.ask("PRAGMA journal_mode") == "wal"

    def test_a_commit_is_as_durable_as_wal_needs_and_no_more(self):
        assert self.ask("PRAGMA synchronous") == 1  # NORMAL

    def test_a_writer_waits_for_another_instead_of_failing(self):
        assert self.ask("PRAGMA busy_timeout") == 20_000

    def test_the_write_lock_is_taken_when_a_transaction_begins(self):
        """Taken later, it would be refused at once to whoever has read before somebody else wrote."""
        assert connection.transaction_mode == "IMMEDIATE"

    @staticmethod
    def ask(question):
        with connection.cursor() as cursor:
            return cursor.execute(question).fetchone()[0]
