"""Headings without any mark that the printed contents list: where these and the body agree, they know the levels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from manuscript.lines import Line, closes, essence, title_keys
from manuscript.reading import ContentsEntry
from manuscript.titles import Candidate
from manuscript.unmarked import plain

_BY_LOOK = {"plain", "plain-high"}  # levels that the printed contents know better
_WORDS = 6  # characters of a title that another may hold
_LISTED = 0.8  # share of the printed titles that the body repeats word for word


def add_listed(lines: Sequence[Line], printed: Sequence[ContentsEntry], found: dict[int, Candidate]) -> None:
    """Titles without any mark that the printed contents list, where nearly all of these stand in the body."""
    standing = {essence(line.text) for line in lines if not line.block}
    levels = {_key(entry.title, standing): entry.level for entry in printed if not entry.number}
    places = {
        i: key
        for i, line in enumerate(lines)
        if not line.block and (key := next((key for key in title_keys(line.text) if key in levels), ""))
    }
    if not levels or len(set(places.values())) < _LISTED * len(levels):
        return
    styles: dict[int, Counter[tuple[str, int]]] = defaultdict(Counter)
    for index, title in places.items():
        if index in found:
            styles[levels[title]][found[index].heading.style, found[index].heading.rank] += 1
    usual = {level: counted.most_common(1)[0][0] for level, counted in styles.items()}
    shared = {style for style, levelled in Counter(usual.values()).items() if levelled > 1}
    places |= _nearly_listed(lines, levels, places, found)
    for index, title in places.items():
        if index in found and found[index].heading.style not in _BY_LOOK:
            continue
        by_level = f"listed{levels[title]}", levels[title]
        own = usual.get(levels[title], by_level)
        if index + 1 in found and index + 1 not in places and found[index + 1].heading.style == own[0]:
            own = by_level = "listed-above", 57  # 云溪市, listed beside the titles that it heads
        found[index] = plain(lines, index, *(by_level if own in shared else own))
    _put_below(places, found)


def _key(title: str, standing: set[str]) -> str:
    """高雄分会：青年组走读旧城 is listed for the title below 〔高雄分会〕."""
    behind = essence(title.partition("：")[2])
    return behind if essence(title) not in standing and behind in standing else essence(title)


def _put_below(places: Mapping[int, str], found: dict[int, Candidate]) -> None:
    """县区 is listed, 云溪市 right below it is not though it looks alike: it stands a level deeper, and so do the others
    up to the next listed title."""
    for start, end in pairwise([*sorted(places), max(found, default=0) + 1]):
        style = found[start].heading.style
        below = found.get(start + 1)
        if below is None or start + 1 in places or below.heading.style != style or style not in _BY_LOOK:
            continue
        for index in range(start + 1, end):
            if index in found and found[index].heading.style == style:
                deeper = replace(found[index].heading, style="plain-low", rank=59)
                found[index] = replace(found[index], heading=deeper)


def _nearly_listed(
    lines: Sequence[Line],
    levels: Mapping[str, int],
    places: Mapping[int, str],
    found: Mapping[int, Candidate],
) -> dict[int, str]:
    """Titles set off by a blank line that hold the words of an entry which stands nowhere word for word, between the
    entries before and after it: 抱团“走出去”——商会赴某市考察 for 赴某市考察."""
    order, near = list(levels), dict[int, str]()
    standing = {title: index for index, title in places.items()}
    for place, title in enumerate(order):
        if title in standing or len(title) < _WORDS:
            continue
        first = max((standing[other] for other in order[:place] if other in standing), default=-1)
        last = min((standing[other] for other in order[place:] if other in standing), default=len(lines))
        alike = [
            i
            for i in range(first + 1, last)
            if i not in found
            and lines[i].gap_before
            and not closes(lines[i].text)
            and title in essence(lines[i].text)
        ]
        if len(alike) == 1:
            near[alike[0]] = title
    return near
