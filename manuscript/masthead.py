"""Cover, masthead and colophon of an issue.

    某某协会 / 某某季报 / 2021年第4季度（总第12期） / 某某协会编印 / 二〇二一年十二月
    报送：…  抄送：…  发：…  责任编辑：…  共印50份

Every line of a cover is either understood or quoted in a notice; nothing is guessed from file names or habit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from manuscript.bylines import is_unit
from manuscript.dates import FoundDate, Timeframe, find_dates, single_date
from manuscript.document import DateSpan, Kind, Precision
from manuscript.headings import read_heading
from manuscript.lines import Line, closes, squeeze, tidy, width
from manuscript.numerals import HAN, integer, year
from manuscript.reading import CoverDate

_N = rf"[{HAN}\d０-９]{{1,5}}"
_YEAR = rf"(?P<year>\d{{4}}|[{HAN}]{{4}}|(?:中[华華])?民[國国][{HAN}\d]{{1,4}})\s*年"
_TITLE_WORD = (
    r"季报|季報|季刊|月报|月報|月刊|双月刊|周报|週報|旬报|年报|年鉴|年鑑|简报|簡報|通讯|通訊|通报|动态|動態|快讯|快报|要情|专报|会刊|期刊|内参|专刊|"
    r"汇编|大事记|大事記|信息|资讯|參考|参考|摘报|要闻|要報|要报|文摘|导报|月历|工作情况|会讯|會訊|季度报告|年度报告"
)
_TITLE = re.compile(rf"(?:{_TITLE_WORD})(?:[（(][^（）()]{{1,12}}[）)])?$")
_PERIODICAL = r"季报|季報|季刊|月报|月報|月刊|双月刊|周报|年报|年鉴|年鑑|简报|簡報|通讯|通訊|快报|专报|会刊|期刊|内参|专刊|大事记|大事記|季度报告"
_BARE_TITLE = re.compile(rf"^(?:{_YEAR})?(?:第?{_N}(?:季度|期|号))?(?:{_PERIODICAL})$")
_NOTE_LINE = re.compile(r"^[【〔\[（(]?(?:编者按|編者按|编者的话|按语|编按)[】〕\]）)]?\s*[：:]?\s*(?=\S)")
_NUMBER = re.compile(rf"(?<![总總])第\s*(?P<n>{_N})\s*期")
_TOTAL = re.compile(rf"[总總](?:第)?\s*(?P<n>{_N})\s*期")
_QUARTER = re.compile(r"第?\s*(?P<n>[一二三四1-4１-４])\s*季度|(?P<season>[春夏秋冬])(?:季号|季刊|之卷|季卷)")
_MONTH = re.compile(rf"{_YEAR}?\s*(?P<n>\d{{1,2}}|[{HAN}]{{1,3}})\s*月(?:号|號|刊)")
_ISSUE = re.compile(
    rf"第\s*{_N}\s*(?:期|季度|卷)|[总總]第?\s*{_N}\s*期|{_N}\s*月[号號刊]|[春夏秋冬]季[号卷]|[一二三四]季度"
)
_YEAR_IN = re.compile(_YEAR)
_HOST = re.compile(
    r"^(?P<label>主办|主办单位|主辦|主管主办|编印|编印单位|编制|编制单位|发行|出版|承办|编辑出版|编)\s*[：:]\s*(?P<name>.+)$"
)
_HOST_TAIL = re.compile(r"^(?P<name>.{4,30}?)\s*(?:主办|主辦|编印|編印|编制|编|印|主编|办公室印)$")
_DISTRIBUTION = re.compile(
    r"^(?:报送|報送|抄送|抄报|抄報|主送|分送|发送|發送|呈报|呈送|印送|发至|发|送|报|印发|分发|报告)\s*[：:]|共印\s*\d+\s*份|（共印.*份）"
)
_STAFF = re.compile(
    r"^(?:主编|总编|总编辑|副主编|执行主编|编辑|责任编辑|責任編輯|本期编辑|本期责编|责编|审核|审稿|审定|签发|簽發|校对|编委|编审|核稿|编辑部|主任|顾问|"
    r"美编|版式|排版|统稿|电话|地址|邮编|邮箱|网址|传真|联系电话|联系人|投稿邮箱|投稿信箱|e-?mail|出版日期|印刷日期|印数|准印证号?|内部资料|刊号|"
    r"印刷|承印|编印日期|印制)\s*[：:]",
    re.I,
)
_REMARK = re.compile(
    r"^(?:内部资料|内部刊物|内部參考|注意保存|密级|机密|秘密|特急|仅供|准印证|苏?内?准印|ISSN|CN\d|连续性|说明|（示例|编号|No\.?\s*\d)",
    re.I,
)
_TITLED = re.compile(r"^《(?P<title>[^《》]{3,30})》")
_NOTES = {
    "卷首语",
    "编者按",
    "编者的话",
    "刊首语",
    "刊首寄语",
    "前言",
    "导语",
    "写在前面",
    "寄语",
    "按语",
    "卷首",
    "卷首寄语",
    "編者按",
    "卷首語",
}
_SEASONS = "春夏秋冬"
_COVER_LINES = 40


@dataclass(frozen=True, slots=True)
class Cover:
    title: str = ""
    issuer: str = ""
    kind: Kind | None = None
    year: int | None = None
    period: int | None = None
    number: int | None = None
    total_number: int | None = None
    issue_label: str = ""
    dates: tuple[CoverDate, ...] = ()
    date: DateSpan | None = None
    distribution: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    unread: tuple[Line, ...] = ()
    note: str = ""  # prose among the lines of the cover: the editors' words

    @property
    def frame(self) -> Timeframe:
        """The time its items tell of."""
        if self.kind is Kind.QUARTERLY and self.period:
            return Timeframe(self.year, self.period * 3)
        if self.kind is Kind.MONTHLY and self.period:
            return Timeframe(self.year, self.period)
        month = self.date.start.month if self.date and self.date.start.year == self.year else None
        return Timeframe(self.year, None if self.kind is Kind.YEARBOOK else month)


def is_note_heading(text: str) -> bool:
    """卷首语 and its like: what stands under it is the editors' note."""
    return squeeze(text) in _NOTES


