"""The package: an issue as it leaves an installation, complete, and comes back as the same Document.

What a package is and how it is read safely is manuscript/package.py, which the import uses as well.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from editions.volume import EditionError, Erratum, IndexedName, Volume
from manuscript.document import Attachment, Document, NewsItem, Photo
from manuscript.notices import Unreadable
from manuscript.package import Package, members_of, read_package

from .archive import packed
from .format import Format

_WORDS = ("stem", "label", "address", "permit", "notice")


@dataclass(frozen=True, slots=True)
class Opened:
    """A package read back. `volume` has no files; they are the bytes beside it, by their name in the document."""

    volume: Volume
    photos: Mapping[str, bytes] = field(default_factory=dict)
    attachments: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        return self.volume.document


def build(volume: Volume) -> bytes:
    photos, attachments = {}, {}
    for item in volume.document.items():
        for block in item.blocks:
            if isinstance(block, Photo) and block.file:
                photos[block.file] = _bytes(
                    volume.pictures.get(block.file), "picture-missing", item, block.file
                )
            if isinstance(block, Attachment):
                path = volume.attachments.get(block.file)
                attachments[block.file] = _bytes(path, "attachment-missing", item, block.file)
    return packed(members_of(Package(volume.document, _about(volume), photos, attachments)), volume.date)


def _bytes(path: Path | None, code: str, item: NewsItem, name: str) -> bytes:
    try:
        if path is not None:
            return path.read_bytes()
    except OSError:
        pass
    raise EditionError(code, item, name=name)


def _about(volume: Volume) -> dict[str, Any]:
    return {
        **{name: getattr(volume, name) for name in _WORDS},
        "release": volume.release,
        "date": volume.date.isoformat(),
        "colophon": [list(line) for line in volume.colophon],
        "errata": [asdict(one) | {"date": one.date.isoformat()} for one in volume.errata],
        "names": [asdict(one) | {"items": list(one.items)} for one in volume.names],
    }


def read(data: bytes) -> Opened:
    """Raises Unreadable, its code saying what is wrong."""
    package = read_package(data)
    try:
        volume = _volume(package.document, package.about)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreadable("PACKAGE_FIELDS", reason=str(error)[:200]) from error
    return Opened(volume, package.photos, package.attachments)


def _volume(document: Document, about: Mapping[str, Any]) -> Volume:
    return Volume(
        document,
        **{name: _word(about[name]) for name in _WORDS},
        release=int(about["release"]),
        date=dt.date.fromisoformat(about["date"]),
        colophon=tuple((_word(label), _word(value)) for label, value in about["colophon"]),
        errata=tuple(_erratum(**one) for one in about["errata"]),
        names=tuple(_name(**one) for one in about["names"]),
    )


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _erratum(date: str, title: str, note: str) -> Erratum:
    return Erratum(dt.date.fromisoformat(date), _word(title), _word(note))


def _name(name: str, is_person: bool, items: list[int], sort_key: str) -> IndexedName:
    return IndexedName(_word(name), bool(is_person), tuple(map(int, items)), _word(sort_key))


FORMAT = Format("package", ".zip", "application/zip", build)
