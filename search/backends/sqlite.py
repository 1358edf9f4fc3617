"""On SQLite: FTS5. An expression is made of quoted tokens and our own operators only, so no input is part of its grammar."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Case, Expression, FloatField, IntegerField, QuerySet, Value, When

from modelsearch.backends.database.sqlite import sqlite as upstream
from modelsearch.conf import get_app_config

from manuscript.segmentation import Query, Unit

from .answers import ELSE, EXACT_TEXT, EXACT_TITLE, AnswerResults, Answers, Sought
from .entries import EntryIndex
from .recency import fresher

Entry = get_app_config().get_model("SQLiteFTSIndexEntry", require_ready=False)
TABLE = Entry._meta.db_table
#: of autocomplete, body, title, in the order of the table's columns
WEIGHTS = {"autocomplete": (1.0, 0.0, 0.0), "body": (0.0, 1.0, 6.0)}


class Matches(Expression):
    """The hidden column of an FTS5 table has the table's name; only one such table stands in each of our statements."""

    output_field = BooleanField()

    def __init__(self, expression: str):
        super().__init__()
        self.expression = expression

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        return f'"{TABLE}" MATCH %s', [self.expression]


class Bm25(Expression):
    """The larger the better, unlike SQLite's own."""

    output_field = FloatField()

    def __init__(self, weights: tuple[float, ...]):
        super().__init__()
        self.weights = weights

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[float]]:
        return f'-bm25("{TABLE}", {", ".join(["%s"] * len(self.weights))})', list(self.weights)


def expression(query: Query, columns: tuple[str, ...], *, any_of: bool = False) -> str:
    """{title body} : ("苏州 州工" AND "pd 1") NOT {title body} : ("上海")"""
    where = "{" + " ".join(columns) + "}"
    said = f"{where} : ({(' OR ' if any_of else ' AND ').join(map(_phrase, query.wanted))})"
    if query.unwanted:
        said = f"({said}) NOT ({where} : ({' OR '.join(map(_phrase, query.unwanted))}))"
    return said


def _phrase(unit: Unit) -> str:
    tokens = " ".join(token.replace('"', "") for token in unit.tokens)
    return f'"{tokens}"' + (" *" if unit.is_open else "")


class SQLiteAnswers(Answers, upstream.SQLiteSearchQueryCompiler):
    def entries(self, sought: Sought, columns: tuple[str, ...] = ()) -> QuerySet:
        """Of objects of every model. `columns`: other ones than the search is about."""
        said = expression(sought.query, columns or self._columns(), any_of=sought.any_of)
        return Entry.objects.filter(Matches(said))

    def hits(self, sought: Sought, columns: tuple[str, ...] = ()) -> QuerySet:
        return self._of_model(self.entries(sought, columns), "index_entry__")

    def ranked(self, hits: QuerySet, sought: Sought) -> QuerySet:
        exact, columns = Query(sought.query.exact), self._columns()
        tiers = [When(pk__in=self._rows(exact, self._titles()), then=EXACT_TITLE)]
        if exact != sought.query:  # else every hit has it
            tiers.append(When(pk__in=self._rows(exact, columns), then=EXACT_TEXT))
        tier = Case(*tiers, default=Value(ELSE), output_field=IntegerField())
        score = Bm25(WEIGHTS["autocomplete" if "autocomplete" in columns else "body"])
        return hits.annotate(tier=tier, score=fresher(score, self.queryset.model))

    @staticmethod
    def _rows(query: Query, columns: tuple[str, ...]) -> QuerySet:
        return Entry.objects.filter(Matches(expression(query, columns))).values("pk")


class SQLiteAutocompleteAnswers(SQLiteAnswers, upstream.SQLiteAutocompleteQueryCompiler):
    COLUMNS = ("autocomplete",)


class SQLiteResults(AnswerResults, upstream.SQLiteSearchResults):
    pass


class SQLiteIndex(EntryIndex, upstream.SQLiteIndex):
    @staticmethod
    def columns(tokens: dict[str, list[str]]) -> dict[str, Any]:
        return {column: " ".join(some) for column, some in tokens.items()}


class SQLiteBackend(upstream.SQLiteSearchBackend):
    query_compiler_class = SQLiteAnswers
    autocomplete_query_compiler_class = SQLiteAutocompleteAnswers
    index_class = SQLiteIndex
    results_class = SQLiteResults
