"""The pictures a document carries: kept as they are, under names of ours, each once; or told why not.

Only their heads are looked at here. Whoever shows one decodes it first.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from docx.opc.part import Part

from manuscript.document import Photo
from manuscript.notices import Unreadable
from manuscript.readers.word.archive import MIB, Archive
from manuscript.readers.word.drafts import Draft
from manuscript.readers.word.package import INSIDE, OUTSIDE

MAX_BYTES = 20 * MIB
MAX_PIXELS = 100_000_000
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"RIFF", "webp"),
)
_FOREIGN = (
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\x01\x00\x09\x00", "WMF"),
    (b"\x02\x00\x09\x00", "WMF"),
    (b"\x01\x00\x00\x00", "EMF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"<?xml", "SVG"),
    (b"<svg", "SVG"),
    (b"\x1f\x8b", "EMZ"),
    (b"II\xbc\x01", "WDP"),
)
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # JPEG markers that tell the size
_BARE = frozenset({0xFF, 0x01, *range(0xD0, 0xD8)})  # fill bytes, and markers without a segment
_SCAN = 0xDA


@dataclass(slots=True)
class Pictures:
    archive: Archive
    kept: dict[str, bytes] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)  # digest of the bytes -> name
    _seen: dict[str, tuple[str, tuple[str, str]]] = field(default_factory=dict)

    def draft(self, part: Part, relation: str, alt: str = "") -> Draft:
        """A photo in its place. One that cannot be shown leaves an empty place and a notice."""
        found = part.rels.get(relation)
        target = found.target_ref if found is not None else ""
        if target == OUTSIDE:
            return Draft(block=Photo(alt=alt), trouble=("PICTURE_LINKED", ""))
        if not target.startswith(INSIDE):
            return Draft(block=Photo(alt=alt), trouble=("PICTURE_BROKEN", ""))
        if target not in self._seen:
            self._seen[target] = self._keep(target.removeprefix(INSIDE))
        name, trouble = self._seen[target]
        return Draft(block=Photo(name, alt=alt), trouble=trouble)

    def _keep(self, entry: str) -> tuple[str, tuple[str, str]]:
        file = entry.rpartition("/")[2]
        try:
            data = self.archive.read(entry)
        except Unreadable as error:
            if error.code != "DAMAGED_WORD":
                raise
            return "", ("PICTURE_BROKEN", file)
        suffix, trouble = inspect(data)
        if trouble:
            return "", (trouble, suffix if trouble == "PICTURE_FORMAT" else file)
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._names:
            self._names[digest] = f"picture-{len(self._names) + 1:03}.{suffix}"
            self.kept[self._names[digest]] = data
        return self._names[digest], ("", "")


def inspect(data: bytes) -> tuple[str, str]:
    """Its kind, and the notice code that says why it cannot be kept ("" when it can)."""
    suffix = next((suffix for start, suffix in _STARTS if data.startswith(start)), "")
    if not suffix:
        kind = next((kind for start, kind in _FOREIGN if data.startswith(start)), "?")
        return kind, "PICTURE_FORMAT" if data else "PICTURE_BROKEN"
    size = {"png": _png, "jpg": _jpeg, "gif": _gif, "webp": _webp}[suffix](data)
    if not size:
        return suffix, "PICTURE_BROKEN"
    return suffix, "PICTURE_TOO_LARGE" if size > MAX_PIXELS or len(data) > MAX_BYTES else ""


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _png(data: bytes) -> int | None:
    """Pixels; None when the end is missing."""
    whole = data[12:16] == b"IHDR" and data.rfind(b"IEND") > 0
    return _big(data[16:20]) * _big(data[20:24]) if whole else None


def _gif(data: bytes) -> int | None:
    whole = len(data) > 13 and data.rstrip(b"\x00").endswith(b"\x3b")
    return _little(data[6:8]) * _little(data[8:10]) if whole else None


def _webp(data: bytes) -> int | None:
    if data[8:12] != b"WEBP" or _little(data[4:8]) + 8 > len(data) + 1:
        return None
    if data[12:16] == b"VP8X":
        return (_little(data[24:27]) + 1) * (_little(data[27:30]) + 1)
    if data[12:16] == b"VP8L":
        bits = _little(data[21:25])
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    return (_little(data[26:28]) & 0x3FFF) * (_little(data[28:30]) & 0x3FFF)


def _jpeg(data: bytes) -> int | None:
    """Walks its segments to the size and the first scan; after that its end must come."""
    place, pixels = 2, None
    while place + 9 < len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker in _BARE:
            place += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            pixels = _big(data[place + 5 : place + 7]) * _big(data[place + 7 : place + 9])
        if marker == _SCAN:
            return pixels if data.rfind(b"\xff\xd9") > place else None
        place += 2 + _big(data[place + 2 : place + 4])
    return None
