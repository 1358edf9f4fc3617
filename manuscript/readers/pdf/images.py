"""The images of a page: where they stand, and the file each of them becomes. Asks PDFium; decides nothing.

A JPEG is kept byte by byte where it is shown as it is. What is turned, masked, cropped or stored otherwise is drawn
by PDFium and becomes a PNG, cropped to what the page shows: the hidden part of a picture is not meant to be seen.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image
from pypdfium2 import PdfBitmap, PdfDocument, PdfiumError, PdfPage, raw

from manuscript.readers.pdf.glyphs import Turn
from manuscript.readers.pdf.objects import Matrix, matrix_of, objects_of, times

MOST_PIXELS = 40_000_000
_MOST_SEGMENTS = 400  # of a clipping path
_FAST = 2_000_000  # pixels above which time counts more than size
_PLAIN = (1, 0, 0, -1)  # signs of a turn that leaves an image upright: x to the right, y down
_TRANSPOSED = {
    (-1, 0, 0, 1): Image.Transpose.ROTATE_180,
    (0, 1, 1, 0): Image.Transpose.ROTATE_270,
    (0, -1, -1, 0): Image.Transpose.ROTATE_90,
    (1, 0, 0, 1): Image.Transpose.FLIP_TOP_BOTTOM,
    (-1, 0, 0, -1): Image.Transpose.FLIP_LEFT_RIGHT,
}
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


def encoded(document: PdfDocument, page: PdfPage, image: PlacedImage) -> tuple[bytes, str] | None:
    """The file of an image and its suffix; None where it cannot be drawn or has too many pixels."""
    if not 0 < image.width * image.height <= MOST_PIXELS:
        return None
    if image.is_plain and not image.is_cut:
        data = _jpeg(image)
        if data:
            return data, ".jpg"
    drawn = _drawn(document, page, image)
    return (_png(drawn), ".png") if drawn else None


def _jpeg(image: PlacedImage) -> bytes:
    """The stream of an image that is a JPEG of red, green and blue, or of greys; b"" otherwise."""
    name = ctypes.create_string_buffer(32)
    if raw.FPDFImageObj_GetImageFilterCount(image.handle) != 1:
        return b""
    raw.FPDFImageObj_GetImageFilter(image.handle, 0, name, 32)
    if name.value != b"DCTDecode":
        return b""
    size = raw.FPDFImageObj_GetImageDataRaw(image.handle, None, 0)
    buffer = (ctypes.c_ubyte * size)()
    raw.FPDFImageObj_GetImageDataRaw(image.handle, buffer, size)
    data = bytes(buffer)
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as header:
            return (
                data if header.mode in ("RGB", "L") and header.width * header.height <= MOST_PIXELS else b""
            )
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""


def _drawn(document: PdfDocument, page: PdfPage, image: PlacedImage) -> Image.Image | None:
    original = matrix_of(image.handle)
    width = abs(original[0]) + abs(original[2])
    height = abs(original[1]) + abs(original[3])
    if width <= 0 or height <= 0:
        return None
    turned = (image.width < image.height) != (width < height)
    across, down = (image.height, image.width) if turned else (image.width, image.height)
    scale = max(across / width, down / height)
    if not width * scale * height * scale <= MOST_PIXELS:
        scale = (MOST_PIXELS / (width * height)) ** 0.5
    if min(width, height) * scale < 1:
        return None
    raw.FPDFPageObj_SetMatrix(image.handle, raw.FS_MATRIX(*(value * scale for value in original)))
    try:
        bitmap = raw.FPDFImageObj_GetRenderedBitmap(document, page, image.handle)
    finally:
        raw.FPDFPageObj_SetMatrix(image.handle, raw.FS_MATRIX(*original))
    return _upright(bitmap, image) if bitmap else None


def _upright(handle: object, image: PlacedImage) -> Image.Image | None:
    try:
        drawn = PdfBitmap.from_raw(handle).to_pil().copy()
    except PdfiumError:
        return None
    if image.rest in _TRANSPOSED:
        drawn = drawn.transpose(_TRANSPOSED[image.rest])
    if image.is_cut:
        left, upper, right, lower = image.cut
        drawn = drawn.crop(
            (
                round(left * drawn.width),
                round(upper * drawn.height),
                max(round(right * drawn.width), round(left * drawn.width) + 1),
                max(round(lower * drawn.height), round(upper * drawn.height) + 1),
            )
        )
    if drawn.mode == "RGBA" and drawn.getextrema()[3] == (255, 255):
        return drawn.convert("RGB")
    return drawn


def _png(drawn: Image.Image) -> bytes:
    file = io.BytesIO()
    level = 1 if drawn.width * drawn.height > _FAST else 6
    drawn.save(file, "PNG", compress_level=level)
    return file.getvalue()
