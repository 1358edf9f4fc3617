"""What differs between two documents, as small as it is: enough to go back, and to go forward again.

apply(before, changes_between(before, after)) == after
apply(after, reversed_changes(changes_between(before, after))) == before
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from manuscript.document import Document
from manuscript.mending.errors import MendingError
from manuscript.mending.places import At, Rank, children_of, part_at, spliced, with_children


@dataclass(frozen=True, slots=True)
class Change:
    """`before` parts at a place became `after`. Of the issue itself (the empty place), the fields of its cover did."""

    at: At
    before: tuple[Any, ...]
    after: tuple[Any, ...]


def changes_between(before: Document, after: Document) -> tuple[Change, ...]:
    cover = tuple(_cover(document) for document in (before, after))
    changes = [] if cover[0] == cover[1] else [Change(At(), (cover[0],), (cover[1],))]
    return (*changes, *_below(before, after, At()))


def _below(before: Any, after: Any, at: At) -> Iterator[Change]:
    """Places of one change are not moved by another: below a run whose length changes, nothing else is looked at."""
    old, new = children_of(before, at.rank), children_of(after, at.rank)
    if len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            if one is not other and one != other:
                yield from _within(one, other, at.child(index))
        return
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    yield Change(at.child(start), old[start : len(old) - end], new[start : len(new) - end])


def _within(before: Any, after: Any, at: At) -> Iterator[Change]:
    is_block = at.rank is Rank.BLOCK
    if not is_block and with_children(before, at.rank, ()) == with_children(after, at.rank, ()):
        yield from _below(before, after, at)
    else:
        yield Change(at, (before,), (after,))


def _shared(one: Sequence[Any], other: Sequence[Any]) -> int:
    """How many parts both begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right and left != right:
            break
        count += 1
    return count


def apply(document: Document, changes: Sequence[Change]) -> Document:
    """Raises MendingError where the document is not the one that the changes began with."""
    for change in changes:
        document = _applied(document, change)
    return document


def _applied(document: Document, change: Change) -> Document:
    if not change.at.path:
        if _cover(document) != change.before[0]:
            raise MendingError("OTHER_DOCUMENT")
        return replace(document, **change.after[0])
    parent, start = part_at(document, change.at.parent), change.at.index
    found = children_of(parent, change.at.parent.rank)[start : start + len(change.before)]
    if found != change.before:
        raise MendingError("OTHER_DOCUMENT")
    return spliced(document, change.at, change.after, len(change.before))


def reversed_changes(changes: Sequence[Change]) -> tuple[Change, ...]:
    return tuple(Change(change.at, change.after, change.before) for change in reversed(changes))


def _cover(document: Document) -> dict[str, Any]:
    names = (field.name for field in fields(document) if field.name != "chapters")
    return {name: getattr(document, name) for name in names}
