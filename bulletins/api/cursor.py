"""Where a list goes on: the place of the last row, signed, so that nothing is kept here and nobody makes one up.

A place is the values of the columns that a list is ordered by. What is released meanwhile stands before it or after it, and
moves nothing. Only search results by relevance have no such columns; their place is a number, of at most FARTHEST.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from .errors import Refusal, invalid

FARTHEST = 1000
_CURSORS = signing.Signer(salt="bulletins.api.cursor")


@dataclass(frozen=True, slots=True)
class Order:
    """`columns` as order_by takes them, together unique; the cursor of one list is no good for another."""

    name: str
    columns: tuple[str, ...]

    def part(self, rows: QuerySet, limit: int, cursor: str) -> tuple[list[int], str]:
        """The next keys, and the cursor of those after them, "" where there are none. One statement."""
        if cursor:
            rows = rows.filter(self._beyond(self._place(cursor)))
        names = [column.removeprefix("-") for column in self.columns]
        found = list(rows.order_by(*self.columns).values_list("pk", *names)[: limit + 1])
        more = (
            cursor_of(self.name, [_plain(value) for value in found[limit - 1][1:]]) if found[limit:] else ""
        )
        return [row[0] for row in found[:limit]], more

    def _place(self, cursor: str) -> list:
        place = place_in(self.name, cursor)
        if not isinstance(place, list) or len(place) != len(self.columns):
            raise unusable()
        return place

    def _beyond(self, place: list) -> Q:
        """The first column is named twice: so a database finds the beginning in its index."""
        beyond, same = Q(pk__in=[]), {}
        for column, value in zip(self.columns, place, strict=True):
            name, step = column.removeprefix("-"), "lt" if column.startswith("-") else "gt"
            beyond |= Q(**same, **{f"{name}__{step}": value})
            same[name] = value
        first = self.columns[0]
        bound = f"{first.removeprefix('-')}__{'lte' if first.startswith('-') else 'gte'}"
        return Q(**{bound: place[0]}) & beyond


def cursor_of(name: str, place: list | int) -> str:
    return _CURSORS.sign_object([name, place])


def place_in(name: str, cursor: str) -> list | int:
    try:
        of, place = _CURSORS.unsign_object(cursor)
    except (signing.BadSignature, ValueError, TypeError):
        raise unusable() from None
    if of != name:
        raise unusable()
    return place


def unusable() -> Refusal:
    return invalid(
        {"cursor": [_("Take the cursor from “next” of the list before, and change nothing in it.")]}
    )


def _plain(value):
    return value.isoformat() if isinstance(value, dt.date) else value
