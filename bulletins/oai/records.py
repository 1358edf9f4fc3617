"""The records in the order in which they last changed: issues, items, and what was withdrawn, as one list.

A step of the list costs four statements whatever its place: each kind is read from (moment, key) on, and the earliest of
all are taken. Nothing is kept between two steps.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from heapq import merge
from itertools import islice

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from bulletins.models import BulletinPage, IssuePage, NewsItemPage, Tombstone

A_STEP = 100


@dataclass(frozen=True, slots=True)
class Record:
    """`page` is None for what was withdrawn; then nothing but identifier, moment and set is known of it."""

    uuid: str
    changed: dt.datetime
    key: int
    set_slug: str
    page: IssuePage | NewsItemPage | None = None

    @property
    def place(self) -> tuple[dt.datetime, int]:
        return self.changed, self.key


@dataclass(frozen=True, slots=True)
class Selection:
    """What a harvester asks for. `start` and `end` are included; `after` is the place of the last record it has."""

    start: dt.datetime | None = None
    end: dt.datetime | None = None
    set_slug: str = ""
    after: tuple[dt.datetime, int] | None = None
    uuid: str = ""
    most: int = field(default=A_STEP)

    def beyond(self, record: Record) -> Selection:
        return replace(self, after=record.place)


def found(selection: Selection) -> tuple[list[Record], bool]:
    """At most `most` records, and whether there are more."""
    sets = {bulletin.path: bulletin for bulletin in BulletinPage.objects.open_to_readers()}
    kinds = (_issues(selection, sets), _items(selection, sets), _withdrawn(selection, sets))
    records = list(islice(merge(*kinds, key=lambda record: record.place), selection.most + 1))
    return records[: selection.most], len(records) > selection.most


def sets() -> list[BulletinPage]:
    return list(BulletinPage.objects.open_to_readers().order_by("path"))


def set_of(bulletin: BulletinPage) -> str:
    """The protocol knows no Chinese in the name of a set."""
    return bulletin.slug if bulletin.slug.isascii() else f"bulletin-{bulletin.pk}"


def earliest() -> dt.datetime | None:
    """When the first record there is last changed, or a moment before."""
    records, _more = found(Selection(most=1))
    return records[0].changed if records else None


def _issues(selection: Selection, sets: dict) -> list[Record]:
    issues = IssuePage.objects.released().filter(_under(selection, sets))
    records = []
    for issue in _step(issues, selection, "last_published_at", "pk", "translation_key"):
        issue.bulletin = sets.get(issue.path[: -issue.steplen])
        if issue.bulletin is not None:
            records.append(_record(issue, issue.bulletin))
    return records


def _items(selection: Selection, sets: dict) -> list[Record]:
    items = NewsItemPage.objects.released().filter(_under(selection, sets))
    items = items.select_related("issue", "bulletin", "region", "chapter").defer("body", "text")
    items = items.prefetch_related("bylines__contributor", "industries")
    return [
        _record(item, item.bulletin)
        for item in _step(items, selection, "last_published_at", "pk", "translation_key")
    ]


def _withdrawn(selection: Selection, sets: dict) -> list[Record]:
    """Of issues and items. A page has one standing stone; what is public again has none."""
    is_public = Q(page__live=True)
    texts = Q(Exists(NewsItemPage.objects.filter(pk=OuterRef("page")))) | Q(page=F("issue"))
    stones = Tombstone.objects.readable().exclude(is_public).filter(texts, _under(selection, sets, "page__"))
    stones = stones.select_related("page", "issue")
    steps = _step(stones, selection, "at", "page_id", "page__translation_key")
    slug_of = {path: set_of(bulletin) for path, bulletin in sets.items()}
    return [
        Record(str(stone.page.translation_key), stone.at, stone.page_id, slug_of[_bulletin_path(stone)])
        for stone in steps
        if _bulletin_path(stone) in slug_of
    ]


def _bulletin_path(stone: Tombstone) -> str:
    return stone.issue.path[: -stone.issue.steplen]


def _record(page: IssuePage | NewsItemPage, bulletin: BulletinPage) -> Record:
    return Record(str(page.translation_key), page.last_published_at, page.pk, set_of(bulletin), page)


def _under(selection: Selection, sets: dict, to_page: str = "") -> Q:
    """Below the bulletins that are open to everybody, or below the one asked for."""
    paths = [path for path, bulletin in sets.items() if selection.set_slug in ("", set_of(bulletin))]
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(**{f"{to_page}path__startswith": path})
    return below


def _step(rows: QuerySet, selection: Selection, moment: str, key: str, uuid: str) -> QuerySet:
    """The next of one kind, one more than a step, so that it is known whether there are more."""
    rows = rows.filter(**{f"{moment}__isnull": False})
    if selection.uuid:
        rows = rows.filter(**{uuid: selection.uuid})
    if selection.start:
        rows = rows.filter(**{f"{moment}__gte": selection.start})
    if selection.end:
        rows = rows.filter(**{f"{moment}__lt": selection.end + dt.timedelta(seconds=1)})
    if selection.after:
        at, last = selection.after
        rows = rows.filter(Q(**{f"{moment}__gt": at}) | Q(**{moment: at, f"{key}__gt": last}))
    return rows.order_by(moment, key)[: selection.most + 1]
