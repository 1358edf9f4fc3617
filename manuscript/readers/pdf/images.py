"""The images of a page: where they stand and what of them is seen. Asks PDFium; decides nothing."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

from pypdfium2 import PdfPage, raw

from manuscript.readers.pdf.objects import Matrix, matrix_of, objects_of, times
from manuscript.readers.pdf.turns import Turn

_MOST_SEGMENTS = 400  # of a clipping path
_PLAIN = (1, 0, 0, -1)  # signs of a turn that leaves an image upright: x to the right, y down
Box = tuple[float, float, float, float]  # left, upper, right, lower


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """An image object of an open page."""

    handle: object
    box: Box  # what of it is seen, as a reader sees the page
    cut: Box  # the same as shares of the whole image, (0, 0, 1, 1) when all is seen
    width: int  # pixels
    height: int
    is_plain: bool  # shown as it is stored: neither turned nor mirrored
    before: int  # the address of the text object drawn last before it; 0 where there is none
    rest: tuple[int, int, int, int]  # signs of the turn that drawing the object alone leaves out

    @property
    def is_cut(self) -> bool:
        left, upper, right, lower = self.cut
        return (right - left) * (lower - upper) < 0.96


def images_of(page: PdfPage, turn: Turn) -> Iterator[PlacedImage]:
    """The images of a page in the order of the file, also those within drawings."""
    before = 0
    for handle, outer in objects_of(page, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_TEXT):
        if raw.FPDFPageObj_GetType(handle) == raw.FPDF_PAGEOBJ_TEXT:
            before = ctypes.addressof(handle.contents)  # type: ignore[attr-defined]
            continue
        matrix = times(matrix_of(handle), outer)
        width, height = ctypes.c_uint(), ctypes.c_uint()
        if not raw.FPDFImageObj_GetImagePixelSize(handle, width, height):
            continue
        whole = _box(matrix, turn)
        seen = _meet(_meet(whole, _clip(handle, outer, turn)), (0.0, 0.0, turn.width, turn.height))
        if seen[2] - seen[0] <= 0 or seen[3] - seen[1] <= 0:
            continue
        yield PlacedImage(
            handle=handle,
            box=seen,
            cut=_share(seen, whole),
            width=width.value,
            height=height.value,
            is_plain=_signs(matrix, turn) == _PLAIN,
            rest=_signs(outer, turn),
            before=before,
        )


def _box(matrix: Matrix, turn: Turn) -> Box:
    """The place of the unit square, which an image fills."""
    a, b, c, d, e, f = matrix
    corners = [turn(x, y) for x, y in ((e, f), (e + a, f + b), (e + c, f + d), (e + a + c, f + b + d))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _clip(handle: object, outer: Matrix, turn: Turn) -> Box:
    """The box of what the paths around an image leave of it."""
    everything = (-1e9, -1e9, 1e9, 1e9)
    path = raw.FPDFPageObj_GetClipPath(handle)
    count = raw.FPDFClipPath_CountPaths(path) if path else 0
    for index in range(min(count, 20)):
        points = list(_points(path, index))
        if points:
            a, b, c, d, e, f = outer
            placed = [turn(a * x + c * y + e, b * x + d * y + f) for x, y in points]
            xs, ys = [x for x, _ in placed], [y for _, y in placed]
            everything = _meet(everything, (min(xs), min(ys), max(xs), max(ys)))
    return everything


def _points(path: object, index: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    count = raw.FPDFClipPath_CountPathSegments(path, index)
    if count > _MOST_SEGMENTS:
        return
    for number in range(count):
        segment = raw.FPDFClipPath_GetPathSegment(path, index, number)
        if segment and raw.FPDFPathSegment_GetPoint(segment, x, y):
            yield x.value, y.value


def _meet(one: Box, two: Box) -> Box:
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])


def _share(seen: Box, whole: Box) -> Box:
    width, height = whole[2] - whole[0], whole[3] - whole[1]
    return (
        (seen[0] - whole[0]) / width,
        (seen[1] - whole[1]) / height,
        (seen[2] - whole[0]) / width,
        (seen[3] - whole[1]) / height,
    )


def _signs(matrix: Matrix, turn: Turn) -> tuple[int, int, int, int]:
    """The directions of an image's two sides on the page; all 0 for one that stands aslant."""
    a, b, c, d, _, _ = matrix
    parts = (
        turn.a * a + turn.b * b,
        turn.d * a + turn.e * b,
        turn.a * c + turn.b * d,
        turn.d * c + turn.e * d,
    )
    slack = 0.02 * max(map(abs, parts))
    signs = tuple(0 if abs(part) <= slack else (1 if part > 0 else -1) for part in parts)
    x1, y1, x2, y2 = signs
    return (x1, x2, y1, y2) if abs(x1) + abs(x2) == 1 and abs(y1) + abs(y2) == 1 else (0, 0, 0, 0)
