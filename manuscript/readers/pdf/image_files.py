"""Images of a page -> picture files.

A JPEG is kept byte by byte where it is shown as it is. Other images become PNGs of their own pixels; what is turned
or has transparent parts is drawn by PDFium. All are cropped to what the page shows: the hidden part of a picture is
not meant to be seen.
"""

from __future__ import annotations

import ctypes
import io

from PIL import Image
from pypdfium2 import PdfBitmap, PdfDocument, PdfiumError, PdfPage, raw

from manuscript.readers.pdf.images import PlacedImage
from manuscript.readers.pdf.objects import matrix_of

MOST_PIXELS = 40_000_000
_FAST = 2_000_000  # pixels above which time counts more than size
_PROBE = 64  # pixels across of a drawing that shows whether an image is transparent anywhere
_PACKINGS = (b"FlateDecode", b"ASCII85Decode", b"ASCIIHexDecode", b"LZWDecode", b"RunLengthDecode")
_TRANSPOSED = {
    (-1, 0, 0, 1): Image.Transpose.ROTATE_180,
    (0, 1, 1, 0): Image.Transpose.ROTATE_270,
    (0, -1, -1, 0): Image.Transpose.ROTATE_90,
    (1, 0, 0, 1): Image.Transpose.FLIP_TOP_BOTTOM,
    (-1, 0, 0, -1): Image.Transpose.FLIP_LEFT_RIGHT,
}


def encoded(document: PdfDocument, page: PdfPage, image: PlacedImage) -> tuple[bytes, str] | None:
    """The file of an image and its suffix; None where it cannot be drawn or has too many pixels."""
    if not 0 < image.width * image.height <= MOST_PIXELS:
        return None
    if image.is_plain and not image.is_cut:
        data = _jpeg(image)
        if data:
            return data, ".jpg"
    drawn = _pixels(document, page, image)
    return (_png(_cropped(drawn, image)), ".png") if drawn else None


def _jpeg(image: PlacedImage) -> bytes:
    """The stream of an image that is a JPEG of red, green and blue, or of greys; b"" otherwise."""
    *packings, last = _filters(image) or [b""]
    if last != b"DCTDecode" or any(packing not in _PACKINGS for packing in packings):
        return b""
    size = raw.FPDFImageObj_GetImageDataDecoded(image.handle, None, 0)
    buffer = (ctypes.c_ubyte * size)()
    raw.FPDFImageObj_GetImageDataDecoded(image.handle, buffer, size)
    data = bytes(buffer)
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as header:
            usual = header.mode in ("RGB", "L") and header.width * header.height <= MOST_PIXELS
            return data if usual else b""
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""


def _filters(image: PlacedImage) -> list[bytes]:
    name = ctypes.create_string_buffer(32)
    found = []
    for index in range(min(raw.FPDFImageObj_GetImageFilterCount(image.handle), 8)):
        raw.FPDFImageObj_GetImageFilter(image.handle, index, name, 32)
        found.append(name.value)
    return found


def _pixels(document: PdfDocument, page: PdfPage, image: PlacedImage) -> Image.Image | None:
    if image.is_plain:
        probe = _drawn(document, page, image, _PROBE)
        if probe is None or not _is_transparent(probe):
            return _converted(raw.FPDFImageObj_GetBitmap(image.handle))
    drawn = _drawn(document, page, image, max(image.width, image.height))
    return drawn.transpose(_TRANSPOSED[image.rest]) if drawn and image.rest in _TRANSPOSED else drawn


def _is_transparent(drawn: Image.Image) -> bool:
    inner = drawn.crop((2, 2, drawn.width - 2, drawn.height - 2))  # edges are smoothed
    return drawn.mode == "RGBA" and min(inner.size) > 0 and inner.getextrema()[3][0] < 250


def _drawn(document: PdfDocument, page: PdfPage, image: PlacedImage, longest: int) -> Image.Image | None:
    """An image as PDFium draws it, transparent parts and all, its longer side so many pixels."""
    original = matrix_of(image.handle)
    width = abs(original[0]) + abs(original[2])
    height = abs(original[1]) + abs(original[3])
    if min(width, height) <= 0:
        return None
    scale = min(longest / max(width, height), (MOST_PIXELS / (width * height)) ** 0.5)
    if min(width, height) * scale < 1:
        return None
    raw.FPDFPageObj_SetMatrix(image.handle, raw.FS_MATRIX(*(value * scale for value in original)))
    try:
        return _converted(raw.FPDFImageObj_GetRenderedBitmap(document, page, image.handle))
    finally:
        raw.FPDFPageObj_SetMatrix(image.handle, raw.FS_MATRIX(*original))


def _converted(handle: object) -> Image.Image | None:
    """A picture of its own: PDFium's memory is given back."""
    if not handle:
        return None
    try:
        return PdfBitmap.from_raw(handle).to_pil().copy()
    except (PdfiumError, ValueError):
        return None


def _cropped(drawn: Image.Image, image: PlacedImage) -> Image.Image:
    if image.is_cut:
        left, upper = round(image.cut[0] * drawn.width), round(image.cut[1] * drawn.height)
        right, lower = round(image.cut[2] * drawn.width), round(image.cut[3] * drawn.height)
        drawn = drawn.crop((left, upper, max(right, left + 1), max(lower, upper + 1)))
    if drawn.mode == "RGBA" and drawn.getextrema()[3] == (255, 255):
        return drawn.convert("RGB")
    return drawn


def _png(drawn: Image.Image) -> bytes:
    file = io.BytesIO()
    drawn.save(file, "PNG", compress_level=1 if drawn.width * drawn.height > _FAST else 6)
    return file.getvalue()
