"""How a periodical is set: dates and numbers in Chinese numerals, periods, the map of districts, the current place."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import unquote

from django import template
from django.utils.html import format_html, format_html_join

from bulletins.front_page import tiles
from bulletins.states import DistributionClass
from bulletins.wording import QUARTERS, period_label, short_period_label
from manuscript.document import Kind

register = template.Library()

DIGITS = "〇一二三四五六七八九"
COUNTING = ("", *"一二三四五六七八九")
PLACES = ("", "十", "百", "千")
FIGURE = re.compile(r"[+\-\u2212约]?[\d.,，]+\s*[%％]?[^\d\s]{0,4}")
LARGEST_COUNTED = 9999  # beyond it, numerals are easier to read


@register.filter
def chinese_year(year: int) -> str:
    """2026 -> 二〇二六"""
    return "".join(DIGITS[int(digit)] for digit in str(year))


@register.filter
def chinese_number(number: int) -> str:
    """19 -> 十九, 105 -> 一百零五"""
    if not 0 < number <= LARGEST_COUNTED:
        return str(number)
    words = ""
    for place, digit in enumerate(reversed(str(number))):
        if digit != "0":
            words = COUNTING[int(digit)] + PLACES[place] + words
        elif words and not words.startswith("零"):
            words = "零" + words
    return words.removeprefix("一") if words.startswith("一十") else words


@register.filter
def chinese_month(date: dt.date | None) -> str:
    """二〇二六年九月, as covers print it."""
    return f"{chinese_year(date.year)}年{chinese_number(date.month)}月" if date else ""


@register.filter
def period(issue, bulletin) -> str:
    """第三季度. With the bulletin at hand, so that a list of issues does not ask for it once an issue."""
    return short_period_label(Kind(bulletin.kind), issue.year, issue.period)


@register.filter
def year_and_period(issue, bulletin) -> str:
    """2026年第三季度"""
    return period_label(Kind(bulletin.kind), issue.year, issue.period)


@register.filter
def year_then_period(issue, bulletin) -> str:
    """The same with the one place at which a narrow column may break it."""
    label, year = year_and_period(issue, bulletin), f"{issue.year}年"
    return format_html("{}<wbr>{}", year, label.removeprefix(year))


@register.filter
def quarter_label(row: dict) -> str:
    """{"year": 2026, "quarter": 3} -> 2026年第三季度"""
    return f"{row['year']}年{QUARTERS[row['quarter']]}"


@register.filter
def quarter_labels(rows) -> list[str]:
    return [quarter_label(row) for row in rows]


@register.filter
def event_short(item, issue) -> str:
    """The date of an event without the year that the issue says already: 7月6日"""
    return item.event_label.removeprefix(f"{issue.year}年")


@register.filter
def people(item) -> list:
    """Who wrote an item, from bylines that a list has fetched beforehand."""
    return [byline.contributor for byline in item.bylines.all()]


@register.filter
def has_headings(table) -> bool:
    """A table that was printed without a head has columns with empty names."""
    return any(column["heading"] for column in table.columns)


@register.filter
def is_figure(cell) -> bool:
    """Whether a cell of a table is a number, with its unit or without: such cells are set flush right."""
    return bool(cell) and FIGURE.fullmatch(str(cell).strip()) is not None


@register.filter
def with_point(number: str) -> str:
    """A printed number with the point that Chinese print puts after it: 一、 and 1. but （一）"""
    if not number or number[-1] in "）)、.．章节":
        return number
    return f"{number}. " if number.isascii() else f"{number}、"


@register.filter
def is_closed(issue_or_bulletin) -> bool:
    """Whether only some may read it. What has no class, as a district or a contribution, is not closed."""
    return getattr(issue_or_bulletin, "distribution", DistributionClass.PUBLIC) != DistributionClass.PUBLIC


@register.filter
def paragraphs(text: str):
    """A line a paragraph, as plain text is typed; Django's linebreaks asks for an empty line between."""
    return format_html_join("\n", "<p>{}</p>", ((line,) for line in text.splitlines() if line.strip()))


@register.filter
def every_quarter(rows) -> list[dict]:
    """Quarters in which nothing happened count as nothing: a line drawn past them would lie."""
    counts = {(row["year"], row["quarter"]): row["count"] for row in rows}
    if not counts:
        return []
    first, last = (year * 4 + quarter - 1 for year, quarter in (min(counts), max(counts)))
    quarters = [(place // 4, place % 4 + 1) for place in range(first, last + 1)]
    return [
        {"year": year, "quarter": quarter, "count": counts.get((year, quarter), 0)}
        for year, quarter in quarters
    ]


@register.filter
def item_count(contents) -> int:
    return sum(len(chapter.items) for chapter in contents)


@register.simple_tag(takes_context=True)
def district_tiles(context) -> list[dict]:
    return tiles(context["request"].user)


@register.simple_tag(takes_context=True)
def place(context, url: str) -> str:
    """What aria-current says of a link: "page" where it leads here, "true" where it leads to what this is part of."""
    request = context.get("request")
    if request is None or not url:
        return ""
    here, there = request.path, unquote(url)
    if here == there:
        return "page"
    return "true" if there != "/" and here.startswith(there) else ""
