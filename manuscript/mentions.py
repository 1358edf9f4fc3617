"""Which of the names that an editor has confirmed an item mentions.

The longest name wins, and what is part of a longer name is no mention: 江湾大学 is not found in 江湾大学附属医院, whether
that one is confirmed itself or grammar sees that it is a name. A short name counts where the full name stands in the same
item. Width, case and traditional characters make no difference. Time is linear in the length of the text, however many
names there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from manuscript.folding import Folded, fold, fold_with_places
from manuscript.people import is_credit, is_end
from manuscript.suggested_names import FoundName, find_names

SHORTEST, LONGEST = 2, 80  # characters of a name
_TWO_CHARACTERS = 2  # names of persons so short go on in others: 周若, 周若溪
_OF_SOMEWHERE = frozenset("省市区县镇乡")


@dataclass(frozen=True, slots=True)
class KnownName:
    """An entry of the index. `names`: each enough by itself, the name first; `beside`: one of these words must stand too."""

    key: int
    names: tuple[str, ...]
    short_names: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """`name`: which of the names of the entry stands there."""

    key: int
    name: str


@dataclass(frozen=True, slots=True)
class _Hit:
    """Places in the folded text, and in the text as it is."""

    word: str
    first: int
    last: int
    start: int
    end: int


class NameIndex:
    """Looked up, never changed. `refused`: what an editor said is no name, though grammar thinks so."""

    def __init__(self, entries: Iterable[KnownName], refused: Iterable[str] = ()):
        self._owners: dict[str, list[tuple[KnownName, str, bool]]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._refused = {fold(name) for name in refused}
        for entry in entries:
            for names, is_short in ((entry.names, False), (entry.short_names, True)):
                for name in names:
                    self._add(entry, name, is_short)
        self._longest_first = {start: sorted(some, reverse=True) for start, some in self._lengths.items()}

    def _add(self, entry: KnownName, name: str, is_short: bool) -> None:
        word = fold(name).strip()
        if SHORTEST <= len(word) <= LONGEST:
            self._owners[word].append((entry, name, is_short))
            self._lengths[word[:SHORTEST]].add(len(word))

    def mentioned_in(
        self, texts: Iterable[str], found: Iterable[list[FoundName]] | None = None
    ) -> set[Mention]:
        """`texts` of one item. `found`: what `find_names` says of each, where the caller has it."""
        texts = list(texts)
        found = list(map(find_names, texts)) if found is None else found
        words = {
            hit.word for text, names in zip(texts, found, strict=True) for hit in self._hits(text, names)
        }
        full = {entry.key for word in words for entry, _name, is_short in self._owners[word] if not is_short}
        together = "\n".join(map(fold, texts)) if words else ""
        return {
            Mention(entry.key, name)
            for word in words
            for entry, name, _is_short in self._owners[word]
            if entry.key in full and _is_beside(entry, together)
        }

    def _hits(self, text: str, names: list[FoundName]) -> Iterator[_Hit]:
        """The longest first, none over another."""
        folded = fold_with_places(text)
        hits = list(self._all_hits(folded, len(text)))
        if not hits:
            return
        reach = _Reach(text, [one for one in names if fold(one.name) not in self._refused])
        taken = bytearray(len(folded.text))
        for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first)):
            if any(taken[hit.first : hit.last]) or not (reach.allows(hit) and self._suits(text, hit)):
                continue
            taken[hit.first : hit.last] = b"\1" * (hit.last - hit.first)
            yield hit

    def _all_hits(self, folded: Folded, length: int) -> Iterator[_Hit]:
        words, places = folded.text, (*folded.places, length)
        for first in range(len(words) - SHORTEST + 1):
            for size in self._longest_first.get(words[first : first + SHORTEST], ()):
                word, last = words[first : first + size], first + size
                if len(word) == size and word in self._owners and _is_whole(words, first, last):
                    yield _Hit(word, first, last, places[first], places[last])

    def _suits(self, text: str, hit: _Hit) -> bool:
        """A person is not found in another's longer name, nor where somebody only wrote."""
        if not all(entry.is_person for entry, _name, _is_short in self._owners[hit.word]):
            return True
        if is_credit(text, hit.start, hit.end):
            return False
        return len(hit.word) > _TWO_CHARACTERS or is_end(text, hit.end)


class _Reach:
    """How far the names go that grammar finds, for every place of a text."""

    def __init__(self, text: str, names: Iterable[FoundName]):
        self._ends, self._starts = [0] * (len(text) + 1), list(range(len(text) + 1))
        for one in names:
            for place in range(one.start, min(one.end, len(text))):
                self._ends[place] = max(self._ends[place], one.end)
                self._starts[place] = min(self._starts[place], one.start)

    def allows(self, hit: _Hit) -> bool:
        """What goes on to the right is another name; to the left mostly a place or a verb, save before 市科技局."""
        if self._ends[hit.start] > hit.end:
            return False
        return hit.word[0] not in _OF_SOMEWHERE or self._starts[hit.start] == hit.start


def _is_whole(words: str, first: int, last: int) -> bool:
    """Letters and digits are words by themselves: AMD is not in AMDX."""
    before, after = words[first - 1 : first], words[last : last + 1]
    return not (_is_latin(before) and _is_latin(words[first])) and not (
        _is_latin(after) and _is_latin(words[last - 1])
    )


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_beside(entry: KnownName, together: str) -> bool:
    return not entry.beside or any(fold(word) in together for word in entry.beside)
