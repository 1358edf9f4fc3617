"""Headings without any mark: a short line that stands directly above a heading, or, where a document heads its
items so, above a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from manuscript.bylines import is_byline
from manuscript.document import Photo
from manuscript.headings import Heading
from manuscript.layout import Layout
from manuscript.lines import Line, closes, unspaced, width
from manuscript.titles import SHORT_COLUMNS, Candidate, is_closed_title, looks_like_title, starts_here

_ENTRY = re.compile(r"^(?:digit|han|circled|multi|roman|cycle)")
_ALIKE = 3  # titles without a stop that vouch for one with it
_RARELY = 0.1  # share of running text that may be set as titles are
_SEVERAL = 2


def add_unmarked(lines: Sequence[Line], layout: Layout, found: dict[int, Candidate]) -> None:
    """Titles without any mark."""
    looks = [i for i in range(len(lines)) if i not in found and looks_like_title(lines, i, layout)]
    wide = [i for i in looks if _is_set_wide(lines[i].text) and _is_prose(lines, i + 1, found)]
    found.update({i: plain(lines, i, "set wide", 64) for i in wide})
    before_heading = [i for i in looks if _heads(lines, i, found)]
    for index in before_heading:
        if index in found:
            continue
        found[index] = plain(lines, index)
        if index - 1 in looks:  # a title directly above a title: chapter over section
            found[index - 1] = plain(lines, index - 1, "plain-high", 28)
    if not _carries_items(lines, found, looks):
        _add_below_containers(lines, found, looks)
        return
    for index in looks:
        if index not in found and _is_prose(lines, index + 1, found):
            found[index] = plain(lines, index)
    _add_closed(lines, layout, found)
    titles = sum(candidate.heading.style == "plain" for candidate in found.values())
    if _ALIKE * len(wide) <= titles:  # 晨　练 among titles that are too long to be set wide
        found.update({i: plain(lines, i) for i in wide})
    for index in looks:
        below = found.get(index + 1)
        if index not in found and below and below.heading.style == "plain":
            found[index] = plain(lines, index, "plain-high", 28)


def _add_closed(lines: Sequence[Line], layout: Layout, found: dict[int, Candidate]) -> None:
    """Titles that were given a stop: set off as the others are, and as running text is not."""
    titles = {i for i, candidate in found.items() if candidate.heading.style == "plain"}
    if len(titles) < _ALIKE:
        return
    setting, share = Counter(_setting(lines, i) for i in titles).most_common(1)[0]
    texts = [i for i, line in enumerate(lines) if line.text and not line.block and i not in found]
    alike = [i for i in texts if _setting(lines, i) == setting]
    closed = [
        i
        for i in alike
        if is_closed_title(lines[i].text) and starts_here(lines, i, layout) and _is_prose(lines, i + 1, found)
    ]
    if 2 * share >= len(titles) and len(alike) - len(closed) <= _RARELY * len(texts):
        found.update({i: plain(lines, i) for i in closed})


def _setting(lines: Sequence[Line], index: int) -> tuple[bool, bool, bool, bool]:
    """How a line is set off: a blank line above it, none below, its indent, its weight."""
    line = lines[index]
    tight = index + 1 < len(lines) and lines[index + 1].gap_before < line.gap_before
    return line.gap_before > 0 or not index, tight, line.indent >= 2, line.bold


def plain(lines: Sequence[Line], index: int, style: str = "plain", rank: int = 58) -> Candidate:
    """A heading that only its place makes one."""
    return Candidate(index, Heading(style, rank, title=unspaced(lines[index].text)), lines[index])


def _heads(lines: Sequence[Line], index: int, found: dict[int, Candidate]) -> bool:
    """The next line is a heading that starts a new run: counted from 1, or not counted at all."""
    below = found.get(index + 1)
    if below is None or width(lines[index].text) > SHORT_COLUMNS:
        return False
    above = found.get(index - 1)
    if above and above.heading.style == below.heading.style:
        return False
    if _ENTRY.match(below.heading.style):
        return below.heading.ordinal == 1
    if below.heading.style.startswith("depth") and lines[index].fills is not None:
        return False  # where a reader tells headings by their type, running type above one is none
    return below.heading.style != "depth1"


def _carries_items(lines: Sequence[Line], found: dict[int, Candidate], looks: Sequence[int]) -> bool:
    """Whether unmarked titles are how this document heads its items: nothing is marked, or most marked headings
    are followed by such a title and then prose."""
    marked = [i for i, c in found.items() if c.heading.style != "plain"]
    if not marked:
        return True
    leaves = [i for i in marked if i + 1 not in found and not _holds_pictures(lines, i + 1)]
    titled = [
        i for i in leaves if i + 1 in looks and _is_prose(lines, _below_title(lines, i + 1, looks), found)
    ]
    return len(titled) >= 0.6 * len(leaves) and len(titled) >= 1 and len(leaves) > 0


def _is_set_wide(text: str) -> bool:
    """综　　述"""
    parts = text.split()
    return 2 <= len(parts) <= 5 and all(len(part) == 1 for part in parts)


def _holds_pictures(lines: Sequence[Line], index: int) -> bool:
    """图片新闻, with nothing but pictures below it."""
    return index < len(lines) and isinstance(lines[index].block, Photo)


def _below_title(lines: Sequence[Line], index: int, looks: Sequence[int]) -> int:
    """Where the text begins below a title of one line, or of two."""
    return index + 2 if index + 1 in looks and not lines[index].signs else index + 1


def _add_below_containers(lines: Sequence[Line], found: dict[int, Candidate], looks: Sequence[int]) -> None:
    """Titles without a mark below headings that elsewhere hold marked ones: of one column every item is numbered,
    the items of the next have titles alone."""
    marked = sorted(found)
    styles = {i: found[i].heading.style for i in marked}
    holders = {
        styles[i]
        for i in marked
        if i + 1 in found and styles[i + 1] != styles[i] and _ENTRY.match(styles[i + 1])
    }
    for start, end in pairwise([*marked, len(lines)]):
        if styles[start] not in holders or not _titled_at(lines, start + 1, looks, found):
            continue
        titles = [i for i in looks if start < i < end and _is_prose(lines, i + 1, found)]
        if len(titles) >= _SEVERAL:
            found.update({i: plain(lines, i) for i in titles})


def _titled_at(lines: Sequence[Line], index: int, looks: Sequence[int], found: dict[int, Candidate]) -> bool:
    return index in looks and _is_prose(lines, index + 1, found)


def _is_prose(lines: Sequence[Line], index: int, found: dict[int, Candidate]) -> bool:
    if index >= len(lines) or index in found:
        return False
    line = lines[index]
    if line.signs or is_byline(line.text):
        return _is_prose(lines, index + 1, found) if index + 1 < len(lines) else False
    return bool(line.block) or closes(line.text) or width(line.text) >= 30
