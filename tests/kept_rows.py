"""The rows of an installed portal, put back after each test that really commits: its end empties all tables, and to
install anew takes most of a second."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from tests.molds import copy_of_database

_SCHEMA = "kept"  # PostgreSQL: a copy of every table that has rows
_columns: dict[str, str] = {}  # table -> its columns, without those that the database works out by itself


def keep() -> None:
    """Call it once a process, when what is to be kept has been committed."""
    if connection.vendor == "sqlite":
        copy_of_database(_file(), _copy())
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {_SCHEMA}")
        cursor.execute(
            f"CREATE TABLE {_SCHEMA}.sequences AS SELECT sequencename, last_value FROM pg_sequences"
        )
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'CREATE TABLE {_SCHEMA}."{table}" AS TABLE "{table}"')
            if cursor.rowcount:
                cursor.execute(
                    "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns "
                    "WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
                    [table],
                )
                _columns[table] = cursor.fetchone()[0]


def put_back() -> None:
    """Into tables that were emptied; what Django has written there since is gone. Keys are counted on from where they
    were, so the files of releases that bore the same go as well.
    """
    shutil.rmtree(settings.STORAGES["editions"]["OPTIONS"]["location"], ignore_errors=True)
    ContentType.objects.clear_cache()
    if connection.vendor == "sqlite":
        connection.close()
        copy_of_database(_copy(), _file())
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for table, columns in _columns.items():
            cursor.execute(
                f'DELETE FROM "{table}"; INSERT INTO "{table}" ({columns}) SELECT {columns} FROM {_SCHEMA}."{table}"'
            )
        cursor.execute(
            f"SELECT setval(quote_ident(sequencename)::regclass, last_value) FROM {_SCHEMA}.sequences WHERE last_value > 0"
        )


def _file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _copy() -> Path:
    return _file().with_name("installed.sqlite3")
