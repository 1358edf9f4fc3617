"""A figure with its digits turned round: 青麓区97.3亿元 in the overview, 青麓区实现软件业务收入93.7亿元 in the item."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from manuscript.checks.galley import Galley
from manuscript.checks.mentions import Mention, mentions
from manuscript.checks.simplified import simplified

_DIGITS = 3  # at least: 21 and 12 are no slip by themselves
_SUBJECT = 3  # characters of a place or a company that both leads have
_MEASURE = 4
_MOST = 12


def turned_round(galley: Galley) -> Iterator[tuple[Mention, Mention]]:
    """Mentions in two places with the same digits in another order, said of the same subject and measure."""
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in galley.once(mentions):
        digits = re.sub(r"\D", "", mention.figure.text)
        if len(digits) >= _DIGITS and not mention.figure.percent and not mention.elsewhere:
            groups[mention.figure.unit, "".join(sorted(digits))].append(mention)
    for group in groups.values():
        for one, other in combinations(group[:_MOST], 2):
            apart = one.passage is not other.passage and one.figure.value != other.figure.value
            if apart and _times_agree(one, other) and _of_one_thing(one, other):
                yield one, other


def _times_agree(one: Mention, other: Mention) -> bool:
    return not (one.times and other.times) or one.times <= other.times or other.times <= one.times


def _of_one_thing(one: Mention, other: Mention) -> bool:
    leads = simplified(one.figure.lead), simplified(other.figure.lead)
    if _shared(*leads) < _SUBJECT:
        return False
    texts = simplified(one.passage.text), simplified(other.passage.text)
    named = (one.name[-_MEASURE:], other.name[-_MEASURE:])
    return any(
        len(name) == _MEASURE and name in text for name, text in zip(named, reversed(texts), strict=True)
    )


def _shared(one: str, other: str) -> int:
    """The longest run of characters that both have."""
    return max(
        (
            size
            for size in range(1, min(len(one), len(other)) + 1)
            if any(one[i : i + size] in other for i in range(len(one) - size + 1))
        ),
        default=0,
    )
