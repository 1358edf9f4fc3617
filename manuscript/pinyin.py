"""Names by how they sound: found by the first letters of their syllables, and put right where a character is mistaken."""

from __future__ import annotations

import bisect
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, product

from .folding import fold

_WITHOUT_PHRASES = "PYPINYIN_NO_PHRASES"  # the library's own switch: 43 MiB that only whole sentences need
MOST_READINGS = 2  # of a character: 重 is chong and zhong
MOST_SPELLINGS = 8  # of a name
LONGEST_NAME = 40
SHORTEST_MENDED = 3  # characters; of two any other word is one mistake away


@lru_cache(maxsize=16_384)
def readings(character: str) -> tuple[str, ...]:
    """Without tones; the character itself where it has none."""
    os.environ.setdefault(_WITHOUT_PHRASES, "1")
    from pypinyin import Style, pinyin  # noqa: PLC0415  its table takes a twentieth of a second and 13 MiB

    (readings,) = pinyin(character, style=Style.NORMAL, heteronym=True) or ((character,),)
    return tuple(dict.fromkeys(readings))[:MOST_READINGS]


def sound_alike(one: str, other: str) -> bool:
    """Whether two words of as many characters may be read alike, tones left aside."""
    return len(one) == len(other) and all(
        a == b or set(readings(a)) & set(readings(b)) for a, b in zip(one, other, strict=True)
    )


def spellings(name: str) -> Iterator[tuple[str, ...]]:
    """Syllables, the commonest reading first: 重庆 -> (zhong, qing), (chong, qing)."""
    characters = [character for character in fold(name)[:LONGEST_NAME] if not character.isspace()]
    return islice(product(*map(readings, characters)), MOST_SPELLINGS)


class Names:
    """Looked up, never changed. Earlier names go before later ones that answer as well."""

    def __init__(self, names: Iterable[str]):
        self.names = list(dict.fromkeys(names))
        self._by_sound: dict[str, int] = {}
        self._with: dict[str, set[int]] = defaultdict(set)
        keys: list[tuple[str, int]] = []
        for number, name in enumerate(self.names):
            for syllables in spellings(name):
                whole, initials = "".join(syllables), "".join(syllable[0] for syllable in syllables)
                self._by_sound.setdefault(whole, number)
                keys += [(whole, number), (initials, number)]
            for character in set(fold(name)):
                self._with[character].add(number)
        self._keys = sorted(set(keys))

    def spelled(self, letters: str, most: int) -> list[str]:
        """Names whose pinyin, or whose initials, begin so. `letters`: a to z, blanks and apostrophes between."""
        wanted = "".join(character for character in fold(letters) if character not in " '’")
        if not wanted.isascii() or not wanted.isalnum():
            return []
        found = []
        for key, number in islice(self._keys, bisect.bisect_left(self._keys, (wanted, -1)), None):
            if not key.startswith(wanted) or len(found) > 10 * most:
                break
            found.append(number)
        return [self.names[number] for number in sorted(set(found))[:most]]

    def meant(self, typed: str) -> str | None:
        """The name that sounds the same, or has one character more, less or other; None where it is a name itself."""
        wanted = fold(typed).strip()
        if not SHORTEST_MENDED <= len(wanted) <= LONGEST_NAME or any(
            wanted == fold(name) for name in self._like(wanted)
        ):
            return None
        for syllables in spellings(wanted):
            if (number := self._by_sound.get("".join(syllables))) is not None and fold(
                self.names[number]
            ) != wanted:
                return self.names[number]
        return next((name for name in self._like(wanted) if _is_one_edit(fold(name), wanted)), None)

    def _like(self, wanted: str) -> list[str]:
        """Names that share all characters but one, in order."""
        shared = Counter(number for character in set(wanted) for number in self._with.get(character, ()))
        enough = len(set(wanted)) - 1
        return [self.names[number] for number in sorted(shared) if shared[number] >= enough]


def _is_one_edit(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest = one[start:], other[start:]
    if len(one) == len(other):
        return rest[0][1:] == rest[1][1:]
    return rest[0][1:] == rest[1] if len(one) > len(other) else rest[0] == rest[1][1:]


def slug_of(name: str) -> str:
    """溪云QX公司 -> xi-yun-qx-gong-si: the commonest readings, letters and digits as they are; "" where there is nothing."""
    parts, latin = [], ""
    for character in fold(name)[:LONGEST_NAME]:
        if character.isascii() and character.isalnum():
            latin += character
            continue
        reading = readings(character)[0]
        parts += [latin, reading if reading.isascii() and reading.isalpha() else ""]
        latin = ""
    return "-".join(filter(None, [*parts, latin]))
