"""Whether lines stand in the order in which they were written, told by the document itself.

A line end falls between two characters of a word as often as any other place does. So the pairs of characters that
line ends put together occur elsewhere in the text, within a line, about as often as the pairs within lines do: in
columns read one after the other nine times of ten as often, in columns read across each other hardly ever.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from manuscript.lines import closes, pauses, tidy

BROKEN = 0.4  # of what whole sentences would show
_EXPECTED = 5.0  # fewer pairs tell nothing


@dataclass(frozen=True, slots=True)
class Joints:
    """How often the pairs of characters at line ends are known from within lines."""

    known: int = 0
    expected: float = 0.0  # where every sentence is whole
    count: int = 0

    @property
    def share(self) -> float | None:
        """About 1 where sentences are whole, near 0 where lines stand in disorder; None where too few lines tell."""
        return self.known / self.expected if self.expected >= _EXPECTED else None

    @property
    def are_broken(self) -> bool:
        return self.share is not None and self.share < BROKEN


def pairs_within(texts: Iterable[str]) -> Counter[str]:
    """The pairs of Chinese characters within lines."""
    pairs: Counter[str] = Counter()
    for text in texts:
        pairs.update(one + two for one, two in pairwise(text) if _is_han(one) and _is_han(two))
    return pairs


def joints(texts: Sequence[str], pairs: Counter[str]) -> Joints:
    """The joints between lines of running text that follow each other; lines that close a sentence have none."""
    total = sum(pairs.values())
    usual = sum(count for count in pairs.values() if count > 1) / total if total else 0.0
    ends = [
        before[-1] + after[0]
        for before, after in pairwise(map(tidy, texts))
        if len(before) >= 6 and after and not closes(before) and not pauses(before)
    ]
    ends = [pair for pair in ends if _is_han(pair[0]) and _is_han(pair[1])]
    return Joints(sum(pairs[pair] > 0 for pair in ends), usual * len(ends), len(ends))


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
