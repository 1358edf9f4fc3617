"""What the office knows beside an issue, as the checks take it."""

from __future__ import annotations

from dataclasses import replace

from bulletins.bindery import glyphs_for
from bulletins.models import BulletinPage
from editorial.models import OfficialName, SilentCheck, WordRule
from manuscript.checks import office as known
from manuscript.checks.findings import Level
from manuscript.checks.office import Office, period_of
from manuscript.checks.registry import CHECKS
from manuscript.document import Document, Kind
from regions.models import vocabulary

#: Whatever finds no errors; what is on the list of words is as grave as the list says. A row for another code, however
#: it came to be there, silences nothing.
CAN_BE_SILENT = frozenset(check.code for check in CHECKS if check.level is not Level.ERROR) - {"word-listed"}


def knowledge(bulletin: BulletinPage | None = None) -> Office:
    """Four statements: words, names, districts, industries. Of a bulletin that has a PDF one more."""
    return Office(
        vocabulary=vocabulary(),
        words=tuple(
            known.WordRule(row.term, row.advice, Level(row.level), row.replacement or None)
            for row in WordRule.objects.all()
        ),
        names=tuple(
            known.OfficialName(row.full, row.short, row.wrong_spellings) for row in OfficialName.objects.all()
        ),
        glyphs=glyphs_for(bulletin) if bulletin else None,
        silent=frozenset(SilentCheck.objects.values_list("code", flat=True)) & CAN_BE_SILENT,
    )


def about(document: Document, office: Office, pictures: dict[str, tuple[int, int]]) -> Office:
    """The same with the days that an issue tells of, and its pictures: width and height by the name of the file."""
    first, last = period_of(document)
    if document.kind is Kind.BRIEFING and document.cover_date:
        last = document.cover_date.end
    return replace(office, first=first, last=last, kind=document.kind, pictures=pictures)
