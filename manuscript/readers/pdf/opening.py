"""Opening a PDF, or saying why it cannot be read. Nothing in it is run or followed: no script, no form, no address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from pypdfium2 import raw

from manuscript.notices import Unreadable

MOST_PAGES = 2000
_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024  # some mail programs put lines before it


@contextmanager
def opened(data: bytes, most_pages: int = MOST_PAGES) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed at the end. Raises Unreadable: NOT_PDF, PDF_PASSWORD, PDF_DAMAGED, PDF_TOO_LONG."""
    if _HEADER not in data[:_HEADER_WITHIN]:
        raise Unreadable("NOT_PDF")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        if locked:
            raise Unreadable("PDF_PASSWORD") from error
        raise Unreadable("PDF_DAMAGED") from error
    try:
        pages = len(document)
        if not pages:
            raise Unreadable("PDF_DAMAGED")
        if pages > most_pages:
            raise Unreadable("PDF_TOO_LONG", pages=str(pages), most=str(most_pages))
        yield document
    finally:
        document.close()
