"""Bytes of a PDF -> Source: pages one after the other, then what only the whole document tells."""

from __future__ import annotations

from pypdfium2 import PdfiumError

from manuscript.lines import Source
from manuscript.notices import Notice, Unreadable, notice
from manuscript.readers.pdf.bookmarks import bookmarks_of
from manuscript.readers.pdf.doubt import check_order, check_text, listed
from manuscript.readers.pdf.opening import opened
from manuscript.readers.pdf.pictures import Album
from manuscript.readers.pdf.reading_order import reading_order
from manuscript.readers.pdf.setting import Setter
from manuscript.readers.pdf.survey import Survey, survey

_AT_ONCE = 100  # pages: PDFium keeps the fonts of every page until its document is closed


def read(data: bytes) -> Source:
    """The lines and pictures of a PDF. Raises Unreadable, with a code of its own for each reason."""
    album = Album()
    with opened(data) as document:
        pages, bookmarks = len(document), bookmarks_of(document)
    surveys, damaged = _surveys(data, pages, album)
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
        pages=pages,
        dropped=dict(order.dropped + album.dropped),
    )


def _surveys(data: bytes, pages: int, album: Album) -> tuple[list[Survey], list[int]]:
    """The pages one after the other, and the numbers of those that are damaged."""
    surveys: list[Survey] = []
    damaged: list[int] = []
    for start in range(0, pages, _AT_ONCE):
        with opened(data) as document:
            for index in range(start, min(start + _AT_ONCE, pages)):
                try:
                    surveys.append(survey(document, index, album))
                except PdfiumError:
                    damaged.append(index + 1)
    if not surveys:
        raise Unreadable("PDF_DAMAGED")
    return surveys, damaged


def _damaged(pages: list[int]) -> list[Notice]:
    return [notice("PDF_PAGES_DAMAGED", pages=listed(pages))] if pages else []
