"""What an act leaves in the tables and says to those who listen, so that two ways to do it can be compared.

Each act is carried out on the same rows and rolled back. Moments of the act, new keys and uuids are written as signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import models, transaction
from django.test import TestCase
from django.utils import timezone

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Comment,
    ModelLogEntry,
    Page,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    TaskState,
    WorkflowState,
)
from wagtail.search.models import IndexEntry
from wagtail.signals import page_published, page_slug_changed, page_unpublished, published, unpublished

from bulletins.models import Byline, ChapterPage, IssuePage, ItemFigure, NewsItemPage, SectionPage
from bulletins.release_pass import releasing

TABLES = (
    *(
        Page,
        IssuePage,
        ChapterPage,
        SectionPage,
        NewsItemPage,
        Byline,
        ItemFigure,
        NewsItemPage.industries.through,
    ),
    *(
        Revision,
        PageLogEntry,
        ModelLogEntry,
        ReferenceIndex,
        IndexEntry,
        Comment,
        Redirect,
        TaskState,
        WorkflowState,
    ),
)
SIGNALS = {
    "page_published": page_published,
    "published": published,
    "page_unpublished": page_unpublished,
    "unpublished": unpublished,
    "page_slug_changed": page_slug_changed,
}
#: Rows that are written in another order have other keys; nothing refers to them.
PARTS = (Byline, ItemFigure)
KEYLESS = (NewsItemPage.industries.through, PageLogEntry, ReferenceIndex, IndexEntry, Redirect)


@dataclass
class LeftBehind:
    rows: dict[str, list[dict]] = field(default_factory=dict)
    said: list[tuple] = field(default_factory=list)


def left_behind(issue: IssuePage, act: Callable[[], object]) -> LeftBehind:
    """What was there once all that waits for the commit was done, too."""
    known = {table: set(table.objects.values_list("pk", flat=True)) for table in PARTS}
    found = LeftBehind()
    with transaction.atomic():
        started = timezone.now()
        with _listening(found.said), TestCase.captureOnCommitCallbacks(execute=True), releasing(issue.pk):
            act()
        found.rows = {table._meta.label: _rows(table, started, known) for table in TABLES}
        transaction.set_rollback(True)
    return found


def _rows(table: type[models.Model], started, known: dict[type, set[int]]) -> list[dict]:
    rows = [
        {name: _sign(table, name, value, started, known) for name, value in row.items()}
        for row in table._base_manager.order_by("pk").values()
    ]
    if table in KEYLESS:
        rows = [{name: value for name, value in row.items() if name != "id"} for row in rows]
    return rows if table is PageLogEntry else sorted(rows, key=str)


def _sign(table, name: str, value, started, known: dict[type, set[int]]):
    if name in ("uuid", "content_path_hash"):
        return bool(value)
    if table in PARTS and name == "id" and value not in known[table]:
        return "new"
    if name == "content_path":
        return re.sub(r"^bylines\.(\d+)\.", lambda found: _of_byline(int(found[1]), known[Byline]), value)
    if name == "title_norm":  # an average over the archive, taken forty times by the loop and once by us
        return bool(value)
    if hasattr(value, "timestamp") and value >= started:
        return "now"
    return value


def _of_byline(key: int, known: set[int]) -> str:
    return f"bylines.{key if key in known else 'new'}."


@contextmanager
def _listening(said: list[tuple]):
    def listener(name):
        def hear(sender, instance, **kwargs):
            kwargs.pop("signal")
            about = {key: getattr(value, "pk", value) for key, value in kwargs.items()}
            told = (
                instance.title,
                instance.slug,
                instance.url_path,
                instance.live,
                instance.has_unpublished_changes,
            )
            said.append((name, sender, type(instance), instance.pk, *told, about))

        return hear

    listeners = {name: listener(name) for name in SIGNALS}
    for name, signal in SIGNALS.items():
        signal.connect(listeners[name])
    try:
        yield
    finally:
        for name, signal in SIGNALS.items():
            signal.disconnect(listeners[name])


def differences(one: LeftBehind, other: LeftBehind) -> list[str]:
    """Empty where both are the same; else what to look at."""
    found = [] if one.said == other.said else [f"said: {one.said}\n   not: {other.said}"]
    for table, rows in one.rows.items():
        others = other.rows[table]
        if len(rows) != len(others):
            found.append(f"{table}: {len(rows)} rows, not {len(others)}")
            found += [f"{table} only there: {row}" for row in rows if row not in others][:5]
            found += [f"{table} only here: {row}" for row in others if row not in rows][:5]
            continue
        for row, twin in zip(rows, others, strict=True):
            found += [
                f"{table}.{name}: {row[name]!r}, not {twin[name]!r}"
                for name in row
                if row[name] != twin[name]
            ]
    return found