def cover_length(lines: Sequence[Line]) -> int:
    """How many lines at the start are cover: up to the last that only a cover has, before prose and numbering."""
    length = 0
    for index, line in enumerate(lines[:_COVER_LINES]):
        if (
            is_note_heading(line.text)
            or _is_prose(line)
            or (read_heading(line.text) and not _is_cover_line(line))
        ):
            break
        if line.block:
            continue
        if _is_cover_line(line) or (index == 0 and _sole_title(lines)):
            length = index + 1
    return length


def _sole_title(lines: Sequence[Line]) -> bool:
    """A `#` title above lower headings."""
    first = lines[0]
    others = [line for line in lines[1:] if line.depth]
    return first.depth > 0 and len(others) > 1 and all(line.depth > first.depth for line in others)


def _is_prose(line: Line) -> bool:
    return closes(line.text) and width(line.text) > 50 and not _REMARK.match(line.text)


def _is_cover_line(line: Line) -> bool:
    text = tidy(line.text)
    if not text or width(text) > 90:
        return False
    if line.depth > 1 and not (_ISSUE.search(text) or _date_in(text)):
        return False
    patterns = (_HOST, _DISTRIBUTION, _STAFF, _REMARK, _TITLED)
    host = _HOST_TAIL.match(text)
    if host and is_unit(host["name"]):
        return True
    if any(pattern.match(text) for pattern in patterns) or _BARE_TITLE.match(squeeze(text)):
        return True
    if _TITLE.search(squeeze(text)) and "，" not in text and width(text) <= 50 and read_heading(text) is None:
        return line.depth <= 1
    if closes(text):
        return False
    short = width(squeeze(text)) <= 60
    return short and (bool(_ISSUE.search(text) and "，" not in text) or _date_in(text) is not None)


