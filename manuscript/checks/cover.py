"""What an issue prints about itself: a name, its dates, and who is responsible for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Level, Place
from manuscript.checks.galley import Galley, Hit
from manuscript.document import Document, Kind
from manuscript.lines import squeeze
from manuscript.reading import CoverDate

_PERIOD_WORDS = re.compile(
    r"(?:\d{4}|[〇零一二三四五六七八九]{4})年?度?|第?[\d一二三四]{1,2}季度|第[\d一二三四五六七八九十]{1,4}期|"
    r"[\d一二三四五六七八九十]{1,2}月|季报|月报|年报|简报|工作|（[^）]*）"
)
_MONTHS_LATE = 3  # an issue may be closed up to a quarter after the period it tells of


def cover_date_differs(galley: Galley) -> Iterator[Hit]:
    """A cover date whose month cannot belong to the period, or that another cover date contradicts."""
    document = galley.document
    for date in _cover_dates(galley):
        months = _month(date.iso)
        last = _last_month(galley)
        if months is None or last is None:
            continue
        length = {Kind.QUARTERLY: 3, Kind.MONTHLY: 1}.get(document.kind or Kind.YEARBOOK, 12)
        first = last - (length if document.period else 12) + 1
        allowed = _MONTHS_LATE + (9 if document.kind is Kind.YEARBOOK else 0)
        if not first <= months <= last + allowed or _contradicted(galley, date):
            yield Hit(date.text, Place(), (("issue", _label(galley)),))


def _contradicted(galley: Galley, date: CoverDate) -> bool:
    """Two cover dates more than a quarter apart; the one further from the period is told."""
    last, own = _last_month(galley), _month(date.iso)
    months = [month for other in _cover_dates(galley) if (month := _month(other.iso)) is not None]
    if last is None or own is None or max(months) - min(months) <= _MONTHS_LATE:
        return False
    return abs(own - last) == max(abs(month - last) for month in months)


def _month(iso: str) -> int | None:
    """Months since year 0."""
    match = re.match(r"(\d{4})-(\d{2})", iso)
    return int(match[1]) * 12 + int(match[2]) if match else None


def _last_month(galley: Galley) -> int | None:
    document, last = galley.document, galley.office.last
    if last:
        return last.year * 12 + last.month
    if document.year is None or document.kind is None:
        return None
    if document.kind is Kind.QUARTERLY and document.period:
        return document.year * 12 + document.period * 3
    if document.kind is Kind.MONTHLY and document.period:
        return document.year * 12 + document.period
    return document.year * 12 + 12


def _cover_dates(galley: Galley) -> tuple[CoverDate, ...]:
    imprint, cover = galley.office.imprint, galley.document.cover_date
    if imprint and imprint.cover_dates:
        return imprint.cover_dates
    return (CoverDate(cover.iso[0], cover.iso[0]),) if cover else ()


def _label(galley: Galley) -> str:
    imprint, document = galley.office.imprint, galley.document
    if imprint and imprint.issue_label:
        return imprint.issue_label
    return "-".join(str(part) for part in (document.year, document.period) if part)


def publication_name_missing(galley: Galley) -> Iterator[Hit]:
    document = galley.document
    issuer, title = squeeze(document.issuer), squeeze(document.title)
    if issuer and title.startswith(issuer) and not _PERIOD_WORDS.sub("", title.removeprefix(issuer)):
        yield Hit(document.issuer, Place())


def colophon_missing(galley: Galley) -> Iterator[Hit]:
    """Neither a number nor anybody responsible; asked only where the cover was read."""
    imprint, document = galley.office.imprint, galley.document
    if imprint is None or document.kind is Kind.YEARBOOK:
        return
    if not imprint.staff and not imprint.distribution and not _is_numbered(document):
        yield Hit("", Place(), (("missing", "期号、编辑、审核、报送范围"),))


def _is_numbered(document: Document) -> bool:
    return document.number is not None or document.total_number is not None


CHECKS = (
    Check("cover-date-differs", Level.ERROR, "cover", cover_date_differs),
    Check("publication-name-missing", Level.HINT, "cover", publication_name_missing),
    Check("colophon-missing", Level.HINT, "cover", colophon_missing),
)
