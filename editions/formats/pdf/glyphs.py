"""Refuses what no font draws, before anything is typeset: a blank box in print is found by nobody in time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
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
            if character not in drawn and character not in _BLANK:
                point = f"U+{ord(character):04X}"
                item = None if place is None else items[place]
                raise EditionError("character-without-glyph", item, character=character, point=point)


def drawable(text: str, extra: Path | None) -> str:
    """For what is said about a text: with □ where no font has a character."""
    drawn = coverage(extra)
    return "".join(one if one in drawn or one in _BLANK else "□" for one in text)


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


def coverage(extra: Path | None) -> frozenset[str]:
    stamps = tuple((path, path.stat().st_mtime_ns) for path in fonts_in(extra))
    return _ours() | _drawn_by(stamps)


def fonts_in(folder: Path | None) -> list[Path]:
    return sorted(path for pattern in FILES for path in folder.glob(pattern)) if folder else []


@lru_cache(maxsize=1)
def _ours() -> frozenset[str]:
    ranges = (line.split("-") for line in (FONTS / "coverage.txt").read_text("ascii").splitlines())
    return frozenset(chr(code) for a, b in ranges for code in range(int(a, 16), int(b, 16) + 1))


@lru_cache(maxsize=4)
def _drawn_by(stamps: tuple[tuple[Path, int], ...]) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  not loaded where no folder is set

    return frozenset(chr(code) for path, _stamp in stamps for code in TTFont(path, lazy=True).getBestCmap())
