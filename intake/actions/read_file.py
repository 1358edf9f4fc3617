"""Step one: a file becomes a reading. Writes nothing but pictures into the folder it is given; needs no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from intake.child import ask_child
from manuscript.lines import Source
from manuscript.notices import Unreadable
from manuscript.parser import Reading
from manuscript.plain import NotPlainError, from_plain, to_plain
from manuscript.readers import READERS, read
from manuscript.vocabulary import Vocabulary

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Taken:
    """`source` has its lines but not its pictures: these lie in files, by the name the document calls them."""

    source: Source
    reading: Reading
    pictures: Mapping[str, Path] = field(default_factory=dict)


def read_file(
    path: Path,
    vocabulary: Vocabulary,
    max_bytes: int,
    *,
    name: str = "",
    pictures: Path | None = None,
    **given: int | None,
) -> Taken:
    """What a file says; `given` are the `year` and `period` that a person knows better.

    `name` is what the person calls the file, where it is stored under another. Without a folder for `pictures` those
    that the file carries are left where they are. Raises Unreadable, whose code intake.messages turns into a sentence.
    """
    name = name or path.name
    _refuse_unsuitable(path, name, max_bytes)
    order = {"path": path.resolve(), "vocabulary": to_plain(vocabulary), **given}
    answer = ask_child("read", name, **order, **({"pictures": pictures.resolve()} if pictures else {}))
    try:
        source, reading = from_plain(answer["source"]), from_plain(answer["reading"])
    except (KeyError, NotPlainError):
        raise Unreadable("READER_BROKE", name=name) from None
    return Taken(source, reading, _kept(answer.get("pictures", {}), pictures))


def _kept(names: Mapping[str, str], folder: Path | None) -> dict[str, Path]:
    """Only what really lies in the folder itself."""
    files = {name: folder / Path(kept).name for name, kept in names.items()} if folder else {}
    return {name: file for name, file in files.items() if file.is_file()}


def _refuse_unsuitable(path: Path, name: str, max_bytes: int) -> None:
    if not path.exists():
        raise Unreadable("NO_FILE", name=name)
    if not path.is_file():
        raise Unreadable("NOT_A_FILE", name=name)
    size = path.stat().st_size
    if size > max_bytes:
        raise Unreadable("TOO_LARGE", name=name, size=f"{size / MIB:.0f}", most=f"{max_bytes / MIB:.0f}")
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise Unreadable("NO_ACCESS", name=name) from error
    if Path(name).suffix.lower() not in READERS:
        # Its first bytes tell what it is; a film of several gigabytes is not read to say that it is none of ours.
        read(start or b"", name)