def _date_in(text: str) -> FoundDate | None:
    """The date of a cover line: all of it, or what follows a name or a label."""
    whole = single_date(text)
    if whole:
        return whole if whole.span.precision is not Precision.YEAR else None
    found = [date for date in find_dates(text, Timeframe()) if date.span.precision is not Precision.YEAR]
    rest = text[: found[0].start] + text[found[0].end :] if found else text
    return found[0] if found and (is_unit(rest) or re.search(r"[：:]\s*$|编印|出版", rest)) else None


def colophon_length(lines: Sequence[Line]) -> int:
    """How many lines at the end are colophon: the distribution list, the staff."""
    length = 0
    for count, line in enumerate(reversed(lines[-15:]), 1):
        text = tidy(line.text)
        if _DISTRIBUTION.search(text) or _STAFF.match(text):
            length = count
        elif line.block or line.depth or closes(text) or width(text) > 80 or read_heading(text):
            break
    return length


def read_cover(lines: Sequence[Line], colophon: Sequence[Line] = ()) -> Cover:
    """What the lines of cover and colophon print."""
    prose = [line for line in lines if _is_prose(line) or _NOTE_LINE.match(line.text)]
    lines = [line for line in lines if line not in prose]
    texts = [tidy(line.text) for line in lines if line.text and not line.block]
    label = _issue_label(texts)
    title, title_lines = _title(texts, label)
    dates, date = _dates(texts)
    issuer, issuer_text = _issuer(texts)
    facts = _facts(" ".join([label, title, *(t for t in texts if _ISSUE.search(t))]), title, date)
    known = {*title_lines, label, issuer_text}
    tail = [tidy(line.text) for line in colophon]
    return Cover(
        title=title,
        issuer=issuer,
        issue_label=squeeze(label),
        dates=dates,
        date=_cover_date(dates, date, facts.year),
        kind=facts.kind,
        year=facts.year,
        period=facts.period,
        number=facts.number,
        total_number=facts.total,
        distribution=tuple(text for text in [*texts, *tail] if _DISTRIBUTION.search(text)),
        staff=tuple(
            text for text in [*texts, *tail] if _STAFF.match(text) and not _DISTRIBUTION.search(text)
        ),
        note="\n".join(tidy(_NOTE_LINE.sub("", line.text)) for line in prose),
        unread=tuple(line for line in lines if not _is_known(line, known, issuer)),
    )


def _is_known(line: Line, known: set[str], issuer: str) -> bool:
    text = tidy(line.text)
    if line.block:
        return False
    if text in known or squeeze(text) == squeeze(issuer) or not text:
        return True
    return bool(
        _DISTRIBUTION.search(text)
        or _STAFF.match(text)
        or _HOST.match(text)
        or _date_in(text)
        or _ISSUE.search(text)
    )


def _issue_label(texts: Sequence[str]) -> str:
    labels = [text for text in texts if _ISSUE.search(text) and width(text) <= 60]
    dated = [text for text in labels if _YEAR_IN.search(text)]
    return (dated or labels or [""])[0]


def _title(texts: Sequence[str], label: str) -> tuple[str, list[str]]:
    for text in texts:
        titled = _TITLED.match(text)
        if titled:
            return titled["title"], [text]
    for index, text in enumerate(texts):
        flat = squeeze(text)
        if not _TITLE.search(flat) or (
            text == label and any(_TITLE.search(squeeze(t)) for t in texts if t != label)
        ):
            continue
        if _BARE_TITLE.match(flat) and index and is_unit(texts[index - 1]):
            return squeeze(texts[index - 1]) + flat, [texts[index - 1], text]
        return _closed(text), [text]
    for text in texts:
        if (
            text != label
            and not _date_in(text)
            and not _STAFF.match(text)
            and not _HOST.match(text)
            and not is_unit(text)
        ):
            return (_closed(text), [text]) if width(text) <= 60 else ("", [])
    return "", []


