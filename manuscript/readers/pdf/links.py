"""Where a page links to: only addresses of the web, and none of them is ever visited."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

from pypdfium2 import PdfDocument, PdfPage, raw

from manuscript.readers.pdf.turns import Turn

Address = tuple[float, float, float, float, str]  # left, upper, right, lower, target
_WEB = re.compile(r"https?://[^\s\x00-\x1f<>\"]{1,2000}", re.I)
_MOST = 500  # of one page


def addresses_of(document: PdfDocument, page: PdfPage, turn: Turn) -> list[Address]:
    return list(_addresses(document, page, turn))


def _addresses(document: PdfDocument, page: PdfPage, turn: Turn) -> Iterator[Address]:
    position, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        target = _target(document, link)
        if target and raw.FPDFLink_GetAnnotRect(link, box):
            yield (*turn.box(box.left, box.bottom, box.right, box.top), target)


def _target(document: PdfDocument, link: object) -> str:
    action = raw.FPDFLink_GetAction(link)
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    size = raw.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(min(size, 4096))
    raw.FPDFAction_GetURIPath(document, action, buffer, len(buffer))
    target = buffer.value.decode("utf-8", "replace").strip()
    return target if _WEB.fullmatch(target) else ""
