"""DATABASE_URL, read once: SQLite by default, PostgreSQL for those who outgrow it."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

import dj_database_url

from .base import SQLITE_OPTIONS


def database_from_environment(default_sqlite: Path) -> dict:
    """The DATABASES entry that DATABASE_URL names, or SQLite at `default_sqlite`.

    Raises ImproperlyConfigured for a database other than these two: nothing is tested on others.
    """
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{default_sqlite}"
    config = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    engine = config["ENGINE"].rsplit(".", 1)[-1]
    if engine == "sqlite3":
        Path(config["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        return {**config, "CONN_MAX_AGE": None, "OPTIONS": SQLITE_OPTIONS}
    if engine != "postgresql":
        raise ImproperlyConfigured(f"DATABASE_URL names {engine}; Huikan runs on sqlite and on postgresql")
    return config
