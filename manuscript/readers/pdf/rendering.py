"""A page of a PDF as a picture, to be shown beside what was read from it."""

from __future__ import annotations

import io

from PIL import Image
from pypdfium2 import PdfDocument, PdfiumError

from manuscript.notices import Unreadable
from manuscript.readers.pdf.opening import opened

WIDEST = 3000  # pixels
MOST_PIXELS = 12_000_000
LONGEST = 20_000  # pixels of one side


def render_page(data: bytes, number: int, width: int, kind: str = "PNG") -> bytes:
    """Page `number`, counted from 1, as PNG or JPEG, `width` pixels wide or narrower where the page is too tall.

    Raises Unreadable as the reader does, and LookupError for a page that the document does not have.
    """
    with opened(data) as document:
        if not 1 <= number <= len(document):
            raise LookupError(number)
        try:
            return _encoded(_drawn(document, number - 1, width), kind)
        except (PdfiumError, ValueError) as error:
            raise Unreadable("PDF_DAMAGED") from error


def _drawn(document: PdfDocument, index: int, width: int) -> Image.Image:
    page = document[index]
    try:
        bitmap = page.render(scale=_scale(*page.get_size(), width), may_draw_forms=False)
        try:
            return bitmap.to_pil().convert("RGB")
        finally:
            bitmap.close()
    finally:
        page.close()


def _scale(across: float, down: float, width: int) -> float:
    """Pixels for a point: as asked, but never more than the limits."""
    across, down = max(across, 1.0), max(down, 1.0)
    asked = min(max(width, 1), WIDEST) / across
    return min(asked, (MOST_PIXELS / (across * down)) ** 0.5, LONGEST / max(across, down))


def _encoded(drawn: Image.Image, kind: str) -> bytes:
    file = io.BytesIO()
    drawn.save(file, kind, **({"quality": 85} if kind == "JPEG" else {"compress_level": 4}))
    return file.getvalue()
