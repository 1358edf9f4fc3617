"""How a page is turned for its reader: from its own coordinates to those of its eyes."""

from __future__ import annotations

from typing import NamedTuple

from pypdfium2 import PdfPage, raw


class Turn(NamedTuple):
    """From the page's own coordinates to those of a reader: x' = a x + b y + c, y' = d x + e y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """(left, upper, right, lower) of a box, as it is seen."""
        (x1, y1), (x2, y2) = self(left, bottom), self(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def turn_of(page: PdfPage, rotation: int | None = None) -> Turn:
    """How a page is turned for its reader: by so many right angles clockwise, or as the page itself says."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, box):
        box = raw.FS_RECTF(0, page.get_height(), page.get_width(), 0)
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    width, height = max(right - left, 1.0), max(top - bottom, 1.0)
    quarter = raw.FPDFPage_GetRotation(page) if rotation is None else rotation
    return (
        Turn(1, 0, -left, 0, -1, top, width, height),
        Turn(0, 1, -bottom, 1, 0, -left, height, width),
        Turn(-1, 0, right, 0, 1, -bottom, width, height),
        Turn(0, -1, top, -1, 0, right, height, width),
    )[quarter % 4]
