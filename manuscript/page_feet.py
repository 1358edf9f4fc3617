"""Who made a page, at the foot of each page of a newspaper: 责编：赵晓岚　美编：于菲　校对：万莉, with the day below.

The last of them belongs to the colophon of the issue; those before it are marks of their page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from manuscript.cover_words import STAFF, names_issue
from manuscript.lines import Line, closes, squeeze, tidy

_LABEL = re.compile(r"([^：:\s\u3000]{2,6})[：:]")
_PAGES = 3  # that say it, at least


def page_feet(lines: Sequence[Line]) -> set[int]:
    """Lines that name who made a page, where three or more name the same offices, and the day or issue beside them."""
    offices = {
        index: tuple(_LABEL.findall(line.text))
        for index, line in enumerate(lines)
        if not line.block
        and STAFF.match(tidy(line.text))
        and len(_LABEL.findall(line.text)) > 1
        and not closes(line.text)
    }
    counts = Counter(offices.values())
    feet = {index for index, labels in offices.items() if counts[labels] >= _PAGES}
    beside = Counter(squeeze(lines[near].text) for index in feet for near in _neighbours(lines, index))
    return feet | {
        near
        for index in feet
        for near in _neighbours(lines, index)
        if beside[squeeze(lines[near].text)] >= _PAGES
    }


def _neighbours(lines: Sequence[Line], index: int) -> list[int]:
    return [
        near
        for near in (index - 1, index + 1)
        if 0 <= near < len(lines) and not lines[near].block and names_issue(lines[near].text)
    ]
