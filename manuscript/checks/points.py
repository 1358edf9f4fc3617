"""What lies between two shares is percentage points: 由33.4%提高到40.4%，提高7个百分点, never 7%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit

_SHARE = r"(\d{1,3}(?:\.\d{1,3})?)[%％]"
_WAY = "提高|提升|上升|增加|增长|下降|降低|回落|下滑|减少"
_FROM_TO = re.compile(
    rf"(?:由|从)[^，。；\d]{{0,10}}{_SHARE}(?:{_WAY})(?:到|至|为)了?[^，。；\d]{{0,6}}{_SHARE}，[^，。；\d]{{0,6}}(?:{_WAY})了?(?P<by>{_SHARE})"
)
_ROUNDING = 0.06


def as_percent(galley: Galley) -> Iterator[Hit]:
    """Told where the difference is what is called a per cent, and the growth in per cent would be something else."""
    for passage in galley.prose:
        for match in _FROM_TO.finditer(passage.text):
            before, after, by = (float(match[group]) for group in (1, 2, 4))
            difference = abs(after - before)
            growth = 100 * difference / before if before else difference
            if abs(difference - by) <= _ROUNDING < abs(growth - by):
                words = match["by"][:-1]
                yield passage.hit(*match.span("by"), remedy=f"{words}个百分点")


CHECKS = (Check("points-as-percent", Level.WARNING, "numbers", as_percent, alone=True),)
