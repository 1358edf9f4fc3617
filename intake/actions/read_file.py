"""Step one: a file becomes a reading. Writes nothing and needs no database."""

from __future__ import annotations

from pathlib import Path

from manuscript.notices import Unreadable
from manuscript.parser import Reading, parse
from manuscript.readers import READERS, read
from manuscript.vocabulary import Vocabulary

MIB = 1024 * 1024


def read_file(path: Path, vocabulary: Vocabulary, max_bytes: int, **given: int | None) -> Reading:
    """What a file says; `given` are the `year` and `period` that a person knows better.

    Raises Unreadable, whose code intake.messages turns into a sentence.
    """
    if not path.exists():
        raise Unreadable("NO_FILE", name=path.name)
    if not path.is_file():
        raise Unreadable("NOT_A_FILE", name=path.name)
    size = path.stat().st_size
    if size > max_bytes:
        raise Unreadable("TOO_LARGE", name=path.name, size=f"{size / MIB:.0f}", most=f"{max_bytes / MIB:.0f}")
    if path.suffix.lower() not in READERS:
        # Its first bytes tell what it is; a film of several gigabytes is not read to say that it is none of ours.
        with path.open("rb") as file:
            read(file.read(4096) or b"", path.name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable("NO_ACCESS", name=path.name) from error
    return parse(read(data, path.name), vocabulary, **given)
