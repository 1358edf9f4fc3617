"""Refuses what no font draws, before anything is typeset: a blank box in print is found by nobody in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from editions.typesetting.child import FONTS
from editions.volume import EditionError, Volume

FILES = ("*.ttf", "*.otf")
#: Drawn by nothing, and nothing is missing: line breaks within a text, and spaces that fonts leave to the typesetter.
_BLANK = frozenset("\t\n\r \u00a0\u2002\u2003\u2009\u200b\u2028\u2029\u3000\ufeff")


def refuse_missing(volume: Volume, content: dict[str, Any], extra: Path | None) -> None:
    """Raises EditionError for the first character that neither our fonts nor those of the folder `extra` draw."""
    drawn = coverage(extra)
    items = list(volume.document.items())
    for text, place in texts_of(content):
        for character in text:
            if character not in drawn:
                point = f"U+{ord(character):04X}"
                item = None if place is None else items[place]
                raise EditionError("character-without-glyph", item, character=character, point=point)


def drawable(text: str, extra: Path | None) -> str:
    """For what is said about a text: with □ where no font has a character."""
    drawn = coverage(extra)
    return "".join(one if one in drawn else "□" for one in text)


def drawable_texts(value: Any, extra: Path | None) -> Any:
    """The same for every text of a content."""
    if isinstance(value, str):
        return drawable(value, extra)
    if isinstance(value, dict):
        return {key: drawable_texts(one, extra) for key, one in value.items()}
    return [drawable_texts(one, extra) for one in value] if isinstance(value, (list, tuple)) else value


def texts_of(value: Any, place: int | None = None) -> Iterator[tuple[str, int | None]]:
    """Every text of the content with the place of the item it stands in, if it stands in one."""
    if isinstance(value, str):
        yield value, place
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_of(one, value.get("place", place))
    elif isinstance(value, list):
        for one in value:
            yield from texts_of(one, place)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What one set of fonts draws. The sets are as many as there were states of the folder, so each is known by it."""

    characters: frozenset[str] = field(repr=False)
    fonts: str

    def __contains__(self, character: str) -> bool:
        return character in self.characters or character in _BLANK


def coverage(extra: Path | None) -> Glyphs:
    """Of our fonts and those of the folder `extra`."""
    return _coverage(tuple((path, path.stat().st_mtime_ns) for path in fonts_in(extra)))


def fonts_in(folder: Path | None) -> list[Path]:
    return sorted(path for pattern in FILES for path in folder.glob(pattern)) if folder else []


@lru_cache(maxsize=4)
def _coverage(stamps: tuple[tuple[Path, int], ...]) -> Glyphs:
    ours = (FONTS / "coverage.txt").read_text("ascii")
    ranges = (line.split("-") for line in ours.splitlines())
    drawn = {chr(code) for a, b in ranges for code in range(int(a, 16), int(b, 16) + 1)}
    fonts = blake2b(repr((ours, stamps)).encode(), digest_size=8).hexdigest()
    return Glyphs(frozenset(drawn | _drawn_by(path for path, _stamp in stamps)), fonts)


def _drawn_by(paths: Iterable[Path]) -> set[str]:
    """A file that is no font draws nothing."""
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415  not loaded where no folder is set

    drawn: set[str] = set()
    for path in paths:
        with suppress(TTLibError):
            drawn.update(map(chr, TTFont(path, lazy=True).getBestCmap() or ()))
    return drawn
