"""On PostgreSQL: tsvectors and tsqueries written out by ourselves, so that neither its parser nor a locale plays a part.

The vector of the body holds the title as well, with a weight of its own. So one column, which has a GIN index, answers
which texts have every unit, wherever it stands; the vector of the title says whose titles have them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.search import SearchQueryField, SearchVectorField
from django.db.models import BooleanField, Case, F, FloatField, Func, IntegerField, QuerySet, Value, When

from modelsearch.backends.database.postgres import postgres as upstream

from manuscript.segmentation import BREAK, Query, Unit

from .answers import ELSE, EXACT_TEXT, EXACT_TITLE, AnswerResults, Answers, Sought
from .entries import EntryIndex, IndexEntry
from .recency import fresher

LAST_POSITION = 16_000  # 16,383 is the largest that a tsvector knows; from there they are counted anew
MOST_POSITIONS = 255  # of one token
MOST_BYTES = 900_000  # a tsvector may have 1 MiB; the tail of a longer text is not found
WEIGHTS = "{0.1, 0.2, 0.4, 1.0}"  # of D, C, B, A: the text has D, the title A
BY_LENGTH = 1  # ts_rank divides by 1 + the logarithm of the length


class Vector(Value):
    def __init__(self, literal: str):
        super().__init__(literal, output_field=SearchVectorField())

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        return "%s::tsvector", [self.value]


class Asked(Value):
    def __init__(self, literal: str):
        super().__init__(literal, output_field=SearchQueryField())

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        return "%s::tsquery", [self.value]


class Matches(Func):
    output_field = BooleanField()
    template, arg_joiner = "%(expressions)s", " @@ "


class Rank(Func):
    function = "ts_rank"
    output_field = FloatField()
    template = f"%(function)s('{WEIGHTS}', %(expressions)s, {BY_LENGTH})"


def vector(*parts: tuple[list[str], str]) -> Vector:
    """`parts`: tokens and their weight, one part after the other with a gap between."""
    places: dict[str, list[str]] = {}
    size = place = 0
    for tokens, weight in parts:
        for token in tokens:
            place += 1
            if token not in places:
                size += len(token.encode()) + 8
            known = places.setdefault(token, [])
            if len(known) < MOST_POSITIONS:
                known.append(f"{(place - 1) % LAST_POSITION + 1}{weight}")
                size += 2
            if size > MOST_BYTES:
                break
        place += 2
    places.pop(BREAK, None)  # it has done its work: the places on both sides are apart
    return Vector(" ".join(f"{_quoted(token)}:{','.join(known)}" for token, known in places.items()))


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def expression(query: Query, *, any_of: bool = False, weight: str = "") -> Asked:
    """('苏州' <-> '州工') & '产值' & !'上海'. `weight`: only what has it, D for the text without the title."""
    said = f"({(' | ' if any_of else ' & ').join(_phrase(unit, weight) for unit in query.wanted)})"
    return Asked(said + "".join(f" & !{_phrase(unit, weight)}" for unit in query.unwanted))


def _phrase(unit: Unit, weight: str) -> str:
    label = f":{weight}" if weight else ""
    *tokens, last = [_quoted(token) + label for token in unit.tokens]
    if unit.is_open:
        last = f"{_quoted(unit.tokens[-1])}:*{weight}"
    return f"({' <-> '.join([*tokens, last])})"


def _column(columns: tuple[str, ...]) -> str:
    return "body" if "body" in columns else columns[0]


class PostgresAnswers(Answers, upstream.PostgresSearchQueryCompiler):
    def entries(self, sought: Sought, columns: tuple[str, ...] = ()) -> QuerySet:
        """Of objects of every model. `columns`: other ones than the search is about."""
        said = self._matches(Query(sought.query.wanted), columns or self._columns(), any_of=sought.any_of)
        found = IndexEntry.objects.filter(said)
        for unit in sought.query.unwanted:
            found = found.exclude(self._matches(Query((unit,)), self._columns()))
        return found

    def hits(self, sought: Sought, columns: tuple[str, ...] = ()) -> QuerySet:
        return self._of_model(self.entries(sought, columns))

    @staticmethod
    def _matches(query: Query, columns: tuple[str, ...], *, any_of: bool = False) -> Matches:
        weight = "D" if columns == ("body",) else ""
        return Matches(F(_column(columns)), expression(query, any_of=any_of, weight=weight))

    def weighed(self, sought: Sought, rows: list[int]) -> QuerySet:
        """Entries of these rows with `key`, `tier` and `score`."""
        exact, columns = Query(sought.query.exact), self._columns()
        tiers = [When(self._matches(exact, self._titles()), then=EXACT_TITLE)]
        if exact != sought.query:  # else every hit has it
            tiers.append(When(self._matches(exact, columns), then=EXACT_TEXT))
        tier = Case(*tiers, default=Value(ELSE), output_field=IntegerField())
        score = Rank(F(_column(columns)), expression(sought.query, any_of=sought.any_of))
        hits = self._of_model(IndexEntry.objects.filter(pk__in=rows))
        return hits.annotate(tier=tier, score=fresher(score, self.queryset.model))

    def answering_of(self, sought: Sought, rows: Collection[int], columns: tuple[str, ...]) -> QuerySet:
        return self.entries(sought, columns).filter(pk__in=rows)


class PostgresAutocompleteAnswers(PostgresAnswers, upstream.PostgresAutocompleteQueryCompiler):
    COLUMNS = ("autocomplete",)


class PostgresResults(AnswerResults, upstream.PostgresSearchResults):
    pass


class PostgresIndex(EntryIndex, upstream.PostgresIndex):
    @staticmethod
    def columns(tokens: dict[str, list[str]]) -> dict[str, Any]:
        return {
            "title": vector((tokens["title"], "A")),
            "body": vector((tokens["title"], "A"), (tokens["body"], "")),
            "autocomplete": vector((tokens["autocomplete"], "")),
        }


class PostgresBackend(upstream.PostgresSearchBackend):
    query_compiler_class = PostgresAnswers
    autocomplete_query_compiler_class = PostgresAutocompleteAnswers
    index_class = PostgresIndex
    results_class = PostgresResults
