"""The objects that a page is drawn with, also those within drawings, and how these are placed."""

from __future__ import annotations

from collections.abc import Iterator

from pypdfium2 import PdfPage, raw

Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
MOST_OBJECTS = 20_000  # of one page: a map of lines may have more, and hardly a picture or a table among them
_DEEPEST = 6  # drawings within drawings


def objects_of(page: PdfPage, *wanted: int) -> Iterator[tuple[object, Matrix]]:
    """Objects of some kinds in the order of the file, each with the matrix of the drawings around it."""
    seen = 0
    stack = [_children(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, UNMOVED)]
    while stack:
        found = next(stack[-1], None)
        if found is None:
            stack.pop()
            continue
        seen += 1
        if seen > MOST_OBJECTS:
            return
        handle, outer = found
        kind = raw.FPDFPageObj_GetType(handle)
        if kind in wanted:
            yield handle, outer
        elif kind == raw.FPDF_PAGEOBJ_FORM and len(stack) <= _DEEPEST:
            inner = times(matrix_of(handle), outer)
            stack.append(_children(handle, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner))


def _children(parent: object, count: object, get: object, outer: Matrix) -> Iterator[tuple[object, Matrix]]:
    for index in range(count(parent)):  # type: ignore[operator]
        yield get(parent, index), outer  # type: ignore[operator]


def matrix_of(handle: object) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def times(one: Matrix, two: Matrix) -> Matrix:
    """The matrix that does `one`, then `two`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = two
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
