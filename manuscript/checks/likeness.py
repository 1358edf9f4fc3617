"""Two wordings of one thing: long stretches alike, and between them a few characters that differ.

中国国际纳米技术|产业|博览会        left context, what differs, right context up to the word that ends a name
中国国际纳米技术|    |博览会
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = 5  # characters alike that are no chance
_SLIP = 3  # characters that may differ on either side together
_RESUME = 4  # characters alike after the difference


@dataclass(frozen=True, slots=True)
class Slip:
    """Where two texts part and meet again: the span of the whole in each, and the characters that differ."""

    span: tuple[int, int]
    other_span: tuple[int, int]
    here: str
    there: str


def slips(text: str, other: str) -> Iterator[Slip]:
    """Differences of a few characters between stretches that two texts share, in order. Each stretch of `text` is
    compared with its first likeness in `other` only: linear in both."""
    places = {other[i : i + _BLOCK]: i for i in range(len(other) - _BLOCK, -1, -1)}
    start = 0
    while start <= len(text) - _BLOCK:
        found = places.get(text[start : start + _BLOCK])
        if found is None:
            start += 1
            continue
        end, other_end = _extend(text, start + _BLOCK, other, found + _BLOCK)
        slip = _slip_after(text, (start, end), other, (found, other_end))
        if slip:
            yield slip
        before = _slip_before(text, (start, end), other, (found, other_end))
        if before:
            yield before
        start = end


def _extend(text: str, i: int, other: str, j: int) -> tuple[int, int]:
    while i < len(text) and j < len(other) and text[i] == other[j]:
        i, j = i + 1, j + 1
    return i, j


_STEPS = sorted(
    ((a, b) for a in range(_SLIP + 1) for b in range(_SLIP + 1) if 0 < a + b <= _SLIP + 1), key=sum
)


def _slip_after(text: str, here: tuple[int, int], other: str, there: tuple[int, int]) -> Slip | None:
    i, j = here[1], there[1]
    for a, b in _STEPS:
        resumed = text[i + a : i + a + _RESUME]
        if len(resumed) == _RESUME and resumed == other[j + b : j + b + _RESUME]:
            end, other_end = _extend(text, i + a, other, j + b)
            return Slip((here[0], end), (there[0], other_end), text[i : i + a], other[j : j + b])
    return None


def _slip_before(text: str, here: tuple[int, int], other: str, there: tuple[int, int]) -> Slip | None:
    """A short beginning before the difference (太仓|市|第十届…), too short to be a stretch by itself."""
    i, j = here[0], there[0]
    for a, b in _STEPS:
        left = text[max(0, i - a - 2) : i - a]
        if len(left) == 2 and i - a - 2 >= 0 and j - b - 2 >= 0 and left == other[j - b - 2 : j - b]:
            return Slip((i - a - 2, here[1]), (j - b - 2, there[1]), text[i - a : i], other[j - b : j])
    return None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two names that agree but for `here` and `there`: the name as cited, and the other."""

    name: int  # index into the names that were compared
    other: int
    here: str
    there: str
    shared: int  # characters that both have
    right: str  # those after the difference


def alike(names: list[str]) -> Iterator[Likeness]:
    """Names that end alike, agree before, and differ between. Each ends with the word that makes it a name."""
    seen: dict[tuple[str, str], dict[str, int]] = {}
    for index, name in enumerate(names):
        for left, middle, right in _cuts(name):
            known = seen.setdefault((left[-4:], right), {})
            for there, other in known.items():
                if there != middle and other != index:
                    rest = names[other][: len(names[other]) - len(right) - len(there)]
                    shared = len(right) + _tail(name[: len(name) - len(right) - len(middle)], rest)
                    yield Likeness(index, other, middle, there, shared, right)
            known.setdefault(middle, index)


def _cuts(name: str) -> Iterator[tuple[str, str, str]]:
    """Ways to cut a name into a beginning, up to three characters that may differ, and one to ten at the end; a
    single character may differ near the beginning as well (太湖湾创新协会)."""
    for right in range(1, min(10, len(name)) + 1):
        for middle in range(_SLIP + 1):
            cut = len(name) - right - middle
            if cut >= 4:
                yield name[cut - 4 : cut], name[cut : cut + middle], name[-right:]
            if middle == 1 and right >= 4 and cut >= 2:
                yield name[cut - 2 : cut], name[cut : cut + 1], name[-right:]
            if middle == 1 and right >= 5 and cut >= 1:
                yield name[cut - 1 : cut], name[cut : cut + 1], name[-right:]


def _tail(one: str, two: str) -> int:
    """How many characters two texts end alike in."""
    count = 0
    for left, right in zip(reversed(one), reversed(two), strict=False):
        if left != right:
            break
        count += 1
    return count
