"""Of two texts that answer equally well, the newer one: what a fresh text answers counts a little more."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db.models import DateField, Expression, FloatField, Func, Model, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

HALVED_AFTER = 2 * 365.0  # days, after which half of the advantage is gone
LONG_AGO = dt.date(1900, 1, 1)


class Days(Func):
    """From one date to another, counted by the database itself: a function of Python's would be called for each row."""

    output_field = FloatField()
    template = "(%(expressions)s)"
    arity = 2

    def as_sqlite(self, compiler, connection, **context):
        later, earlier = (compiler.compile(date) for date in self.source_expressions)
        return f"(julianday({later[0]}) - julianday({earlier[0]}))", [*later[1], *earlier[1]]

    def as_postgresql(self, compiler, connection, **context):
        later, earlier = (compiler.compile(date) for date in self.source_expressions)
        return f"({later[0]}::date - {earlier[0]}::date)::float", [*later[1], *earlier[1]]


def fresher(score: Expression, model: type[Model]) -> Expression:
    """score × (1 + w / (1 + age / 2 years)), for entries whose `key` is that of an object with a date.

    w is settings.SEARCH_RECENCY; 0 leaves the score as it is.
    """
    field, weight = getattr(model, "search_date_field", None), settings.SEARCH_RECENCY
    if not field or not weight:
        return score
    dates = model._base_manager.filter(pk=OuterRef("key")).order_by().values(field)[:1]
    date = Coalesce(Subquery(dates), Value(LONG_AGO), output_field=DateField())
    age = Greatest(Days(Value(timezone.localdate(), output_field=DateField()), date), Value(0.0))
    return score * (Value(1.0) + Value(float(weight)) / (Value(1.0) + age / Value(HALVED_AFTER)))
