"""The blanks that gaps between characters stand for.

Programs write a blank as a character, as a gap, or as both. A line that is stretched to its column has a little gap
everywhere, a title set wide apart a large one: only what is wider than the rest of its line is a blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from manuscript.readers.pdf.characters import FIRST_WIDE, is_blank
from manuscript.readers.pdf.glyphs import Glyph

_WORD_GAP = 0.18  # of the size, between Latin letters
_WORD_GAP_HAN = 0.16  # between Chinese characters, beyond what the line has everywhere
_GAP = 0.45  # between others: some programs set Latin words a little apart from Chinese ones
_EVEN = 0.12  # by how much the gaps of a line set wide apart may differ
_NEARLY_ALL = 0.7
_PUNCTUATION = frozenset("，。、；：！？“”‘’（）《》〈〉【】〔〕「」『』…—·")


def spelled(glyphs: Sequence[Glyph]) -> tuple[str, list[int]]:
    """The text of glyphs of one line, from left to right, and the place of each in it."""
    spread = _letter_spacing(glyphs)
    usual = spread or _stretch(glyphs)
    text, places = glyphs[0].char, [0]
    for before, glyph in pairwise(glyphs):
        if not is_blank(before.char) and not is_blank(glyph.char):
            size = max(before.face.size, glyph.face.size)
            text += " " * blanks(before.char, glyph.char, glyph.left - before.right, size, usual)
        places.append(len(text))
        text += glyph.char
    return text, places


def _letter_spacing(glyphs: Sequence[Glyph]) -> float:
    """The gap that nearly all characters of a line set wide apart have between them; 0 where it is not so."""
    gaps = sorted(
        after.left - before.right
        for before, after in pairwise(glyphs)
        if not is_blank(before.char) and not is_blank(after.char)
    )
    if len(gaps) < 2:
        return 0.0
    size, usual = glyphs[0].face.size, gaps[len(gaps) // 2]
    even = sum(abs(gap - usual) <= _EVEN * size for gap in gaps)
    return usual if even >= _NEARLY_ALL * len(gaps) and usual > 0.15 * size else 0.0


def _stretch(glyphs: Sequence[Glyph]) -> float:
    """The gap that most Chinese characters of a line have between them."""
    gaps = sorted(
        after.left - before.right
        for before, after in pairwise(glyphs)
        if _is_han(before.char) and _is_han(after.char)
    )
    return max(0.0, gaps[len(gaps) // 2]) if len(gaps) >= 4 else 0.0


def blanks(before: str, after: str, gap: float, size: float, usual: float = 0.0) -> int:
    """How many blanks stand between two characters, half a character each; `usual` is the gap without one."""
    if before.isascii() and after.isascii():
        if gap - usual <= _WORD_GAP * size:
            return 0
        return 1 if gap < 2 * size else round(2 * gap / size)
    needed = _WORD_GAP_HAN if _is_han(before) and _is_han(after) else _GAP
    if gap - usual <= needed * size:
        return 0
    # One blank of stretched type may be as wide as a whole character.
    return 1 if gap < 1.1 * size else round(2 * gap / size)


def _is_han(char: str) -> bool:
    return char >= FIRST_WIDE and char not in _PUNCTUATION
