"""What would keep a document from becoming pages, said with its place before anybody tries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bulletins.figures import IN_COMMON
from bulletins.models import BulletinPage, Contributor, IssuePage, ItemFigure, NewsItemPage
from bulletins.models.issue import PERIODS_A_YEAR
from manuscript.document import Document, Kind, NewsItem
from manuscript.mending import At, Rank
from manuscript.mending.places import places

YEARS = range(1900, 2201)


@dataclass(frozen=True, slots=True)
class Fault:
    at: At
    sentence: str


def faults_of(document: Document, bulletin: BulletinPage) -> list[Fault]:
    """In reading order, those of the cover first."""
    found = [Fault(At(), sentence) for sentence in _of_cover(document, bulletin)]
    for rank in (Rank.CHAPTER, Rank.SECTION):
        found += [Fault(at, said) for at, part in places(document, rank) for said in _of_heading(part)]
    found += [Fault(at, said) for at, item in places(document, Rank.ITEM) for said in _of_item(item)]
    if not any(True for _item in document.items()):
        found.append(Fault(At(), _("There is no item left. Undo what was dropped, or choose another file.")))
    return found


def _of_cover(document: Document, bulletin: BulletinPage) -> Iterator[str]:
    if document.year is None:
        yield _("The file does not say of which year it is. Give the year, and the period if there is one.")
    elif document.year not in YEARS:
        yield _("%(year)s is no year of an issue. Give the right one.") % {"year": document.year}
    most = PERIODS_A_YEAR[Kind(bulletin.kind)]
    if most and not document.period:
        yield _("The file does not say which quarter, month or number it is. Give the period.")
    elif document.period and document.period > most:
        told = _("This bulletin has no period %(period)s.") % {"period": document.period}
        yield told if most else _("A yearbook has no period. Leave the period empty.")
    yield from _too_long((document.title, IssuePage, "title"), (document.issuer, IssuePage, "issuer"))


def _of_heading(part) -> Iterator[str]:
    yield from _too_long((part.title, NewsItemPage, "title"), (part.number, NewsItemPage, "printed_number"))


def _of_item(item: NewsItem) -> Iterator[str]:
    if not item.title.strip():
        yield _("An item has no title. Give it one.")
    yield from _of_heading(item)
    yield from _too_long((item.source, NewsItemPage, "source"))
    yield from _too_long((item.title_in_contents, NewsItemPage, "title_in_contents"))
    yield from _too_long(
        *((getattr(one, name), ItemFigure, name) for one in item.figures for name in IN_COMMON)
    )
    yield from _too_long(*((name, Contributor, "name") for name in item.bylines))


def _too_long(*fields: tuple[str, type, str]) -> Iterator[str]:
    for text, model, name in fields:
        field = model._meta.get_field(name)
        if len(text) > field.max_length:
            yield _("“%(words)s…” is too long for a %(field)s: %(length)s characters, at most %(most)s.") % {
                "words": text[:20],
                "field": field.verbose_name,
                "length": len(text),
                "most": field.max_length,
            }
