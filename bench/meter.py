"""What a request costs: its statements, its CPU time, its bytes. Wall time drifts on shared cores and is not asked for."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection
from django.test import Client

from wagtail.models import Site

WRITES = ("INSERT", "UPDATE", "DELETE")


@dataclass(slots=True)
class Statements:
    """What was sent to the database, in order."""

    sent: list[tuple[str, object]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.sent)

    @property
    def repeated(self) -> list[str]:
        """Statements sent more than once, with whatever parameters: the sign of a query in a loop.

        Less those for content types, which Django asks for one by one, once a process.
        """
        times = Counter(sql for sql, _ in self.sent if 'FROM "django_content_type"' not in sql)
        return [f"{number} x … {_tail(sql)}" for sql, number in times.items() if number > 1]

    @property
    def writes(self) -> list[str]:
        return [sql[:160] for sql, _ in self.sent if sql.startswith(WRITES)]


def _tail(sql: str) -> str:
    """From FROM on: the columns before it tell nothing."""
    return sql[sql.find(" FROM ") :][:200].strip()


@contextmanager
def statements():
    seen = Statements()

    def note(execute, sql, params, many, context):
        seen.sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield seen


def forget() -> None:
    """As after a start: nothing remembered of any request."""
    for cache in caches.all():
        cache.clear()
    caches["default"].clear()
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()


def use_database(name: str) -> None:
    """From now on every query goes to this database, of the same kind as the one before."""
    connection.close()
    connection.settings_dict["NAME"] = name
    forget()


@contextmanager
def cpu_seconds():
    """A list that holds the CPU seconds of the block when it ends."""
    gc.collect()
    gc.disable()
    spent, start = [], time.process_time()
    try:
        yield spent
    finally:
        spent.append(time.process_time() - start)
        gc.enable()


@dataclass(slots=True)
class Cost:
    """Of one page at one size of the archive."""

    cold: Statements
    warm: Statements
    size: int
    first: float  # CPU milliseconds of the cold request
    times: list[float] = field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        return 1000 * median(self.times)

    @property
    def undisturbed(self) -> float:
        """The fastest: whatever else the machine does only ever adds. What ratios are made of."""
        return 1000 * min(self.times)


def ask(address: str) -> bytes:
    response = Client().get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}")
    return body


def count(address: str, ask: Callable[[str], bytes] = ask) -> Cost:
    ask(address)  # templates are compiled once a process, whatever the page
    forget()
    with statements() as cold, cpu_seconds() as first:
        ask(address)
    with statements() as warm:
        body = ask(address)
    return Cost(cold, warm, len(body), 1000 * first[0])


def time_once(cost: Cost, address: str, ask: Callable[[str], bytes] = ask) -> None:
    with cpu_seconds() as spent:
        ask(address)
    cost.times += spent
