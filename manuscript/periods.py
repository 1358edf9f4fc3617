"""Which issue of a periodical this is: 2019年第3季度, 10月号, 第6期（总第118期）, and the kind of periodical it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from manuscript.cover_words import YEAR_IN
from manuscript.dates import Timeframe
from manuscript.document import DateSpan, Kind
from manuscript.numerals import HAN, integer, year

_N = rf"[{HAN}\d０-９]{{1,5}}"
_NUMBER = re.compile(rf"(?<![总總])第\s*(?P<n>{_N})\s*期")
_TOTAL = re.compile(rf"[总總](?:第)?\s*(?P<n>{_N})\s*期")
_QUARTER = re.compile(
    r"第?\s*(?P<n>[一二三四1-4１-４])\s*季度|第\s*(?P<n2>[一二三四1-4])\s*季(?!度)|(?P<season>[春夏秋冬])(?:季号|季刊|之卷|季卷)"
)
_MONTH = re.compile(rf"(?P<n>\d{{1,2}}|[{HAN}]{{1,3}})\s*月(?:号|號|刊)")
_SEASONS = "春夏秋冬"


@dataclass(frozen=True, slots=True)
class Period:
    kind: Kind | None
    year: int | None
    period: int | None
    number: int | None
    total: int | None


def read_period(text: str, title: str, spans: Sequence[DateSpan]) -> Period:
    """Year, period and numbers that the title and the label of an issue print."""
    number, total = _first(_NUMBER, text), _first(_TOTAL, text)
    quarter, month = _quarter(text), _first(_MONTH, text)
    kind = _kind(text, title, quarter, month, number)
    printed = YEAR_IN.search(text)
    own_year = year(printed["year"]) if printed else None
    if own_year is None and spans:
        own_year = spans[0].start.year
    if own_year is None:
        loose = re.search(r"(?:19|20)\d\d", title)
        own_year = int(loose[0]) if loose else None
    periods = {Kind.QUARTERLY: quarter, Kind.MONTHLY: month, Kind.BRIEFING: number}
    period = periods.get(kind) if kind else None
    limit = {Kind.QUARTERLY: 4, Kind.MONTHLY: 12}.get(kind) if kind else None
    if period is None and limit and number and number <= limit:
        period = number
    return Period(kind, own_year, period, number, total)


def timeframe(
    kind: Kind | None, year: int | None, period: int | None, cover_date: DateSpan | None
) -> Timeframe:
    """The time an issue tells of: its own period, or up to the date on its cover."""
    if kind is Kind.QUARTERLY and period:
        return Timeframe(year, period * 3)
    if kind is Kind.MONTHLY and period:
        return Timeframe(year, period)
    if kind is Kind.YEARBOOK or cover_date is None or cover_date.start.year != year:
        return Timeframe(year)
    return Timeframe(year, cover_date.start.month)


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return integer(match["n"]) if match else None


def _quarter(text: str) -> int | None:
    match = _QUARTER.search(text)
    if not match:
        return None
    number = match["n"] or match["n2"]
    return integer(number) if number else _SEASONS.index(match["season"]) + 1


def _kind(text: str, title: str, quarter: int | None, month: int | None, number: int | None) -> Kind | None:
    if re.search(r"年鉴|年鑑", title or text):
        return Kind.YEARBOOK
    if quarter or re.search(r"季报|季報|季刊", text):
        return Kind.QUARTERLY
    if month or re.search(r"(?<!双)月[报刊報]", text):
        return Kind.MONTHLY
    return Kind.BRIEFING if number or re.search(r"简报|簡報|专报|快报", text) else None
