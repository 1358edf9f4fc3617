"""Bytes of a file -> lines and photos. A reader tells what the file says for certain; it guesses no structure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from manuscript.lines import Source
from manuscript.notices import Unreadable
from manuscript.readers import markdown, text
from manuscript.readers.decoding import refuse_foreign

READERS: dict[str, Callable[[bytes], Source]] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
}


def read(data: bytes, name: str) -> Source:
    """The lines of a file, by the reader its suffix names. Raises Unreadable when there is nothing to read."""
    if not data.strip(b"\x00 \t\r\n\f"):
        raise Unreadable("EMPTY", name=name)
    suffix = PurePath(name).suffix.lower()
    if suffix not in READERS:
        raise Unreadable("UNKNOWN_FORMAT", name=name, suffix=suffix or "?", known=" ".join(sorted(READERS)))
    refuse_foreign(data, name)
    source = READERS[suffix](data)
    if not any(line.text or line.block for line in source.lines):
        raise Unreadable("NO_TEXT", name=name)
    return source
