"""A JPEG of eight pixels square in the place of a photo while its pages are set.

Typst unpacks every photo only to put its bytes into the PDF as they were. So it gets a stand-in with everything that a
PDF says of a photo beside its size (colours, colour profile, which side is up) and a word that names the photo;
swapping.py puts the photo in its place.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image

_MODES = {1: "L", 3: "RGB", 4: "CMYK"}
_START_OF_SCAN = 0xDA
_FRAMES = {0xC0, 0xC1, 0xC2}  # baseline, extended, progressive: what every reader of PDF unpacks
_OTHER_FRAMES = set(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
_APPLICATION = range(0xE0, 0xF0)  # JFIF, Exif, profile, Adobe
_COMMENT = 0xFE
_BITS = 8
_WORD = b"huikan-photo:"
#: First of all segments: a photo may hold any words further on.
_NAMED = re.compile(rb"\xff\xd8\xff\xfe.." + _WORD + rb"([0-9a-f]{64})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Jpeg:
    width: int  # pixels, as they are stored
    height: int
    components: int
    segments: bytes  # of applications, whole


@dataclass(frozen=True, slots=True)
class StandIn:
    name: str  # by which named_in() knows it
    data: bytes
    width: int  # of the photo
    height: int


def stand_in(photo: bytes) -> StandIn | None:
    """None for whatever is no ordinary JPEG: Typst gets that as it is."""
    head = read_jpeg(photo)
    if head is None:
        return None
    name = hashlib.sha256(photo).hexdigest()
    named = _segment(_COMMENT, _WORD + name.encode())
    data = b"\xff\xd8" + named + head.segments + _pixels(_MODES[head.components])
    return StandIn(name, data, head.width, head.height)


def named_in(jpeg: bytes) -> str | None:
    """The photo for which these bytes stand."""
    found = _NAMED.match(jpeg)
    return found[1].decode() if found else None


def read_jpeg(data: bytes) -> Jpeg | None:
    """None for what is not whole, or has more than eight bits, or is coded as few readers know it."""
    at, kept, frame = 2, [], None
    while data[:2] == b"\xff\xd8" and at + 4 <= len(data) and data[at] == 0xFF:
        code = data[at + 1]
        if code == 0xFF:  # a byte that fills up
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4])
        if code == _START_OF_SCAN:
            return _jpeg(frame, b"".join(kept)) if data.rfind(b"\xff\xd9", at) > 0 else None
        if code in _OTHER_FRAMES or length < 2:
            return None
        if code in _FRAMES:
            frame = data[at + 4 : at + 2 + length]
        if code in _APPLICATION:
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    return None


def _jpeg(frame: bytes | None, segments: bytes) -> Jpeg | None:
    if frame is None or len(frame) < 6:
        return None
    height, width = int.from_bytes(frame[1:3]), int.from_bytes(frame[3:5])
    if frame[0] != _BITS or not width or not height or frame[5] not in _MODES:
        return None
    return Jpeg(width, height, frame[5], segments)


@lru_cache(maxsize=3)
def _pixels(mode: str) -> bytes:
    """What stands in a JPEG behind its start and the segments of applications."""
    out = BytesIO()
    Image.new(mode, (8, 8)).save(out, "JPEG")
    data, at = out.getvalue(), 2
    while data[at + 1] in _APPLICATION:
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return data[at:]


def _segment(code: int, content: bytes) -> bytes:
    return bytes((0xFF, code)) + (len(content) + 2).to_bytes(2) + content
