"""Search backends that find Chinese: Wagtail's own, on SQLite and on PostgreSQL, with tokens of ours.

    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends"}}

They serve the public search, the filter of items and the searches and choosers of the admin alike.
"""

from __future__ import annotations

from django.db import connection


def SearchBackend(params):  # noqa: N802  the name that modelsearch looks for
    if connection.vendor == "postgresql":
        from .postgres import PostgresBackend as Backend  # noqa: PLC0415  each knows columns that the other has not
    else:
        from .sqlite import SQLiteBackend as Backend  # noqa: PLC0415
    return Backend(params)
