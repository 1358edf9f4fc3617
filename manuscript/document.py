"""One issue as plain data: the narrow waist through which every input and every output passes.

    Document > Chapter > Section > NewsItem > Paragraph | Photo | Table | Quote | Listing | Attachment | Inset

Everything here is frozen, compares by value and knows nothing of where it came from. Text is kept as printed:
wording is never corrected at this level.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How often a bulletin appears; decides what `Document.period` counts."""

    QUARTERLY = "quarterly"  # period is the quarter, 1-4
    MONTHLY = "monthly"  # period is the month, 1-12
    YEARBOOK = "yearbook"  # no period
    BRIEFING = "briefing"  # period is the number within the year


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """First to last day, both included. A month or a year spans all of its days, so spans compare by overlap."""

    start: dt.date
    end: dt.date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a span cannot end ({self.end}) before it starts ({self.start})")

    @classmethod
    def day(cls, year: int, month: int, day: int) -> DateSpan:
        date = dt.date(year, month, day)
        return cls(date, date)

    @classmethod
    def month(cls, year: int, month: int) -> DateSpan:
        last = calendar.monthrange(year, month)[1]
        return cls(dt.date(year, month, 1), dt.date(year, month, last), Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> DateSpan:
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31), Precision.YEAR)

    @classmethod
    def between(cls, start: dt.date, end: dt.date, precision: Precision) -> DateSpan:
        """The whole days, months or years that two dates lie in."""
        if precision is Precision.DAY:
            return cls(start, end)
        first = cls.month(start.year, start.month) if precision is Precision.MONTH else cls.year(start.year)
        last = cls.month(end.year, end.month) if precision is Precision.MONTH else cls.year(end.year)
        return cls(first.start, last.end, precision)

    @property
    def iso(self) -> tuple[str, str]:
        """Both ends, as long as they are precise: ("2021-10", "2021-10") for a month."""
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[self.precision]
        return self.start.isoformat()[:length], self.end.isoformat()[:length]


@dataclass(frozen=True, slots=True)
class Mark:
    """Emphasis or a link over text[start:end] of a paragraph; `kind` is bold, italic or link."""

    start: int
    end: int
    kind: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture at its place in the text. An empty `file` says: a picture stood here, the source does not carry it."""

    file: str = ""  # a name that the reader's photos, or the asset store of an installation, resolve
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    has_header: bool = True


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    entries: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    file: str
    title: str = ""


class InsetKind(StrEnum):
    DOCUMENT_SCAN = "document_scan"  # the words of an official document shown as a picture
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Inset:
    """Text that stands beside the body and does not belong to its run."""

    kind: InsetKind
    text: str


class FigureKind(StrEnum):
    LEVEL = "level"
    INCREMENT = "increment"
    CUMULATIVE = "cumulative"
    SHARE = "share"
    RANK = "rank"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the text with what it measures. A machine's stays a proposal until an editor confirms it."""

    metric: str
    value: str  # a decimal number as printed, less what groups its digits: 2494, 3.0
    unit: str = ""  # with its scale: 亿元, 万人
    subject: str = ""  # whose figure it is, where a sentence before said so
    change: str = ""  # per cent, a decimal number: 21.9, -4
    change_text: str = ""  # where the printed change is no bare number: 翻一番
    approximation: str = ""  # 余, 近, 以上 …
    kind: FigureKind = FigureKind.LEVEL
    period: str = ""  # as printed: 2020年, 上半年; empty where the issue's own is meant
    quote: str = ""  # the exact words of the text
    is_confirmed: bool = False


Block = Paragraph | Photo | Table | Quote | Listing | Attachment | Inset


@dataclass(frozen=True, slots=True)
class NewsItem:
    title: str
    number: str = ""  # as printed, without its point: 一, 1, （一）
    title_in_contents: str = ""  # where a printed 本期要目 words it differently
    region: str = ""  # a name of the vocabulary; empty where the section already says it, or none is known
    industries: tuple[str, ...] = ()
    event: DateSpan | None = None
    source: str = ""  # the unit that sent it in: 供稿 / 来源
    bylines: tuple[str, ...] = ()  # persons, spaces within a name closed: 王帆
    blocks: tuple[Block, ...] = ()
    figures: tuple[Figure, ...] = ()  # see manuscript/figures.py

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks if isinstance(block, Paragraph))

    @property
    def photos(self) -> tuple[Photo, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Photo))

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Section:
    """Items under one heading. Without a title: items that stand directly under their chapter."""

    title: str = ""
    number: str = ""
    region: str = ""
    industry: str = ""
    items: tuple[NewsItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    number: str = ""
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One issue. What the source does not say stays empty; nothing here is guessed."""

    title: str = ""  # as printed on the cover
    issuer: str = ""
    kind: Kind | None = None
    year: int | None = None
    period: int | None = None  # see Kind
    number: int | None = None  # 第N期, within the year
    total_number: int | None = None  # 总第N期
    cover_date: DateSpan | None = None
    editors_note: str = ""
    chapters: tuple[Chapter, ...] = ()

    def items(self) -> Iterator[NewsItem]:
        for chapter in self.chapters:
            for section in chapter.sections:
                yield from section.items
