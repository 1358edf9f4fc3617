"""What both databases have in common: which objects answer a search, and in which order."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast

from modelsearch.backends.base import FilterFieldError, SearchFieldError
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

from manuscript.segmentation import Query, phrase_of, query_of

from .entries import IndexEntry

#: Of the newest texts, how many are asked at a time: where from, and how many.
WINDOWS = ((0, 100), (100, 400), (500, 2_000))
CHUNK = 500
EXACT_TITLE, EXACT_TEXT, ELSE = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Sought:
    """`any_of`: one of the units is enough."""

    query: Query
    any_of: bool = False


class Answers:
    """Mixed into modelsearch's query compilers; a database adds `entries`, `hits`, `weighed` and `answering_of`.

    A model may name its date in `search_date_field`: of texts that answer equally well the newer goes first.
    """

    #: Beyond so many hits a word says so little that weighing them says nothing either: titles go first, then the newest.
    COMMON = 300
    #: columns of the index that are looked at
    COLUMNS: tuple[str, ...] = ("title", "body")

    # -- which

    def answering(self) -> QuerySet:
        """In no order."""
        return self.queryset.filter(self._condition(self.query))

    def _condition(self, query: SearchQuery) -> Q:
        if isinstance(query, Boost):
            return self._condition(query.subquery)
        if isinstance(query, MatchAll):
            return Q()
        if isinstance(query, Not):
            inner = self._condition(query.subquery)
            return ~inner if inner else Q(pk__in=[])
        if isinstance(query, And | Or):
            return self._conditions(query)
        sought = self._sought(query)
        return Q(pk__in=self.hits(sought).values("key")) if sought.query else Q(pk__in=[])

    def _conditions(self, query: And | Or) -> Q:
        whole = Q()
        for condition in map(self._condition, query.subqueries):
            whole = whole & condition if isinstance(query, And) else whole | condition
        return whole

    def _sought(self, query: SearchQuery) -> Sought:
        if isinstance(query, Phrase):
            return Sought(phrase_of(query.query_string))
        if isinstance(query, PlainText | Fuzzy):
            typed = query_of(query.query_string, is_open=self.LAST_TERM_IS_PREFIX)
            return Sought(typed, any_of=query.operator == "or")
        raise NotImplementedError(f"{type(query).__name__} is no search that this backend knows.")

    def _columns(self) -> tuple[str, ...]:
        if not self.fields:
            return self.COLUMNS
        return tuple(sorted({"title" if name == "title" else "body" for name in self.fields}))

    def _titles(self) -> tuple[str, ...]:
        return tuple(column for column in self._columns() if column != "body") or self._columns()

    def _of_model(self, entries: QuerySet, prefix: str = "") -> QuerySet:
        """Entries of the objects that are asked for, with their keys as `key`."""
        kind = self.queryset.model._meta.pk
        while kind.remote_field:
            kind = kind.target_field
        is_number = kind.get_internal_type().endswith(("AutoField", "IntegerField"))
        key = Cast(f"{prefix}object_id", BigIntegerField() if is_number else CharField())
        types = get_descendants_content_types_pks(self.queryset.model)
        # A sum has no index: else SQLite goes through all entries of a type and asks of each whether it matches.
        return entries.annotate(key=key, kind=F(f"{prefix}content_type_id") + 0).filter(kind__in=types)

    # -- in which order

    def in_order(self, start: int, stop: int | None) -> list[tuple[Any, float]]:
        """Keys, best first, with how well they answer."""
        sought = self._positive(self.query)
        if sought is None:
            return [(key, 0.0) for key in self._keys(self.answering())[start:stop]]
        rows = list(self.entries(sought).values_list("pk", flat=True)[: self.COMMON + 1])
        if len(rows) > self.COMMON:
            return [(key, 0.0) for key in self._common(sought, start, stop)]
        if not rows:
            return []
        asked = self.queryset if self._is_simple else self.answering()
        wanted = self.weighed(sought, rows).filter(Exists(asked.order_by().filter(pk=OuterRef("key"))))
        return list(wanted.order_by("-tier", "-score", "-key").values_list("key", "score")[start:stop])

    @property
    def _is_simple(self) -> bool:
        return isinstance(self.query, PlainText | Phrase | Fuzzy)

    def _positive(self, query: SearchQuery) -> Sought | None:
        """What is not excluded, as one: the order of a compound search."""
        if isinstance(query, Not | MatchAll):
            return None
        if isinstance(query, Boost):
            return self._positive(query.subquery)
        if not isinstance(query, And | Or):
            sought = self._sought(query)
            return sought if sought.query else None
        parts = [part.query for part in map(self._positive, query.subqueries) if part]
        wanted = tuple(unit for part in parts for unit in part.wanted)
        exact = tuple(unit for part in parts for unit in part.exact)
        return Sought(Query(wanted, exact=exact), any_of=True) if wanted else None

    def _common(self, sought: Sought, start: int, stop: int | None) -> list[Any]:
        """Titles first, then the newest; nothing is weighed."""
        titled = Sought(Query(sought.query.exact, unwanted=sought.query.unwanted))
        titles = self.hits(titled, columns=self._titles()).values("key")
        if self._is_simple and stop is not None:
            found = self.walked(titled, self.queryset, stop, columns=self._titles())
            if found is not None and len(found) == stop:
                return found[start:]
        # Whose title has all of it answers, unless the search has parts.
        first = self._keys((self.queryset if self._is_simple else self.answering()).filter(pk__in=titles))
        found = list(first[start:stop])
        if stop is not None and len(found) == stop - start:
            return found
        passed = 0 if found or not start else max(start - first.count(), 0)
        upto = None if stop is None else passed + stop - start - len(found)
        others = self.queryset.exclude(pk__in=titles)
        newest = self.walked(sought, others, upto) if self._is_simple and upto is not None else None
        if newest is not None:
            return found + newest[passed:]
        rest = self._keys(self.answering().exclude(pk__in=titles))
        return found + list(rest[passed:upto])

    def walked(
        self, sought: Sought, among: QuerySet, upto: int, columns: tuple[str, ...] = ()
    ) -> list[Any] | None:
        """The newest `upto` that answer, found by asking of the newest whether they do; None where answers are far
        between, or the database has no quicker way to ask that than to ask for all."""
        if columns and self.entries(sought, columns).values("pk")[: self.COMMON + 1].count() <= self.COMMON:
            return None
        found: list[Any] = []
        newest = self._keys(among)
        for start, size in WINDOWS:
            keys = list(newest[start : start + size])
            rows = self._rows_of(keys)
            near = self.answering_of(sought, rows, columns) if rows else None
            if near is None:
                return None
            answering = {rows[row] for row in near.values_list("pk", flat=True) if row in rows}
            found += [key for key in keys if key in answering]
            if len(found) >= upto or len(keys) < size:
                return found[:upto]
        return None

    def _rows_of(self, keys: list[Any]) -> dict[int, Any]:
        """Rows of the index with the keys of what they are about."""
        types = get_descendants_content_types_pks(self.queryset.model)
        known = {str(key): key for key in keys}
        rows = IndexEntry.objects.filter(content_type__in=types, object_id__in=list(known))
        return {row: known[name] for row, name in rows.values_list("pk", "object_id")}

    def _keys(self, objects: QuerySet) -> QuerySet:
        return objects.order_by(*self._newest()).values_list("pk", flat=True)

    def _newest(self) -> tuple[str, ...]:
        date = getattr(self.queryset.model, "search_date_field", None)
        return (f"-{date}", "-pk") if date else ("-pk",)

    # -- as modelsearch asks

    def check(self) -> None:
        """Only which fields are searched: in the same database, whatever a queryset filters and sorts by can be asked."""
        known = {field.field_name for field in self.queryset.model.get_searchable_search_fields()}
        for name in self.fields or ():
            if name not in known:
                raise SearchFieldError(
                    f"{name} is no SearchField of {self.queryset.model.__name__}.", field_name=name
                )

    def search(self, config, start, stop, score_field=None, backend=None) -> QuerySet:
        """A queryset, as upstream's has it; ordered by relevance only where it is sliced."""
        if not self.order_by_relevance:
            found = self.answering()
            return (found if found.query.order_by else found.order_by("-pk"))[start:stop]
        if stop is None:
            return self.answering().order_by(*self._newest())[start:]
        keys = [key for key, _score in self.in_order(start, stop)]
        place = Case(
            *[When(pk=key, then=Value(number)) for number, key in enumerate(keys)], default=Value(len(keys))
        )
        return self.queryset.filter(pk__in=keys).order_by(place)


