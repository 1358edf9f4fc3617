"""What the parser hands back: the document, the printed evidence beside it, and what a person should look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from manuscript.dates import Timeframe
from manuscript.document import Document
from manuscript.notices import Notice
from manuscript.periods import timeframe


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    level: int  # 1 = the highest level the printed contents show
    number: str
    title: str
    page: str = ""
    line: int = 0
    author: str = ""  # as printed beside the title


@dataclass(frozen=True, slots=True)
class Contents:
    """The printed 本期要目: evidence for the outline, never a source of the document."""

    heading: str = ""
    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverDate:
    text: str  # as printed, spaces closed
    iso: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """What cover and colophon print about the issue."""

    issue_label: str = ""
    cover_dates: tuple[CoverDate, ...] = ()
    distribution: tuple[str, ...] = ()  # 报送, 抄送, 发送 and the like, as printed
    staff: tuple[str, ...] = ()  # 编辑, 审核, 签发, as printed
    data_year: int | None = None  # the year the text tells of, where the cover does not say


@dataclass(frozen=True, slots=True)
class Reading:
    document: Document
    contents: Contents = Contents()
    imprint: Imprint = Imprint()
    notices: tuple[Notice, ...] = ()
    dropped: Mapping[str, int] = field(default_factory=dict)  # layout marks that were left out, by kind
    item_lines: tuple[int, ...] = ()  # where each item of the document starts, in reading order

    @property
    def frame(self) -> Timeframe:
        """The time its items tell of, which a date without a year is taken from."""
        if self.imprint.data_year:
            return Timeframe(self.imprint.data_year)
        issue = self.document
        return timeframe(issue.kind, issue.year, issue.period, issue.cover_date)
