"""What differs between two versions of a text: paragraph first, then sentence, then character.

A reader wants to see which words changed, not the shortest script. So paragraphs are paired before their words are
compared, and a sentence that was written anew is shown as one sentence gone and one come, not as crumbs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

#: Pairs of elements that one comparison may look at. Beyond it, texts count as written anew: time stays bounded.
MOST_PAIRS = 40_000
#: The same for paragraphs or sentences, whose likeness is dearer to tell.
MOST_PARTNERS = 4_000
#: Share of neighbouring characters in common from which two texts are versions of one another.
ALIKE = 0.3

#: A figure or a Latin word is read as one: half of it marked is read wrongly.
_TOKEN = re.compile(r"\d[\d.,]*|[A-Za-z]+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。！？；!?;]*[。！？；!?;]+|[^。！？；!?;]+")


class Change(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph: in both versions, only in the newer or only in the older."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One paragraph, as it was and as it is."""

    change: Change
    pieces: tuple[Piece, ...]

    @property
    def before(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.change is not Change.ADDED)

    @property
    def after(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.change is not Change.REMOVED)


def differences(before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    """Two lists of paragraphs as one list, in the order in which a reader meets them."""
    found: list[Difference] = []
    for is_same, old, new in _aligned(before, after):
        if is_same:
            found += [Difference(Change.SAME, (Piece(Change.SAME, text),)) for text in new]
        else:
            found += _paired(old, new)
    return found


def before_of(found: Sequence[Difference]) -> list[str]:
    return [one.before for one in found if one.change is not Change.ADDED]


def after_of(found: Sequence[Difference]) -> list[str]:
    return [one.after for one in found if one.change is not Change.REMOVED]


def words_changed(before: str, after: str) -> tuple[Piece, ...]:
    """Two versions of one line."""
    pieces: list[Piece] = []
    for is_same, old, new in _aligned(_SENTENCE.findall(before), _SENTENCE.findall(after)):
        if is_same:
            pieces.append(Piece(Change.SAME, "".join(new)))
            continue
        for gone, come in _side_by_side(old, new):
            pieces += _characters("".join(gone), "".join(come))
    return tuple(_joined(pieces))


def displaced(before: Sequence[Hashable], after: Sequence[Hashable]) -> set:
    """The fewest elements that must have moved if one order became the other. Only those in both count."""
    place = {key: index for index, key in enumerate(before)}
    common = [key for key in after if key in place]
    return set(common) - set(_longest_rising(common, place.__getitem__))


def _longest_rising(keys: Sequence, value: Callable) -> list:
    """Those that can stay where they are: the longest rising run, not necessarily without gaps."""
    ends: list[int] = []
    last: list[int] = []
    came_from: list[int] = []
    for index, key in enumerate(keys):
        at = bisect_left(ends, value(key))
        ends[at:], last[at:] = [value(key), *ends[at + 1 :]], [index, *last[at + 1 :]]
        came_from.append(last[at - 1] if at else -1)
    run, index = [], last[-1] if last else -1
    while index >= 0:
        run.append(keys[index])
        index = came_from[index]
    return run[::-1]


# -- versions of one another


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    for gone, come in _side_by_side(old, new):
        if gone and come:
            yield Difference(Change.CHANGED, words_changed(gone[0], come[0]))
            continue
        yield from (Difference(Change.REMOVED, (Piece(Change.REMOVED, text),)) for text in gone)
        yield from (Difference(Change.ADDED, (Piece(Change.ADDED, text),)) for text in come)


def _side_by_side(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """One of each where they are versions of one another; what has no partner stands alone: it went or came."""
    at_old = at_new = 0
    for i, j in [*_partners(old, new), (len(old), len(new))]:
        if i > at_old:
            yield old[at_old:i], []
        if j > at_new:
            yield [], new[at_new:j]
        if i < len(old):
            yield [old[i]], [new[j]]
        at_old, at_new = i + 1, j + 1


def _partners(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs in rising order whose likeness adds up to the most."""
    if len(old) * len(new) > MOST_PARTNERS:
        return [(i, i) for i in range(min(len(old), len(new)))]
    pairs_old, pairs_new = [_neighbours(text) for text in old], [_neighbours(text) for text in new]
    before = [(0.0, ())] * (len(new) + 1)
    for i, one in enumerate(pairs_old):
        best = [before[0]]
        for j, other in enumerate(pairs_new):
            likeness = _likeness(one, other)
            found = max(before[j + 1], best[j], key=lambda chain: chain[0])
            if likeness >= ALIKE and before[j][0] + likeness > found[0]:
                found = (before[j][0] + likeness, (*before[j][1], (i, j)))
            best.append(found)
        before = best
    return list(before[-1][1])


def _neighbours(text: str) -> set[str]:
    """Its pairs of characters: in Chinese, nearly its words."""
    return {text[at : at + 2] for at in range(max(1, len(text) - 1))}


def _likeness(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


# -- characters


def _characters(old: str, new: str) -> Iterator[Piece]:
    for is_same, gone, come in _aligned(_TOKEN.findall(old), _TOKEN.findall(new)):
        if is_same:
            yield Piece(Change.SAME, "".join(come))
        else:
            yield from _replaced("".join(gone), "".join(come))


def _replaced(old: str, new: str) -> Iterator[Piece]:
    if old:
        yield Piece(Change.REMOVED, old)
    if new:
        yield Piece(Change.ADDED, new)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A single character that stayed between two that changed is noise: 一九→二〇 reads better whole."""
    run: list[Piece] = []
    for index, piece in enumerate(pieces):
        inside = 0 < index < len(pieces) - 1
        if piece.change is not Change.SAME or (inside and len(piece.text) == 1):
            run.append(piece)
            continue
        yield from _merged(run)
        run = []
        if piece.text:
            yield piece
    yield from _merged(run)


def _merged(run: Sequence[Piece]) -> Iterator[Piece]:
    old = "".join(piece.text for piece in run if piece.change is not Change.ADDED)
    new = "".join(piece.text for piece in run if piece.change is not Change.REMOVED)
    yield from _replaced(old, new)


# -- any sequence


def _aligned(old: Sequence, new: Sequence) -> Iterator[tuple[bool, Sequence, Sequence]]:
    """Runs that are equal and runs that are not, in turn. What is equal at both ends costs nothing."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    if head:
        yield True, old[:head], new[:head]
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(inner_old) * len(inner_new) > MOST_PAIRS:
        yield False, inner_old, inner_new
    elif inner_old or inner_new:
        matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            yield tag == "equal", inner_old[i1:i2], inner_new[j1:j2]
    if tail:
        yield True, old[len(old) - tail :], new[len(new) - tail :]


def _common(old: Sequence, new: Sequence) -> int:
    shared = min(len(old), len(new))
    return next((index for index in range(shared) if old[index] != new[index]), shared)