def _closed(text: str) -> str:
    """A title with letter-spacing closed: 简  报; blanks between words stay."""
    parts = text.split()
    return "".join(parts) if all(len(part) <= 2 for part in parts) else " ".join(parts)


def _issuer(texts: Sequence[str]) -> tuple[str, str]:
    for text in texts:
        host = _HOST.match(text)
        if host and host["label"].startswith(("主办", "主辦", "主管", "编印", "编制")):
            return tidy(host["name"]), text
    for text in texts:
        tail = _HOST_TAIL.match(text)
        if tail and is_unit(tail["name"]):
            return _closed(tail["name"]), text
    for text in texts:
        if (
            is_unit(text)
            and not _TITLE.search(squeeze(text))
            and not _STAFF.match(text)
            and width(text) <= 60
        ):
            return _closed(text), text
    for text in texts:
        date = _date_in(text)
        rest = tidy(text[: date.start] + text[date.end :]) if date else ""
        if rest and is_unit(rest):
            return _closed(rest), text
    return "", ""


def _dates(texts: Sequence[str]) -> tuple[tuple[CoverDate, ...], list[DateSpan]]:
    dates: dict[str, CoverDate] = {}
    spans = []
    for text in texts:
        found = _date_in(text)
        if found and found.explicit:
            dates.setdefault(found.span.iso[0], CoverDate(squeeze(found.text), found.span.iso[0]))
            spans.append(found.span)
    return tuple(dates.values()), spans


def _cover_date(
    dates: Sequence[CoverDate], spans: Sequence[DateSpan], issue_year: int | None
) -> DateSpan | None:
    fitting = [span for span in spans if span.start.year == issue_year]
    return (fitting or [*spans, None])[0]


@dataclass(frozen=True, slots=True)
class _Facts:
    kind: Kind | None
    year: int | None
    period: int | None
    number: int | None
    total: int | None


def _facts(text: str, title: str, spans: Sequence[DateSpan]) -> _Facts:
    number, total = _first(_NUMBER, text), _first(_TOTAL, text)
    quarter, month = _quarter(text), _first(_MONTH, text)
    kind = _kind(text, title, quarter, month, number)
    printed = _YEAR_IN.search(text)
    own_year = year(printed["year"]) if printed else None
    if own_year is None and spans:
        own_year = spans[0].start.year
    if own_year is None and kind is Kind.YEARBOOK:
        loose = re.search(r"(?:19|20)\d\d", title)
        own_year = int(loose[0]) if loose else None
    periods = {Kind.QUARTERLY: quarter, Kind.MONTHLY: month, Kind.BRIEFING: number}
    period = periods.get(kind) if kind else None
    limit = {Kind.QUARTERLY: 4, Kind.MONTHLY: 12}.get(kind) if kind else None
    if period is None and limit and number and number <= limit:
        period = number
    return _Facts(kind, own_year, period, number, total)


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return integer(match["n"]) if match else None


def _quarter(text: str) -> int | None:
    match = _QUARTER.search(text)
    if not match:
        return None
    return integer(match["n"]) if match["n"] else _SEASONS.index(match["season"]) + 1


def _kind(text: str, title: str, quarter: int | None, month: int | None, number: int | None) -> Kind | None:
    if re.search(r"年鉴|年鑑", title or text):
        return Kind.YEARBOOK
    if quarter or re.search(r"季报|季報|季刊", text):
        return Kind.QUARTERLY
    if month or re.search(r"(?<!双)月[报刊報]", text):
        return Kind.MONTHLY
    return Kind.BRIEFING if number or re.search(r"简报|簡報|专报|快报", text) else None
