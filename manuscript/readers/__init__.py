"""Bytes of a file -> lines and photos. A reader tells what the file says for certain; it guesses no structure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from manuscript.document import Photo
from manuscript.lines import Line, Source
from manuscript.notices import Unreadable
from manuscript.readers import docx, markdown, package, text
from manuscript.readers.decoding import refuse_foreign
from manuscript.readers.word.kinds import refuse_neighbour


def _read_pdf(data: bytes) -> Source:
    from manuscript.readers.pdf.reading import read as read_pdf  # noqa: PLC0415  loads PDFium, which few runs need

    return read_pdf(data)


READERS: dict[str, Callable[[bytes], Source]] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".pdf": _read_pdf,
    ".docx": docx.read,
    ".zip": package.read,
}
_PACKED = {".pdf", ".docx", ".zip"}  # not text: their readers tell themselves what a foreign file is


def read(data: bytes, name: str) -> Source:
    """The lines of a file, by the reader its suffix names. Raises Unreadable when there is nothing to read."""
    try:
        return _read(data, PurePath(name).suffix.lower())
    except Unreadable as error:
        raise Unreadable(error.code, **{"name": name, **error.details}) from error


def _read(data: bytes, suffix: str) -> Source:
    if not data.strip(b"\x00 \t\r\n\f"):
        raise Unreadable("EMPTY")
    refuse_neighbour(suffix, data)
    if suffix not in READERS:
        raise Unreadable("UNKNOWN_FORMAT", suffix=suffix or "?", known=" ".join(sorted(READERS)))
    if suffix not in _PACKED:
        refuse_foreign(data)
    source = READERS[suffix](data)
    if not any(map(_says_something, source.lines)):
        raise Unreadable("NO_TEXT")
    return source


def _says_something(line: Line) -> bool:
    """Whether there is more than the picture of a page."""
    block = line.block
    return bool(block.caption if isinstance(block, Photo) else block or line.text)
