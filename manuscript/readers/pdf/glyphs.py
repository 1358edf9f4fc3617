"""The characters of a page with their places, as PDFium tells them: the only file that asks it for text.

Places are in points from the upper left corner of the page as it is seen, whatever box and rotation it has. A page
whose text mostly runs up or down is turned until it runs from left to right; what then still stands aslant is a
watermark or a margin note and is left out, as are characters outside the visible page. Both are counted.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from pypdfium2 import PdfPage, raw

from manuscript.readers.pdf.characters import FIRST_WIDE, is_blank, printed
from manuscript.readers.pdf.turns import Turn, turn_of

_HEAVY = ("bold", "heavy", "black", "demi")
_DISPLAY = ("hei", "黑", "xiaobiaosong", "xbs", "小标宋")  # faces that set headings, and sometimes everything
_FORCED_BOLD = 1 << 18  # a flag of the font's description
_INVISIBLE = 3  # text render mode: neither filled nor stroked, as programs write that recognise scans
_OUTLINED = 2  # filled and stroked: bold in its effect
MOST_CHARACTERS = 60_000  # of one page; a full page of small print has 6,000
SMALLEST, LARGEST = 1.0, 1000.0  # points


class Face(NamedTuple):
    """How characters look. `quarter` is by how many right angles they are turned, None when aslant."""

    font: str = ""
    size: float = 0.0
    bold: bool = False
    display: bool = False  # a face that sets headings, unless a document uses it for everything
    invisible: bool = False
    quarter: int | None = 0


class Glyph(NamedTuple):
    """One character where it stands. Blanks have a place too."""

    char: str
    left: float
    right: float
    base: float  # the line it stands on, down from the upper edge of the page
    face: Face


@dataclass(frozen=True, slots=True)
class PageText:
    """The upright characters of a page in the order of the file, and what was left out."""

    glyphs: tuple[Glyph, ...]
    turn: Turn
    dropped: Counter[str] = field(default_factory=Counter)
    last_of: dict[int, int] = field(
        default_factory=dict
    )  # address of a text object -> place of its last glyph


@contextmanager
def text_of(page: PdfPage) -> Iterator[ctypes.c_void_p]:
    """PDFium's text of a page, given back at the end."""
    handle = raw.FPDFText_LoadPage(page)
    try:
        yield handle
    finally:
        if handle:
            raw.FPDFText_ClosePage(handle)


def read_page(page: PdfPage) -> PageText:
    with text_of(page) as handle:
        found, addresses = _glyphs(handle) if handle else ([], [])
    quarters = Counter(glyph.face.quarter for glyph in found if glyph.face.quarter is not None)
    rotation = raw.FPDFPage_GetRotation(page)
    turned = quarters.most_common(1)[0][0] if quarters else rotation
    return _upright(found, addresses, turned, turn_of(page, turned))


def _glyphs(handle: ctypes.c_void_p) -> tuple[list[Glyph], list[int]]:
    """Glyphs as in the file, not yet turned (`base` holds y, `left` and `right` are x), and their objects."""
    glyphs: list[Glyph] = []
    addresses: list[int] = []
    faces: dict[int, Face] = {}
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(min(raw.FPDFText_CountChars(handle), MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (10, 13) or (code == 32 and raw.FPDFText_IsGenerated(handle, index) == 1):
            continue
        char = printed(code)
        if not char or not raw.FPDFText_GetLooseCharBox(handle, index, box):
            continue
        origin = raw.FPDFText_GetTextObject(handle, index)
        key = ctypes.addressof(origin.contents) if origin else 0
        if key not in faces or not key:
            faces[key] = _face(handle, index, origin)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        places = (box.left, box.bottom, box.right, box.top)
        glyphs.append(_placed(char, faces[key], places, x.value, y.value))
        addresses.append(key)
    return glyphs, addresses


def _placed(char: str, face: Face, box: tuple[float, float, float, float], x: float, y: float) -> Glyph:
    # In text that runs up or down the extent along the line is the box's height.
    if face.quarter in (1, 3):
        return Glyph(char, box[1], box[3], x, face)
    if char < FIRST_WIDE or face.quarter:
        return Glyph(char, box[0], box[2], y, face)
    # A Chinese character takes a square whatever its shape; a font drawn by the file itself tells only the shape.
    right = min(box[2], x + face.size) if face.font else x + face.size
    return Glyph(char, x, max(right, x + 0.5 * face.size), y, face)


def _face(handle: ctypes.c_void_p, index: int, origin: object) -> Face:
    matrix, flags, name = raw.FS_MATRIX(), ctypes.c_int(), ctypes.create_string_buffer(128)
    raw.FPDFText_GetMatrix(handle, index, matrix)
    raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
    mode = raw.FPDFTextObj_GetTextRenderMode(origin) if origin else 0
    font = name.value.decode("utf-8", "replace").rpartition("+")[2]
    weight = raw.FPDFText_GetFontWeight(handle, index)  # of some files nonsense
    heavy = 600 <= weight <= 1000 or flags.value & _FORCED_BOLD > 0
    bold = heavy or mode == _OUTLINED or any(word in font.lower() for word in _HEAVY)
    display = any(word in font.lower() for word in _DISPLAY)
    return Face(font, round(size, 2), bold, display, mode == _INVISIBLE, _quarter(matrix.a, matrix.b))


def _quarter(a: float, b: float) -> int | None:
    """Right angles counter-clockwise that text with this direction is turned by; None when it stands aslant."""
    turns = math.degrees(math.atan2(b, a)) / 90
    return round(turns) % 4 if abs(turns - round(turns)) < 0.06 else None


def _upright(found: Sequence[Glyph], addresses: Sequence[int], quarter: int, turn: Turn) -> PageText:
    dropped: Counter[str] = Counter()
    kept: list[Glyph] = []
    last_of: dict[int, int] = {}
    for glyph, address in zip(found, addresses, strict=True):
        last_of[address] = len(kept)
        placed = _turned(glyph, turn) if glyph.face.quarter == quarter else None
        if placed is None:
            dropped["rotated text"] += not is_blank(glyph.char)
        elif _is_seen(placed, turn):
            kept.append(placed)
        else:
            dropped["text outside the page"] += not is_blank(glyph.char)
    return PageText(tuple(kept), turn, +dropped, last_of)


def _turned(glyph: Glyph, turn: Turn) -> Glyph:
    if glyph.face.quarter == 0 and turn.a == 1:
        return Glyph(glyph.char, glyph.left + turn.c, glyph.right + turn.c, turn.f - glyph.base, glyph.face)
    if glyph.face.quarter in (1, 3):
        (left, base), (right, _) = turn(glyph.base, glyph.left), turn(glyph.base, glyph.right)
    else:
        (left, base), (right, _) = turn(glyph.left, glyph.base), turn(glyph.right, glyph.base)
    return Glyph(glyph.char, min(left, right), max(left, right), base, glyph.face)


def _is_seen(glyph: Glyph, turn: Turn) -> bool:
    middle = (glyph.left + glyph.right) / 2
    inside = -1 <= middle <= turn.width + 1 and -1 <= glyph.base <= turn.height + glyph.face.size
    return inside and SMALLEST <= glyph.face.size <= LARGEST and math.isfinite(middle + glyph.base)
