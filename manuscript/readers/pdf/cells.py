"""Rows of an unruled list whose titles run over several lines while the number beside them stands on the first.

三、关于某某大会的      5
通知
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from manuscript.headings import read_heading
from manuscript.lines import join_texts
from manuscript.readers.pdf.rows import Placed, Row
from manuscript.readers.pdf.strips import joined

_FEWEST = 4  # rows that make a list
_LONGEST = 4  # lines of a title
_WORD = re.compile(r"[（(《“\"]?[!-~]+")
_FULL = 3.5  # characters between a title that fills its cell and the number
_SAME_SIZE = 0.3  # points
_ALIGNED = 2.0  # points


def wrapped_cells_joined(elements: Sequence[Row | Placed]) -> list[Row | Placed]:
    """The elements with each such title in one row before its number."""
    listed = _listed(elements)
    result: list[Row | Placed] = []
    lines = 0  # of the title that the last row of the result holds
    for index, element in enumerate(elements):
        above = result[-1] if result else None
        following = elements[index + 1] if index + 1 < len(elements) else None
        if id(element) in listed:
            lines = 1
        elif (
            0 < lines < _LONGEST and isinstance(element, Row) and _goes_on(above, element, following, listed)
        ):
            result[-1] = _joined(above, element)  # type: ignore[arg-type]
            lines += 1
            continue
        else:
            lines = 0
        result.append(element)
    return result


def _listed(elements: Sequence[Row | Placed]) -> set[int]:
    """The rows that end with a number which stands below others in a column of its own."""
    numbered = [e for e in elements if isinstance(e, Row) and _is_numbered(e)]
    places = Counter(round(end / _ALIGNED) for row in numbered for end in (row.parts[-1].left, row.right))
    return {
        id(row)
        for row in numbered
        if max(places[round(end / _ALIGNED)] for end in (row.parts[-1].left, row.right)) >= _FEWEST
    }


def _is_numbered(row: Row) -> bool:
    return len(row.parts) > 1 and row.parts[-1].text.isdigit() and len(row.parts[-1].text) <= 4


def _goes_on(above: object, row: Row, following: object, listed: set[int]) -> bool:
    if not isinstance(above, Row) or row.gap or abs(row.left - above.left) > row.size:
        return False
    if _is_numbered(row) or read_heading(row.text) or abs(row.size - above.size) > _SAME_SIZE:
        return False
    if row.page != above.page and id(following) not in listed:
        return False
    # A title goes on where the first word of the next line had no room.
    number, word = above.parts[-1].left, _WORD.match(row.text)
    room = (_FULL + (len(word[0]) * 0.6 if word else 0)) * above.size
    return row.right < number and number - above.parts[-2].right <= room


def _joined(above: Row, row: Row) -> Row:
    title = join_texts(joined(above.parts[:-1]).text, row.text)
    # The next line is measured from this one.
    strip = replace(above.strip, text=f"{title}    {above.parts[-1].text}", base=row.base, bold=(), links=())
    first = replace(above.parts[0], text=title)
    return replace(above, strip=strip, parts=(first, above.parts[-1]), page=above.page)
