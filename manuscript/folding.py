"""Writing made alike: width, case, accents, traditional characters. What is found and what is looked for are folded.

Character by character, so that each place in the folded text is known in the original.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_SIMPLIFIED = Path(__file__).with_name("simplified.txt")


@dataclass(frozen=True, slots=True)
class Folded:
    """`places[n]`: where in the original the character `text[n]` comes from."""

    text: str
    places: tuple[int, ...]


def fold(text: str) -> str:
    """PD -> pd, full width -> half width, 萬 -> 万, Café -> cafe."""
    return "".join(map(_fold, text))


def fold_with_places(text: str) -> Folded:
    parts = [_fold(character) for character in text]
    places = [place for place, part in enumerate(parts) for _character in part]
    return Folded("".join(parts), tuple(places))


@lru_cache(maxsize=65_536)
def _fold(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character).casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    # Composed again, for Korean syllables come apart as accented letters do.
    return unicodedata.normalize("NFC", bare).translate(_simplified())


@cache
def _simplified() -> dict[int, str]:
    """OpenCC's table of single characters; its notice stands in the file."""
    lines = _SIMPLIFIED.read_text(encoding="utf-8").splitlines()
    pairs = [pair for line in lines if not line.startswith("#") for pair in line.split()]
    return {ord(pair[0]): pair[1] for pair in pairs}
