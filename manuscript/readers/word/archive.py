"""The zip that a .docx is, read within bounds: what a directory claims is added up first, what comes out is counted."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from posixpath import normpath

from manuscript.notices import Unreadable

MIB = 1024 * 1024
MAX_UNPACKED = 500 * MIB
MAX_XML = 64 * MIB  # of one part; a yearbook of 1,000 pages has 20
MAX_RATIO = 200  # text packs 10:1 to 40:1
RATIO_FROM = 20 * MIB  # below this size the ratio does no harm
MAX_ENTRIES = 10_000
_CHUNK = 65536
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENTRY = b"PK\x01\x02"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    IndexError,
    KeyError,
)


class Archive:
    """Raises Unreadable where the zip is a bomb, locked or damaged. Names are compared without regard to case."""

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY) > MAX_ENTRIES:  # before zipfile builds an object for each
            raise Unreadable("TOO_MANY_PARTS", most=str(MAX_ENTRIES))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise Unreadable("DAMAGED_WORD") from error
        self._entries = {_key(info.filename): info for info in self._zip.infolist()}
        self._left = MAX_UNPACKED
        self._refuse_bomb(len(data))

    def _refuse_bomb(self, packed: int) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise Unreadable("TOO_MANY_PARTS", most=str(MAX_ENTRIES))
        if any(info.flag_bits & 1 for info in infos):
            raise Unreadable("PASSWORD")
        if any(info.compress_type not in _PACKED for info in infos):  # LZMA asks for what memory it likes
            raise Unreadable("DAMAGED_WORD")
        total = sum(info.file_size for info in infos)
        if total > MAX_UNPACKED or (total > RATIO_FROM and total > MAX_RATIO * packed):
            raise Unreadable("UNPACKS_TOO_LARGE", most=str(MAX_UNPACKED // MIB))

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def names(self) -> list[str]:
        """As written, which nothing should be opened by."""
        return [info.filename for info in self._entries.values()]

    def read(self, name: str, most: int = MAX_UNPACKED) -> bytes:
        """A part; b"" when there is none. Never more than `most` bytes are unpacked, whatever the directory says."""
        info = self._entries.get(_key(name))
        if info is None:
            return b""
        chunks: list[bytes] = []
        room = min(most, self._left)
        try:
            with self._zip.open(info) as part:
                # In pieces: zipfile unpacks a whole entry in one go before it looks at the size that was claimed.
                while chunk := part.read(_CHUNK):
                    chunks.append(chunk)
                    room -= len(chunk)
                    self._left -= len(chunk)
                    if room < 0:
                        raise Unreadable("UNPACKS_TOO_LARGE", most=str(most // MIB))
        except (*_BROKEN, RuntimeError) as error:
            raise Unreadable("DAMAGED_WORD") from error
        return b"".join(chunks)


def _key(name: str) -> str:
    return normpath(name.replace("\\", "/").lstrip("/")).lower()
