"""How a periodical names its own periods and dates: part of its text, whatever the interface's language."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from manuscript.document import DateSpan, Kind, Precision

PRECISIONS = [
    (Precision.DAY.value, _("to the day")),
    (Precision.MONTH.value, _("to the month")),
    (Precision.YEAR.value, _("to the year")),
]
QUARTERS = ("", "第一季度", "第二季度", "第三季度", "第四季度")


HAN_DIGITS = "零一二三四五六七八九"


def counted(number: int) -> str:
    """1 to 99 as headings count: 一, 十, 十二, 三十."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    ten = "" if not tens else ("十" if tens == 1 else f"{HAN_DIGITS[tens]}十")
    return ten + (HAN_DIGITS[ones] if ones else "")


def period_label(kind: Kind, year: int, period: int | None) -> str:
    """2021年第四季度, 2021年3月, 2021年第12期, 2021年"""
    if not period:
        return f"{year}年"
    if kind is Kind.QUARTERLY and period < len(QUARTERS):
        return f"{year}年{QUARTERS[period]}"
    return f"{year}年{period}月" if kind is Kind.MONTHLY else f"{year}年第{period}期"


def copy_label(number: int) -> str:
    """What tells a second issue of the same period from the first."""
    return f"（第{number}份）" if number > 1 else ""


def short_period_label(kind: Kind, year: int, period: int | None) -> str:
    return period_label(kind, year, period).removeprefix(f"{year}年") or f"{year}年"


def span_label(span: DateSpan) -> str:
    """2021年10月15日, 2021年10月28—30日, 2021年10月"""
    start, end = span.start, span.end
    if span.precision is Precision.YEAR:
        return f"{start.year}年" if start.year == end.year else f"{start.year}—{end.year}年"
    if span.precision is Precision.MONTH:
        first = f"{start.year}年{start.month}月"
        return (
            first
            if (start.year, start.month) == (end.year, end.month)
            else f"{first}—{_month_after(start, end)}"
        )
    first = f"{start.year}年{start.month}月{start.day}日"
    if start == end:
        return first
    if (start.year, start.month) == (end.year, end.month):
        return f"{first[:-1]}—{end.day}日"
    return f"{first}—{_month_after(start, end)}{end.day}日"


def _month_after(start: dt.date, end: dt.date) -> str:
    return f"{end.month}月" if start.year == end.year else f"{end.year}年{end.month}月"
