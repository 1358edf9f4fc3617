"""What the secretariat knows beside the issue itself. Whatever is left empty is unknown, and asks no check to speak."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from manuscript.checks.findings import Level
from manuscript.dates import Timeframe, majority_year
from manuscript.document import Document, Kind
from manuscript.periods import timeframe
from manuscript.reading import Contents, Imprint
from manuscript.vocabulary import Vocabulary

_CHRONICLE = re.compile(r"大事[记記]|[纪紀]事")


@dataclass(frozen=True, slots=True)
class WordRule:
    """A word that the secretariat does not want as it stands. `replacement` is safe to put in without thought."""

    term: str
    advice: str = ""
    level: Level = Level.HINT
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class OfficialName:
    """The name an institution uses, the short form it goes by, and forms that are simply wrong."""

    full: str
    short: str = ""
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """`city` is the place the bulletin speaks from (苏州市); then 我市 of a county-level city is another place.

    `pictures` are width and height in pixels by the name a photo has. None for `pictures`, `glyphs`
    or `imprint`: not known.
    """

    first: dt.date | None = None
    last: dt.date | None = None
    kind: Kind | None = None
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    words: tuple[WordRule, ...] = ()
    names: tuple[OfficialName, ...] = ()
    city: str = ""
    internal: bool = True  # not sold and not for the public: 内部资料
    contents: Contents = field(default_factory=Contents)
    imprint: Imprint | None = None
    pictures: Mapping[str, tuple[int, int]] | None = None
    least_width: int = 800
    dead_links: frozenset[str] = field(default_factory=frozenset)
    glyphs: Container[str] | None = (
        None  # what the fonts of the printed edition draw; its repr says which fonts
    )
    silent: frozenset[str] = field(default_factory=frozenset)  # codes that the secretariat has switched off


def period_of(document: Document) -> tuple[dt.date | None, dt.date | None]:
    """First and last day an issue tells of, where its kind, year and period say so."""
    year, period = document.year, document.period
    if document.kind is Kind.YEARBOOK or (document.kind is None and _CHRONICLE.search(document.title)):
        told = (majority_year(_texts(document)) if document.kind else year) or year
        return (dt.date(told, 1, 1), dt.date(told, 12, 31)) if told else (None, None)
    if year is None or document.kind in (None, Kind.BRIEFING):
        return None, None
    length = 3 if document.kind is Kind.QUARTERLY else 1
    if period is None or not 1 <= period <= 12 // length:
        return None, None
    last = period * length
    return dt.date(year, last - length + 1, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def frame_of(document: Document, office: Office) -> Timeframe:
    """The year that dates without one mean."""
    if office.last:
        return Timeframe(office.last.year, office.last.month)
    if document.kind is Kind.YEARBOOK or document.year is None:
        return Timeframe(majority_year(_texts(document)) or document.year)
    return timeframe(document.kind, document.year, document.period, document.cover_date)


def _texts(document: Document) -> list[str]:
    return [text for item in document.items() for text in item.paragraphs]
