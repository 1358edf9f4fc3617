"""Processor time of a page of results, the database's own included, and of a save. PostgreSQL works in another process."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from django.db import connection

from modelsearch.backends import get_search_backend
from modelsearch.query import Phrase

from bulletins.models import NewsItemPage

ROUNDS = 7
PAGE = 20


def milliseconds(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The fastest of some rounds."""
    act()
    return min(_once(act) for _round in range(rounds))


def _once(act: Callable[[], object]) -> float:
    started = time.process_time() + _server_seconds()
    act()
    return 1000 * (time.process_time() + _server_seconds() - started)


def _server_seconds() -> float:
    """What PostgreSQL's process of this connection has used, to a hundredth of a second."""
    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def page(typed: str, *, stock: bool = False) -> float:
    """Ranked, of what everybody may read."""
    query = Phrase(typed) if stock else typed
    items = NewsItemPage.objects.all() if stock else NewsItemPage.objects.released()
    return milliseconds(lambda: list(items.search(query)[:PAGE]), rounds=3)


def save() -> float:
    item, backend = NewsItemPage.objects.order_by("pk").first(), get_search_backend()
    return milliseconds(lambda: backend.add(item))


def ninety_fifth(figures: list[float]) -> float:
    return quantiles(figures, n=20)[-1]
