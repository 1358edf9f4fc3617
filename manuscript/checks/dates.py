"""When things took place: within the period of the issue, on days that exist, said so that an archive can use it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Level, Place
from manuscript.checks.galley import Entry, Galley, Hit
from manuscript.dates import FoundDate, event_of, find_dates
from manuscript.document import DateSpan, Kind, Precision

_DAY = r"(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]"
_DATE = re.compile(rf"(?<!\d)(?:(?P<y>(?:19|20)\d\d)\s*年\s*)?{_DAY}")
_DAYS = re.compile(
    r"(?<![\d月])(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]?\s*(?:[—－–~～\-]+|至)\s*(?P<d2>\d{1,2})\s*[日号]"
)
_MONTH_OVER = re.compile(r"(?<![\d.])(?:(?:19|20)\d\d\s*年\s*)(?P<m>1[3-9]|[2-9]\d)\s*月")
_WEEKDAY = re.compile(r"\s*[（(，,]?\s*(?:星期|周|礼拜)(?P<w>[一二三四五六日天])(?![年期岁])")
#: What an entry of a chronicle opens with under a month: 11日, 同日, 是月.
_ENTRY_HEAD = re.compile(
    r"(?:\d{1,2}日(?:[至—–~-]+\d{1,2}日)?|[同当是本]日|[同当是本]月)\s*[\u4e00-\u9fff]{0,4}"
)
_BEGAN = re.compile(r"[^，。；]{0,6}(?:开工|动工|始建|立项|成立|创办|奠基|开建|签约|获批|注册)")
_ANNOUNCED = re.compile(r"将|拟|计划|预计|定于|截止|报名|开始受理")
#: Days between events of one run, and from there to one that is told: of a weekly, and of a quarterly at most.
_NEXT, _AWAY = (7, 31), (12, 40)
_MOST_OF_THEM = (5, 0.7)
_WEEKDAYS = "一二三四五六日"


def event_span(galley: Galley, entry: Entry) -> DateSpan | None:
    """What the item says of its date, else what its text does."""
    return entry.item.event or event_of(entry.item.paragraphs, galley.frame)


def spans(galley: Galley) -> dict[int, DateSpan]:
    found = {entry.index: event_span(galley, entry) for entry in galley.entries}
    return {index: span for index, span in found.items() if span}


def dates_in(galley: Galley) -> dict[int, list[tuple[int, FoundDate]]]:
    """The dates of every item, each with the passage of the body it stands in."""
    return {
        entry.index: [
            (number, date)
            for number, passage in enumerate(entry.body)
            for date in find_dates(passage.text, galley.frame)
        ]
        for entry in galley.entries
    }


def told(galley: Galley, index: int, span: DateSpan, **details: object) -> Hit:
    """A hit on the words that name the date of an item; on its field where the text does not name it."""
    entry = galley.entries[index]
    for number, date in galley.once(dates_in)[index]:
        if date.span.start == span.start:
            return entry.body[number].hit(date.start, date.end, **details)  # type: ignore[arg-type]
    head = _ENTRY_HEAD.match(entry.body[0].text) if entry.body else None
    if head:
        return entry.body[0].hit(0, head.end(), **details)  # type: ignore[arg-type]
    facts = tuple((key, str(value)) for key, value in details.items())
    return Hit("—".join(dict.fromkeys(span.iso)), Place(Field.EVENT, index), facts)


def outside_period(galley: Galley) -> Iterator[Hit]:
    first, last = galley.office.first, galley.office.last
    if not _has_period(galley) and (half := half_year(galley)):
        first, last = half
    elif not _has_period(galley) or not first or not last:
        return
    for index, span in galley.once(spans).items():
        if (span.end < first or span.start > last) and not _is_beginning(galley, index, span):
            yield told(galley, index, span, first=first, last=last)
    yield from _after_the_year(galley, last)


def _after_the_year(galley: Galley, last: dt.date) -> Iterator[Hit]:
    """In a yearbook any day after its year that nothing announces; what happened before may lead up to it."""
    for entry in galley.entries if galley.document.kind is Kind.YEARBOOK else ():
        event = galley.once(spans).get(entry.index)
        for number, date in galley.once(dates_in)[entry.index]:
            text, span = entry.body[number].text, date.span
            clause = re.split(r"[。；]", text[: date.start])[-1]
            announced = _ANNOUNCED.search(clause + text[date.end : date.end + 12]) or clause.endswith(
                ("至", "到", "—")
            )
            late = (
                span.precision is Precision.DAY and span.start > last and "年" in text[date.start : date.end]
            )
            if late and not announced and not (event and event.start == span.start):
                yield entry.body[number].hit(
                    date.start, date.end, first=last.replace(month=1, day=1), last=last
                )


def _has_period(galley: Galley) -> bool:
    """Whether it is known when the issue begins: 秋季号 may do so in July or in September."""
    return galley.office.first is not None and not (
        galley.office.imprint and re.search(r"[春夏秋冬]季?[号卷刊]", galley.office.imprint.issue_label)
    )


def _is_beginning(galley: Galley, index: int, span: DateSpan) -> bool:
    """2020年10月开工: when the thing began of which the item tells."""
    entry = galley.entries[index]
    return any(
        date.span.start == span.start and _BEGAN.match(entry.body[number].text, date.end)
        for number, date in galley.once(dates_in)[index]
    )


def half_year(galley: Galley) -> tuple[dt.date, dt.date] | None:
    """The days of 2023年下半年, which no kind of periodical of ours has as its period."""
    imprint, year = galley.office.imprint, galley.document.year
    match = re.search(r"(?P<which>[上下])半年", imprint.issue_label) if imprint else None
    if not match or not year:
        return None
    return (
        (dt.date(year, 1, 1), dt.date(year, 6, 30))
        if match["which"] == "上"
        else (dt.date(year, 7, 1), dt.date(year, 12, 31))
    )


def apart(galley: Galley) -> Iterator[Hit]:
    """Of an issue whose period is not known: events weeks away from the run of dates that nearly all others form."""
    if _has_period(galley) or half_year(galley):
        return
    found = galley.once(spans)
    days = sorted((span for span in found.values() if span.precision is Precision.DAY), key=lambda s: s.start)
    usual = _usual_span(days)
    following, away = max(_NEXT[0], min(_NEXT[1], usual)), max(_AWAY[0], min(_AWAY[1], 2 * usual))
    runs: list[list[DateSpan]] = []
    for span in days:
        near = runs and (span.start - runs[-1][-1].start).days <= following
        runs[-1].append(span) if near else runs.append([span])
    main = max(runs, key=len, default=[])
    if len(main) < _MOST_OF_THEM[0] or len(main) < _MOST_OF_THEM[1] * len(days):
        return
    first, last = main[0].start, main[-1].end
    for index, span in found.items():
        before, after = (first - span.end).days, (span.start - last).days
        if before > away or (after > away and not _is_announced(galley, index, span)):
            yield told(galley, index, span, first=first, last=last)


def _usual_span(days: list[DateSpan]) -> int:
    """Days that eight of ten events of an issue lie within: a week of a weekly, a quarter of a quarterly."""
    inner = days[len(days) // 10 : len(days) - len(days) // 10]
    return (inner[-1].start - inner[0].start).days if inner else 0


def impossible(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _DATE.finditer(passage.text):
            year = int(match["y"]) if match["y"] else 2000  # a leap year: the benefit of the doubt
            if not _exists(year, int(match["m"]), int(match["d"])):
                yield passage.hit(*match.span())
        for match in _MONTH_OVER.finditer(passage.text):
            yield passage.hit(*match.span())


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def span_reversed(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _DAYS.finditer(passage.text):
            if int(match["d2"]) < int(match["d"]):
                yield passage.hit(*match.span())


def weekday_differs(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for date in find_dates(passage.text, galley.frame):
            said = _WEEKDAY.match(passage.text, date.end)
            if not said or date.span.start != date.span.end:
                continue
            right = _WEEKDAYS[date.span.start.weekday()]
            if right != said["w"].replace("天", "日"):
                yield passage.hit(date.start, said.end(), weekday="星期" + right)


def event_differs(galley: Galley) -> Iterator[Hit]:
    """The date field of an item against the dates its text names."""
    for entry in galley.entries:
        event, found = entry.item.event, galley.once(dates_in)[entry.index]
        days = [(number, date) for number, date in found if date.span.precision is not Precision.YEAR]
        if not event or not days:
            continue
        if not any(date.span.start <= event.end and event.start <= date.span.end for _, date in days):
            number, date = days[0]
            yield entry.body[number].hit(date.start, date.end, event="—".join(dict.fromkeys(event.iso)))


def on_issue_date(galley: Galley) -> Iterator[Hit]:
    for index, span in galley.once(spans).items():
        if any((span.start.month, span.start.day) == day for day in _closing_days(galley)):
            yield told(galley, index, span)


def _closing_days(galley: Galley) -> set[tuple[int, int]]:
    """Month and day of the dates on the cover; their year may be misprinted."""
    imprint, cover = galley.office.imprint, galley.document.cover_date
    days = [date.iso for date in imprint.cover_dates] if imprint else []
    if cover and cover.precision is Precision.DAY:
        days.append(cover.iso[0])
    return {(int(day[5:7]), int(day[8:10])) for day in days if len(day) == 10}


def after_issue(galley: Galley) -> Iterator[Hit]:
    cover = galley.document.cover_date
    if cover is None or (galley.office.last and cover.end < galley.office.last.replace(day=1)):
        return
    found = galley.once(spans)
    late = [
        index
        for index, span in found.items()
        if span.start > cover.end and not _is_announced(galley, index, span)
    ]
    if len(found) > 1 and 2 * len(late) > len(found):
        return  # the cover bears the day on which the period began
    for index in late:
        if _has_period(galley) and galley.office.last and found[index].start > galley.office.last:
            continue  # told as outside of the period
        yield told(galley, index, found[index], cover=cover.iso[0])


def _is_announced(galley: Galley, index: int, span: DateSpan) -> bool:
    """News of what is to come, in the sentence that dates it: 将于, 拟, 截止."""
    entry = galley.entries[index]
    for number, date in galley.once(dates_in)[index]:
        if date.span.start == span.start:
            text = entry.body[number].text
            start = text.rfind("。", 0, date.start) + 1
            return bool(_ANNOUNCED.search(text[start:].partition("。")[0]))
    return bool(_ANNOUNCED.search(entry.text[:200]))


def out_of_order(galley: Galley) -> Iterator[Hit]:
    """The place in each section that most breaks an order of dates which the rest of the issue keeps."""
    found = galley.once(spans)
    groups = [[index for index in group if index in found] for group in _groups(galley)]
    pairs = [pair for group in groups for pair in pairwise(group)]
    falling = [pair for pair in pairs if _falls(found, pair)]
    if len(pairs) < 4 or len(falling) > len(pairs) / 3:
        return
    for group in groups:
        fallen = [pair for pair in pairwise(group) if _falls(found, pair)]
        if fallen:
            before, after = max(fallen, key=lambda pair: found[pair[0]].start - found[pair[1]].start)
            yield _out_of_place(galley, group, before, after, len(fallen))


def _falls(found: dict[int, DateSpan], pair: tuple[int, int]) -> bool:
    return found[pair[1]].end < found[pair[0]].start


def _out_of_place(galley: Galley, group: list[int], before: int, after: int, count: int) -> Hit:
    """Of two that stand the wrong way round, the one without which the group would be in order; else the later."""
    found = galley.once(spans)
    rest = [index for index in group if index != before]
    orderly = not any(_falls(found, pair) for pair in pairwise(rest))
    also = not any(_falls(found, pair) for pair in pairwise([index for index in group if index != after]))
    if orderly and not also:
        return told(galley, before, found[before], before=found[after].iso[0], count=count)
    return told(galley, after, found[after], before=found[before].iso[0], count=count)


def _groups(galley: Galley) -> Iterator[list[int]]:
    start = 0
    for chapter in galley.document.chapters:
        for section in chapter.sections:
            yield list(range(start, start + len(section.items)))
            start += len(section.items)


CHECKS = (
    Check("date-outside-period", Level.ERROR, "dates", outside_period, alone=True),
    Check("date-apart", Level.WARNING, "dates", apart),
    Check("date-impossible", Level.ERROR, "dates", impossible, alone=True),
    Check("date-span-reversed", Level.ERROR, "dates", span_reversed, alone=True),
    Check("weekday-differs", Level.ERROR, "dates", weekday_differs, alone=True),
    Check("event-differs", Level.WARNING, "dates", event_differs, alone=True),
    Check("event-on-issue-date", Level.HINT, "dates", on_issue_date),
    Check("event-after-issue", Level.WARNING, "dates", after_issue, alone=True),
    Check("items-out-of-order", Level.HINT, "structure", out_of_order),
)
