"""Figures of an item as its revision stores them, and what an editor is told of one that readers must not be shown. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from manuscript.document import Figure, FigureKind
from manuscript.figures import Flaw, amount, growth

#: Fields that `ItemFigure` and `Figure` have under the same name.
IN_COMMON = (
    "metric", "value", "unit", "subject", "change", "change_text", "approximation", "period", "quote",
)  # fmt: skip

#: flaw -> the field of the form at which it is said, and the sentence
SENTENCES = {
    Flaw.NO_NUMBER: ("value", _("This is no number. Write digits: 2494, 21.9 or -4.")),
    Flaw.NO_QUOTE: ("quote", _("Copy the words of the text that say so: nothing is confirmed without them.")),
    Flaw.NOT_IN_TEXT: (
        "quote",
        _("These words do not stand in the text any more. Extract the figures anew, or take the confirmation back."),
    ),
    Flaw.VALUE_NOT_IN_QUOTE: ("value", _("The words of the text do not have this number.")),
    Flaw.CHANGE_NOT_IN_QUOTE: ("change", _("The words of the text do not have this change.")),
}  # fmt: skip


def figure_of(row: Mapping[str, Any]) -> Figure:
    """`row`: the values of an `ItemFigure`, as fields, a form or a revision have them."""
    return Figure(
        **{name: row.get(name) or "" for name in IN_COMMON},
        kind=FigureKind(row.get("kind") or FigureKind.LEVEL),
        is_confirmed=bool(row.get("confirmed")),
    )


def rows_of(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Those of a revision, in their order, proposals too. Older revisions know of no figures."""
    return sorted(content.get("figures") or [], key=lambda row: row.get("sort_order") or 0)


def confirmed_rows(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Those that readers are shown."""
    return [row for row in rows_of(content) if row["confirmed"]]


def in_words(figure: Figure) -> str:
    """园区产值 2494亿元，增长21.9%（2020年）：“实现产值2494亿元，增长21.9%”"""
    return "".join(_in_words(figure))


def _in_words(figure: Figure) -> Iterator[str]:
    yield f"{figure.subject}{figure.metric} {amount(figure)}"
    if said := growth(figure):
        yield f"，{said}"
    if figure.period:
        yield f"（{figure.period}）"
    if figure.quote:
        yield f"：“{figure.quote}”"
