"""On SQLite: FTS5. An expression is made of quoted tokens and our own operators only, so no input is part of its grammar."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, Case, Expression, FloatField, IntegerField, QuerySet, Value, When

from modelsearch.backends.database.sqlite import sqlite as upstream
from modelsearch.conf import get_app_config
from modelsearch.utils import get_descendants_content_types_pks

from manuscript.segmentation import Query, Unit

from .answers import ELSE, EXACT_TEXT, EXACT_TITLE, AnswerResults, Answers, Sought
from .entries import EntryIndex, IndexEntry
from .recency import fresher

Entry = get_app_config().get_model("SQLiteFTSIndexEntry", require_ready=False)
TABLE = Entry._meta.db_table
#: of autocomplete, body, title, in the order of the table's columns
WEIGHTS = {"autocomplete": (1.0, 0.0, 0.0), "body": (0.0, 1.0, 6.0)}


#: Of the newest texts, how many are asked at a time: where from, and how many.
WINDOWS = ((0, 100), (100, 400), (500, 2_000))
SCATTERED = (
    20  # rows of the index for each of them, beyond which reading the range costs as much as reading all
)


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


def expression(
    query: Query, columns: tuple[str, ...], *, any_of: bool = False, nowhere: tuple[str, ...] = ()
) -> str:
    """{title body} : ("苏州 州工" AND "pd 1") NOT {title body} : ("上海"). `nowhere`: where the unwanted may not be."""
    where, nor = (f"{{{' '.join(names)}}}" for names in (columns, nowhere or columns))
    said = f"{where} : ({(' OR ' if any_of else ' AND ').join(map(_phrase, query.wanted))})"
    if query.unwanted:
        said = f"({said}) NOT ({nor} : ({' OR '.join(map(_phrase, query.unwanted))}))"
    return said


def _phrase(unit: Unit) -> str:
    tokens = " ".join(token.replace('"', "") for token in unit.tokens)
    return f'"{tokens}"' + (" *" if unit.is_open else "")


class SQLiteAnswers(Answers, upstream.SQLiteSearchQueryCompiler):
    def entries(self, sought: Sought, columns: tuple[str, ...] = ()) -> QuerySet:
        """Of objects of every model. `columns`: other ones than the search is about."""
        looked, every = columns or self._columns(), self._columns()
        said = expression(sought.query, looked, any_of=sought.any_of, nowhere=every)
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

    def walked(self, sought: Sought, titles: QuerySet, upto: int) -> list[Any] | None:
        """Rows of the index lie in the order in which texts were written, so the newest lie close together, and FTS5
        reads a range of rows without the rest. Where they do not, or answers are far between, all are asked for."""
        found: list[Any] = []
        newest = self._keys(self.queryset.exclude(pk__in=titles))
        for start, size in WINDOWS:
            keys = list(newest[start : start + size])
            rows = self._rows_of(keys)
            if not rows or max(rows) - min(rows) > SCATTERED * len(rows):
                return None
            near = (
                self.entries(sought).filter(pk__gte=min(rows), pk__lte=max(rows)).values_list("pk", flat=True)
            )
            answering = {rows[row] for row in near if row in rows}
            found += [key for key in keys if key in answering]
            if len(found) >= upto or len(keys) < size:
                return found[:upto]
        return None

    def _rows_of(self, keys: list[Any]) -> dict[int, Any]:
        """Rows of the index, which are those of its FTS table as well, with the keys of what they are about."""
        types = get_descendants_content_types_pks(self.queryset.model)
        known = {str(key): key for key in keys}
        rows = IndexEntry.objects.filter(content_type__in=types, object_id__in=list(known))
        return {row: known[name] for row, name in rows.values_list("pk", "object_id")}

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
