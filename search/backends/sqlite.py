"""On SQLite: FTS5. An expression is made of quoted tokens and our own operators only, so no input is part of its grammar."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import BooleanField, Case, Expression, FloatField, IntegerField, QuerySet, Value, When

from modelsearch.backends.database.sqlite import sqlite as upstream
from modelsearch.conf import get_app_config

from manuscript.segmentation import Query, Unit

from .answers import ELSE, EXACT_TEXT, EXACT_TITLE, AnswerResults, Answers, Sought
from .entries import EntryIndex, IndexEntry
from .recency import fresher

Entry = get_app_config().get_model("SQLiteFTSIndexEntry", require_ready=False)
TABLE = Entry._meta.db_table
#: in the order of the table
COLUMNS = ("autocomplete", "body", "title")
WEIGHTS = {"autocomplete": (1.0, 0.0, 0.0), "body": (0.0, 1.0, 6.0)}


#: Rows of the index for each of them, beyond which reading the range costs as much as reading all.
SCATTERED = 20
FEW = 200  # texts that answer, times units


class Matches(Expression):
    """The hidden column of an FTS5 table has the table's name; only one such table stands in each of our statements."""

    output_field = BooleanField()

    def __init__(self, expression: str):
        super().__init__()
        self.expression = expression

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        return f'"{TABLE}" MATCH %s', [self.expression]


def _tokens(unit: Unit) -> str:
    """As they stand in a column, between blanks."""
    return f" {' '.join(unit.tokens)}{'' if unit.is_open else ' '}"


def _column(name: str) -> str:
    return f"""(' ' || "{IndexEntry._meta.db_table}"."{name}" || ' ')"""


class Holds(Expression):
    """Whether the few texts that answer have every unit as it was typed. Their tokens are read again: to ask the index
    once more, it would go through all texts that have one token of each."""

    output_field = BooleanField()

    def __init__(self, units: tuple[Unit, ...], columns: tuple[str, ...]):
        super().__init__()
        self.units, self.columns = units, columns

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        anywhere = " OR ".join(f"instr({_column(name)}, %s)" for name in self.columns)
        said = " AND ".join([f"({anywhere})"] * len(self.units)) or "1"
        return f"({said})", [_tokens(unit) for unit in self.units for _name in self.columns]


class Counted(Expression):
    """How often each unit stands in a text, the first time counting most. Bm25 weighs them by how rare they are as well,
    and for that goes through all texts of each; where few answer, to read those is cheaper."""

    output_field = FloatField()

    def __init__(self, units: tuple[Unit, ...], weights: tuple[float, ...]):
        super().__init__()
        self.units = units
        self.weights = [(name, weight) for name, weight in zip(COLUMNS, weights, strict=True) if weight]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        times = " + ".join(
            f"{weight} * (length({_column(name)}) - length(replace({_column(name)}, %s, ''))) / %s"
            for name, weight in self.weights
        )
        said = " + ".join([f"(1.0 - 1.0 / (1.0 + {times}))"] * len(self.units)) or "0.0"
        values = [(_tokens(unit), float(len(_tokens(unit)))) for unit in self.units]
        return f"({said})", [value for pair in values for _weight in self.weights for value in pair]


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

    def weighed(self, sought: Sought, rows: list[int]) -> QuerySet:
        """Entries of these rows with `key`, `tier` and `score`."""
        exact, columns = Query(sought.query.exact), self._columns()
        tiers = [When(Holds(exact.wanted, self._titles()), then=EXACT_TITLE)]
        if exact != sought.query:  # else every hit has it
            tiers.append(When(Holds(exact.wanted, columns), then=EXACT_TEXT))
        tier = Case(*tiers, default=Value(ELSE), output_field=IntegerField())
        weights = WEIGHTS["autocomplete" if "autocomplete" in columns else "body"]
        if len(rows) * len(sought.query.wanted) <= FEW:
            hits = self._of_model(IndexEntry.objects.filter(pk__in=rows))
            score = Counted(sought.query.wanted, weights)
        else:
            hits, score = self.hits(sought), Bm25(weights)
        return hits.annotate(tier=tier, score=fresher(score, self.queryset.model))

    def answering_of(
        self, sought: Sought, rows: Collection[int], columns: tuple[str, ...]
    ) -> QuerySet | None:
        """Rows of the index lie in the order in which texts were written, so the newest lie close together, and FTS5
        reads a range of rows without the rest. Where they do not, it has no quicker way than to ask for all."""
        if max(rows) - min(rows) > SCATTERED * len(rows):
            return None
        return self.entries(sought, columns).filter(pk__gte=min(rows), pk__lte=max(rows))


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