class AnswerResults:
    """Mixed into modelsearch's results."""

    def _do_search(self) -> list[Model]:
        compiler = self.query_compiler
        if not compiler.order_by_relevance:
            return list(compiler.search(None, self.start, self.stop))
        order = compiler.in_order(self.start, self.stop)
        found = dict(self._loaded([key for key, _score in order]))
        results = [(found[key], score) for key, score in order if key in found]
        if self._score_field:
            for one, score in results:
                setattr(one, self._score_field, score)
        return [one for one, _score in results]

    def _loaded(self, keys: Sequence[Any]) -> Iterator[tuple[Any, Model]]:
        for start in range(0, len(keys), CHUNK):
            some = self.query_compiler.queryset.order_by().filter(pk__in=keys[start : start + CHUNK])
            yield from ((one.pk, one) for one in some)

    def _do_count(self) -> int:
        count = self.query_compiler.answering().order_by().count()
        return max(0, min(count, count if self.stop is None else self.stop) - self.start)

    def facet(self, field_name: str) -> OrderedDict:
        if self.query_compiler._get_filterable_field(field_name) is None:
            model = self.query_compiler.queryset.model.__name__
            raise FilterFieldError(f"{field_name} is no FilterField of {model}.", field_name=field_name)
        found = self.query_compiler.answering().order_by().values(field_name)
        counted = found.annotate(count=Count("pk")).order_by(F("count").desc(), field_name)
        return OrderedDict(counted.values_list(field_name, "count"))
