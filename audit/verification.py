"""Is the log what was once written? Reads it from end to end, a page at a time, while others go on writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import DatabaseError

from .chain import Anchor, Fault, Kind, Link, faults
from .models import AuditEntry, AuditEntryQuerySet, AuditHead

PAGE = 1_000
#: What Django's readers of a column make of a value that only SQL can have put there.
UNREADABLE = (AttributeError, DatabaseError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class UnreadableEntry:
    """Stands for a row that holds no entry any more, so that its number can be named."""

    number: int
    previous_hash: str = ""
    hash: None = None

    def content(self) -> dict:
        return {}


def head_anchor() -> Anchor | None:
    head = AuditHead.objects.first()
    return head.anchor if head else None


def faults_of_log(head: Anchor | None, anchors: Iterable[Anchor] = ()) -> Iterator[Fault]:
    """Everything that is wrong up to `head` (see `head_anchor`), behind it, and with anchors noted earlier."""
    if head is None:
        yield Fault(Kind.NO_HEAD, 0)
        newest = AuditEntry.objects.order_by("number").values_list("number", "hash").last()
        head = Anchor(*newest) if newest else Anchor()
    yield from faults(_readable(AuditEntry.objects.filter(number__lte=head.number)), head)
    for number in (
        AuditEntry.objects.beyond_head().order_by("number").values_list("number", flat=True).iterator()
    ):
        yield Fault(Kind.FOREIGN, number)
    for anchor in anchors:
        if anchor.number and not AuditEntry.objects.filter(number=anchor.number, hash=anchor.hash).exists():
            yield Fault(Kind.ANCHOR, anchor.number)


def _readable(entries: AuditEntryQuerySet) -> Iterator[Link]:
    numbers = entries.order_by("number").values_list("number", flat=True)
    page = list(numbers[:PAGE])
    while page:
        yield from _page(entries, page)
        page = list(numbers.filter(number__gt=page[-1])[:PAGE])


def _page(entries: AuditEntryQuerySet, numbers: list[int]) -> list[Link]:
    """At once, or one by one where one of them cannot be read."""
    try:
        return list(entries.filter(number__range=(numbers[0], numbers[-1])).order_by("number"))
    except UNREADABLE:
        return [_one(entries, number) for number in numbers]


def _one(entries: AuditEntryQuerySet, number: int) -> Link:
    try:
        return entries.get(number=number)
    except UNREADABLE:
        return UnreadableEntry(number)
