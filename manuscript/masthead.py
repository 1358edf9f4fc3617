"""What cover, masthead and colophon of an issue say.

    某某协会 / 某某季报 / 2019年第3季度（总第12期） / 某某协会编印 / 二〇二一年十二月

Every line of a cover is either understood or quoted in a notice; nothing is guessed from file names or habit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from manuscript.bylines import is_unit
from manuscript.cover_titles import closed_up, issue_labels, title_of
from manuscript.cover_words import (
    COVERED,
    DISTRIBUTION,
    HOST,
    HOST_TAIL,
    ISSUE,
    STAFF,
    TITLE,
    date_in,
    is_bare_year,
    is_hosted,
    is_note,
    is_year,
    parts_of,
    spelt_out,
    without_note_label,
)
from manuscript.covers import is_prose
from manuscript.dates import Timeframe
from manuscript.document import DateSpan, Kind
from manuscript.items import plain_texts
from manuscript.lines import Line, squeeze, tidy, width
from manuscript.notices import EXCERPT
from manuscript.periods import read_period, timeframe
from manuscript.reading import CoverDate

_LABEL = re.compile(r"^\s*\S{2,6}\s*[：:]\s*$")
_PERIOD_LEAD = re.compile(
    r"[（(]?(?:\d{4}年(?:\d{1,2}月)?(?:第\S{1,3}季度)?[号號刊]?|[总總]?第?\s*[\d〇一二三四五六七八九十百]{1,6}\s*期)[）)]?[\s\u3000]*"
)
_BESIDE_DATE = re.compile(
    r"^(?:\S{2,6}[：:]|编印|編印|编|編|印|印发|印發|印制|印製|出版|出刊|刊行|发行|發行|出版發行|出版发行|签发|簽發)$"
)


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
    note: str = ""  # prose and pictures among the lines of the cover: the editors' words

    def as_given(self, year: int | None, period: int | None) -> Cover:
        """The cover with what a person knows better than it says."""
        return replace(self, year=year or self.year, period=period or self.period)

    @property
    def frame(self) -> Timeframe:
        """The time its items tell of."""
        return timeframe(self.kind, self.year, self.period, self.date)


def read_cover(lines: Sequence[Line], colophon: Sequence[Line] = ()) -> Cover:
    """What the lines of cover and colophon print."""
    prose = [line for line in lines if is_prose(line) or is_note(line.text)]
    lines = [line for line in lines if line not in prose]
    pictures = plain_texts([line.block for line in lines if line.block])
    lines = [replace(line, text=part) for line in lines if not line.block for part in parts_of(line.text)]
    lines = [
        replace(line, text=line.text if is_bare_year(line.text) else spelt_out(line.text)) for line in lines
    ]
    texts = [line.text for line in lines if line.text]
    tail = [tidy(line.text) for line in colophon]
    labels = issue_labels(texts)
    label = labels[0] if labels else ""
    title, title_lines = title_of(texts, label)
    dates, date = _dates(texts)
    if not dates:
        dates, date = _dates(tail)
    issuer, issuer_text = _issuer([*texts, *(text for text in tail if HOST.match(text) or is_hosted(text))])
    told = list(map(spelt_out, texts))
    facts = read_period(" ".join([label, title, *filter(_tells_period, told)]), title, date)
    known = {*title_lines, *labels, issuer_text}
    unread = tuple(line for line in lines if not _is_known(line, known, issuer))
    words = [*prose, *(line for line in unread if len(line.text) > EXCERPT)]  # more than a notice can quote
    return Cover(
        title=title,
        issuer=issuer,
        issue_label=squeeze("".join(text for text in labels if text == label or text not in title_lines)),
        dates=dates,
        date=_cover_date(dates, date, facts.year),
        kind=facts.kind,
        year=facts.year,
        period=facts.period,
        number=facts.number,
        total_number=facts.total,
        distribution=tuple(text for text in [*texts, *tail] if _is_distribution(text)),
        staff=(*filter(_is_staff, texts), *(text for text in tail if not _is_distribution(text))),
        note="\n".join([*(without_note_label(line.text) for line in words), *pictures]),
        unread=unread,
    )


def _is_distribution(text: str) -> bool:
    return bool(DISTRIBUTION.search(text)) and not STAFF.match(text)


def _tells_period(text: str) -> bool:
    return bool(ISSUE.search(text) or is_year(text) or COVERED.match(text))


def _is_staff(text: str) -> bool:
    date = date_in(text)
    only_dated = date is not None and _LABEL.match(text[: date.start] + text[date.end :])
    return bool(STAFF.match(text) or HOST.match(text)) and not only_dated


def _is_known(line: Line, known: set[str], issuer: str) -> bool:
    """Whether a field of the cover holds all that a line says."""
    text = tidy(line.text)
    if not text or text in known or squeeze(text) == squeeze(issuer) or is_year(text) or is_bare_year(text):
        return True
    date = date_in(text)
    rest = squeeze(text[: date.start] + text[date.end :]) if date else text
    dated = date is not None and (rest in {"", squeeze(issuer)} or bool(_BESIDE_DATE.match(rest)))
    return dated or _is_distribution(text) or _is_staff(text)


def _issuer(texts: Sequence[str]) -> tuple[str, str]:
    """Who issues it, and the text that says so; what says it plainest comes first."""
    for said in (_as_host, _as_maker, _as_unit, _as_publisher, _beside_date):
        for text in texts:
            name = said(text)
            if name:
                return name, text
    return "", ""


def _as_host(text: str) -> str:
    host = HOST.match(text)
    leads = host and host["label"].startswith(("主办", "主辦", "主管", "编印", "編印", "编制"))
    return tidy(host["name"]) if host and leads else ""


def _as_maker(text: str) -> str:
    tail = HOST_TAIL.match(_without_period(text))
    return closed_up(tail["name"]) if tail and is_unit(tail["name"]) else ""


def _as_unit(text: str) -> str:
    named = is_unit(text) and not TITLE.search(squeeze(text)) and not _is_staff(text) and width(text) <= 60
    return closed_up(_without_period(text)) if named else ""


def _without_period(text: str) -> str:
    """2024年11月号　总第86期　某某学会编印 → 某某学会编印."""
    rest = tidy(text)
    while found := _PERIOD_LEAD.match(rest):
        if found.end() == len(rest):
            break
        rest = rest[found.end() :]
    return rest


def _as_publisher(text: str) -> str:
    host = HOST.match(text)
    return tidy(host["name"]) if host else ""


def _beside_date(text: str) -> str:
    date = date_in(text)
    rest = tidy(text[: date.start] + text[date.end :]) if date else ""
    tail = HOST_TAIL.match(rest)
    if is_unit(rest):
        return closed_up(rest)
    return closed_up(tail["name"]) if tail else ""


def _dates(texts: Sequence[str]) -> tuple[tuple[CoverDate, ...], list[DateSpan]]:
    dates: dict[str, CoverDate] = {}
    spans = []
    for text in texts:
        found = date_in(text)
        if found and found.explicit:
            dates.setdefault(found.span.iso[0], CoverDate(squeeze(found.text), found.span.iso[0]))
            spans.append(found.span)
    return tuple(dates.values()), spans


def _cover_date(
    dates: Sequence[CoverDate], spans: Sequence[DateSpan], issue_year: int | None
) -> DateSpan | None:
    fitting = [span for span in spans if span.start.year == issue_year]
    return (fitting or [*spans, None])[0]
