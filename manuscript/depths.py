"""Headings whose `#` or style stands a level astray, put right by the printed contents.

Whoever formats an issue by hand takes the wrong style now and then. The contents say which headings are of one level;
what most of these have counts for all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from manuscript.headings import read_heading
from manuscript.lines import Line, essence
from manuscript.reading import ContentsEntry

_ENOUGH = 2  # headings of a level that must agree


def realigned(lines: Sequence[Line], entries: Sequence[ContentsEntry]) -> list[Line]:
    """The lines with the depth that headings of their level in the contents usually have."""
    levels = {essence(entry.title): entry.level for entry in entries}
    found = {at: levels[key] for at, line in enumerate(lines) if line.depth and (key := _key(line)) in levels}
    usual = _usual_depths(lines, found)
    result = list(lines)
    for at, level in found.items():
        if level in usual:
            result[at] = replace(lines[at], depth=usual[level])
    return result


def _key(line: Line) -> str:
    heading = read_heading(line.text)
    return essence(heading.title + heading.run_in if heading else line.text)


def _usual_depths(lines: Sequence[Line], found: dict[int, int]) -> dict[int, int]:
    """Level of the contents -> depth of most of its headings; empty where depths do not grow with levels."""
    counts: dict[int, Counter[int]] = {}
    for at, level in found.items():
        counts.setdefault(level, Counter())[lines[at].depth] += 1
    usual: dict[int, int] = {}
    for level in sorted(counts):
        depth, most = counts[level].most_common(1)[0]
        if most < _ENOUGH or 2 * most <= counts[level].total():
            return {}
        usual[level] = depth
    return usual if all(upper < lower for upper, lower in pairwise(usual.values())) else {}
