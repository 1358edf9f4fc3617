"""Where an issue is split: into as few parts as possible, at the highest headings, the parts alike in length.

Every part is work for a person who posts it, so a part more must save more than one cut through a chapter. All ways to
split are weighed against one another, from the front, each prefix by its best way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .leaves import Break

_PART = 4_000
_CUT = {Break.CHAPTER: 0, Break.SECTION: 1_000, Break.ITEM: 5_000, Break.BLOCK: 9_000}
_BALANCE = 500


@dataclass(frozen=True, slots=True)
class Weight:
    """Characters of a leaf: where it begins a part, with the headings that it stands under, and where it follows others."""

    before: Break
    opening: int
    following: int


def split(weights: Sequence[Weight], room: int) -> list[range]:
    """Runs of leaves, none heavier than `room` unless it is a single leaf."""
    best: list[tuple[int, int]] = [
        (0, 0)
    ]  # of the first n leaves: the cost, and where their last part begins
    for end in range(1, len(weights) + 1):
        best.append(min(_ways(weights, best, end, room)))
    cuts = [len(weights)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    return [range(start, end) for start, end in pairwise(reversed(cuts))]


def _ways(weights: Sequence[Weight], best: list[tuple[int, int]], end: int, room: int):
    """(cost, start) for every place where a part that ends before leaf `end` may begin."""
    following = 0
    for start in range(end - 1, -1, -1):
        weight = weights[start].opening + following
        if weight > room and start < end - 1:
            return
        cut = _CUT[weights[start].before] if start else 0
        balance = _BALANCE * weight * weight // (room * room)
        yield best[start][0] + _PART + cut + balance, start
        following += weights[start].following
