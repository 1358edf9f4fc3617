"""Dates in running text.

    2020年8月14—16日   10月28日—11月2日   12月9日下午   二〇二一年十二月   民國110年3月   2021-10-15   11月   2020年

A date without a year takes it from the Timeframe of its document; without one it is not resolved. A bare year
counts only where it places something in time: at the start of a clause or after 自, 于, 在, 从, 截至. Years and
months that belong to a name or a title (in quotes or 《》, 2021年度, 2021年第一期) are no dates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from manuscript.document import DateSpan, Precision
from manuscript.numerals import integer, year

_YEAR = (
    r"(?:\d{4}|[〇零○Ｏ一二三四五六七八九]{4}|(?:中[華华])?民[國国]\s*[\d〇零一二三四五六七八九十百元]{1,5})"
)
_NUM = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_DASH = r"\s*(?:[—－–~～\-]+|至|到)\s*"
_DATE = re.compile(
    rf"(?:(?P<y>{_YEAR})\s*年\s*)?(?P<m>{_NUM})\s*月(?:份)?"
    rf"(?:{_DASH}(?P<m3>{_NUM})\s*月(?:份)?(?!\s*{_NUM}\s*[日号號]))?"
    rf"(?:(?(m3)(?!))\s*(?P<d>{_NUM})\s*(?:[日号號](?!线|線|楼|樓))?"
    rf"(?:{_DASH}(?:(?:(?P<y2>{_YEAR})\s*年\s*)?(?P<m2>{_NUM})\s*月\s*)?(?P<d2>{_NUM})\s*[日号號])?"
    r"(?P<part>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚)?)?"
    rf"|(?P<iy>(?:19|20)\d\d)[-./](?P<im>\d{{1,2}})[-./](?P<id>\d{{1,2}})(?!\d)"
    rf"|(?P<only>{_YEAR})\s*年(?!度|第|版|级|届|均|代|产|来|[鉴报刊])"
)
# No opening mark inside, so that many of them without their partner cost no more than their number.
_NAMES = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」|『[^『』]*』|〈[^〈〉]*〉")
_OF_THE_YEAR = re.compile(rf"\s*(?:截至)?{_YEAR}\s*年(?:末|底|，|全年)")
_PLACING = re.compile(r"(?:^|[。！？；，、：\s（(]|自|于|於|在|从|從|截至|截止|到|至)$")
_RELATIVE = re.compile(r"(?:去年|上年|明年|次年|翌年|来年)\s*$")
_DEADLINE = re.compile(r"(?:截至|截止到?|自|根据|依据|按照|最迟|不晚于)$")


@dataclass(frozen=True, slots=True)
class Timeframe:
    """The year a document tells of, and the last month of its period, where known."""

    year: int | None = None
    month: int | None = None

    def year_of(self, month: int) -> int | None:
        """The year of a month printed without one: an issue early in a year still tells of the year before."""
        if self.year is None:
            return None
        return self.year - 1 if self.month is not None and month - self.month > 3 else self.year


@dataclass(frozen=True, slots=True)
class FoundDate:
    text: str
    start: int
    end: int
    span: DateSpan
    explicit: bool  # its year is printed


def find_dates(text: str, frame: Timeframe) -> list[FoundDate]:
    """All dates of a text, in order; a later date without a year does not inherit one from an earlier."""
    names = [match.span() for match in _NAMES.finditer(text)]
    found = []
    for match in _DATE.finditer(text):
        if any(start < match.start() < end for start, end in names) or _part_of_number(text, match):
            continue
        span = _span(match, _told(text[: match.start()], match, frame))
        if span is None or (match["only"] and not _PLACING.search(text[: match.start()])):
            continue
        explicit = bool(match["y"] or match["iy"] or match["only"])
        found.append(FoundDate(match[0].strip(), match.start(), match.end(), span, explicit))
    return found


_SINCE = re.compile(
    r"[^，。；]{0,12}(?:以来|以後|以后|之后|之後)(?:，|[^，。；]{0,10}，)"
)  # 2021年5月获批以来，…


def event_of(paragraphs: Iterable[str], frame: Timeframe) -> DateSpan | None:
    """When the event of an item took place: the first date that opens a sentence, else the first day that the
    first sentence gives. A bare year is a period of reporting, no event."""
    texts = list(paragraphs)
    # 2021年，…: the report of a year. A day further down may be its event; a month is a detail.
    yearly = bool(texts and _OF_THE_YEAR.match(texts[0]))
    for text in texts:
        for date in find_dates(text, frame):
            if yearly and date.span.precision is not Precision.DAY:
                continue
            if _is_event(date) and _opens_sentence(text, date.start) and not _SINCE.match(text, date.end):
                return date.span
    if not texts:
        return None
    first = re.split(r"[。！？]", texts[0], maxsplit=1)[0]
    for date in find_dates(first, frame):
        if _is_event(date) and date.span.precision is Precision.DAY and _stands_free(first, date):
            return date.span
    return None


def majority_year(texts: Iterable[str]) -> int | None:
    """The year most dates of the texts name in full; None when no year leads clearly."""
    counts: Counter[int] = Counter()
    for text in texts:
        for match in _DATE.finditer(text):
            printed = match["y"] or match["iy"] or match["only"]
            value = year(printed) if printed else None
            if value:
                counts[value] += 1 if match["only"] else 2
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def single_date(text: str, frame: Timeframe | None = None) -> FoundDate | None:
    """The date that a line consists of, as on a cover; None for a line with other words."""
    bare = text.strip()
    found = find_dates(bare, frame or Timeframe())
    if found and "".join(bare.split()) == "".join(found[0].text.split()):
        return replace(found[0], text="".join(bare.split()))
    return None


def _is_event(date: FoundDate) -> bool:
    return date.span.precision is not Precision.YEAR and not _is_reported(date.span)


def _is_reported(span: DateSpan) -> bool:
    """1月至9月, 4月至6月: months that figures are summed over. 3月至5月 is how long something took."""
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    summed = span.start.month == 1 or (span.start.month % 3 == 1 and months % 3 == 0)
    return span.precision is Precision.MONTH and months > 1 and summed


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in "。！？!?"


def _stands_free(sentence: str, date: FoundDate) -> bool:
    before, after = sentence[: date.start], sentence[date.end :].lstrip()
    if _DEADLINE.search(before) or after.startswith(
        ("前", "起", "以前", "之前", "止", "截止", "的", "印发", "发布的")
    ):
        return False
    return bool(_PLACING.search(before)) or after.startswith(("，", "在", "举", "召"))


def _part_of_number(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    if before.isdigit() or before in {"-", ".", "/"}:
        return True
    after = text[match.end() : match.end() + 1]
    # 3个月 has its measure word in between; 一月 as a name of a product stays rare enough.
    return bool(match["m"] and not match["d"] and after in {"饼", "亮", "球", "季"})


def _told(before: str, match: re.Match[str], frame: Timeframe) -> Timeframe:
    """去年3月 and 明年3月 count from the year of the document."""
    words = _RELATIVE.search(before)
    if not words or match["y"] or frame.year is None:
        return frame
    return Timeframe(frame.year + (-1 if words[0][0] in "去上" else 1))


def _span(match: re.Match[str], frame: Timeframe) -> DateSpan | None:
    try:
        if match["iy"]:
            return DateSpan.day(int(match["iy"]), int(match["im"]), int(match["id"]))
        if match["only"]:
            value = year(match["only"])
            return DateSpan.year(value) if value else None
        return _calendar_span(match, frame)
    except ValueError:  # 13月, 31 June: printed so, but no date
        return None


def _months(year: int, first: int, last: int) -> DateSpan:
    """3月至5月; a month that lies before the first is one of the next year."""
    start = DateSpan.month(year, first)
    if not 1 <= last <= 12 or last == first:
        return start
    end = DateSpan.month(year + (last < first), last)
    return DateSpan(start.start, end.end, Precision.MONTH)


def _calendar_span(match: re.Match[str], frame: Timeframe) -> DateSpan | None:
    month = integer(match["m"]) or 0
    if not 1 <= month <= 12:
        return None
    own = year(match["y"]) if match["y"] else frame.year_of(month)
    if own is None:
        return None
    if not match["d"]:
        return _months(own, month, integer(match["m3"] or "") or month)
    first = DateSpan.day(own, month, integer(match["d"]) or 0)
    if not match["d2"]:
        return first
    last_month = integer(match["m2"]) if match["m2"] else month
    last_year = year(match["y2"]) if match["y2"] else own
    last = DateSpan.day(last_year or own, last_month or month, integer(match["d2"]) or 0)
    return DateSpan(first.start, last.end) if last.end >= first.start else first
