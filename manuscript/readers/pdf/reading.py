"""Bytes of a PDF -> Source: pages one after the other, then what only the whole document tells."""

from __future__ import annotations

from pypdfium2 import PdfDocument, PdfiumError

from manuscript.lines import Source
from manuscript.notices import Notice, Unreadable, notice
from manuscript.readers.pdf.bookmarks import bookmarks_of
from manuscript.readers.pdf.doubt import check_order, check_text, listed
from manuscript.readers.pdf.opening import opened
from manuscript.readers.pdf.pictures import Album
from manuscript.readers.pdf.reading_order import reading_order
from manuscript.readers.pdf.setting import Setter
from manuscript.readers.pdf.survey import Survey, survey


def read(data: bytes) -> Source:
    """The lines and pictures of a PDF. Raises Unreadable, with a code of its own for each reason."""
    album = Album()
    with opened(data) as document:
        surveys, damaged = _surveys(document, album)
        bookmarks = bookmarks_of(document)
    notices = check_text(surveys)
    order = reading_order(surveys, bookmarks)
    notices += check_order(order.elements, order.hopping)
    album.leave_out(order.ornaments)
    if album.too_large:
        notices.append(notice("PDF_PICTURE_TOO_LARGE", pages=listed(album.too_large)))
    setter = Setter(order.body, {survey.number: survey.height for survey in surveys})
    return Source(
        lines=setter.lines(order.elements, order.furniture),
        notices=(*notices, *_damaged(damaged)),
        format="pdf",
        fillers=sum(survey.lost for survey in surveys),
        pictures=album.files,
        pages=len(surveys) + len(damaged),
        dropped=dict(order.dropped + album.dropped),
    )


def _surveys(document: PdfDocument, album: Album) -> tuple[list[Survey], list[int]]:
    surveys, damaged = [], []
    for index in range(len(document)):
        try:
            surveys.append(survey(document, index, album))
        except PdfiumError:
            damaged.append(index + 1)
    if not surveys:
        raise Unreadable("PDF_DAMAGED")
    return surveys, damaged


def _damaged(pages: list[int]) -> list[Notice]:
    return [notice("PDF_PAGES_DAMAGED", pages=listed(pages))] if pages else []
