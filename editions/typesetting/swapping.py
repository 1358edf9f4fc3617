"""Photos in the places of their stand-ins, in a PDF that Typst has just written.

Nothing else is touched: an object grows, those behind it move, and the table of objects says where to. Only what Typst
writes is read here, a file with one plain table; whatever looks otherwise is refused.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .stand_ins import StandIn, named_in

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s*?\r?\n")
_ENTRY = 20  # bytes of a line of the table
_JPEG = re.compile(
    rb"\d+ 0 obj\n<<(?=[^>]*/Subtype/Image\b)(?=[^>]*/Filter/DCTDecode\b)([^>]*/Length (\d+)[^>]*)>>\nstream\n"
)


class StrangeFileError(Exception):
    """Not as Typst writes it, or without a stand-in that should be there."""


@dataclass(frozen=True, slots=True)
class _Change:
    start: int  # in the file as it was
    end: int
    instead: Sequence[bytes]

    @property
    def growth(self) -> int:
        return sum(map(len, self.instead)) - (self.end - self.start)


def with_photos(pdf: bytes, photos: Mapping[str, tuple[StandIn, bytes]]) -> bytes:
    """`photos` by the name of their stand-in. Raises StrangeFileError."""
    if not photos:
        return pdf
    table, offsets = _offsets(pdf)
    changes, found = [], set()
    for start in sorted(offsets[1:]):
        match = _JPEG.match(pdf, start)
        name = match and named_in(pdf[match.end() : match.end() + int(match[2])])
        if match and name in photos:
            changes.append(_change(match, *photos[name]))
            found.add(name)
    if found != set(photos):
        raise StrangeFileError(f"{len(photos) - len(found)} of {len(photos)} photos have no place")
    return b"".join(_written(pdf, table, offsets, changes))


def _offsets(pdf: bytes) -> tuple[int, list[int]]:
    """Where the table stands, and each object by its number; nothing for one that is free."""
    end = _END.search(pdf, max(len(pdf) - 64, 0))
    table = int(end[1]) if end else 0
    head = _TABLE.match(pdf, table)
    if not head:
        raise StrangeFileError("no table of objects")
    at = head.end()
    lines = [pdf[at + n * _ENTRY : at + (n + 1) * _ENTRY] for n in range(int(head[1]))]
    used = [line[10:18] == b" 00000 n" and line[:10].isdigit() for line in lines]
    if used[:1] != [False] or not all(used[1:]):
        raise StrangeFileError("a table with gaps")
    return table, [int(line[:10]) if one else 0 for line, one in zip(lines, used, strict=True)]


def _change(match: re.Match[bytes], one: StandIn, photo: bytes) -> _Change:
    said = match[1]
    for key, value in ((b"Length", len(photo)), (b"Width", one.width), (b"Height", one.height)):
        said, times = re.subn(rb"/%s \d+" % key, b"/%s %d" % (key, value), said)
        if times != 1:
            raise StrangeFileError(f"{key.decode()} is said {times} times")
    end = match.end() + int(match[2])
    return _Change(match.start(1), end, (said, b">>\nstream\n", photo))


def _written(pdf: bytes, table: int, offsets: list[int], changes: list[_Change]) -> Iterator[bytes]:
    at = 0
    for one in changes:
        yield pdf[at : one.start]
        yield from one.instead
        at = one.end
    lines = table + len(_TABLE.match(pdf, table)[0])
    yield pdf[at:lines]
    moved = _Moved(changes)
    free = pdf[lines : lines + _ENTRY]  # all that is free: the first, and Typst leaves no gaps
    yield from (b"%010d 00000 n\r\n" % moved(offset) if offset else free for offset in offsets)
    yield pdf[lines + len(offsets) * _ENTRY : pdf.rindex(b"startxref")]
    yield b"startxref\n%d\n%%%%EOF" % moved(table)


class _Moved:
    """Where a byte of the old file stands in the new one, unless it was changed itself."""

    def __init__(self, changes: Sequence[_Change]) -> None:
        self._starts = [one.start for one in changes]
        self._growth = [0, *accumulate(one.growth for one in changes)]

    def __call__(self, offset: int) -> int:
        return offset + self._growth[bisect(self._starts, offset)]
