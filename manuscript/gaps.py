"""Blank gaps where a photo stood.

Text taken from a PDF keeps the height of a picture as blank lines. A document shows that it does so where a large
gap opens in the middle of a sentence: no other habit of layout leaves one there. Its size is then the size of a
photo, and larger gaps elsewhere are photos too. Without such a place gaps count only where they vary among equals:
some items end with one and some do not. Gaps that stand before all headings of a style are that style's layout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from manuscript.bylines import is_byline
from manuscript.document import Photo
from manuscript.headings import read_heading
from manuscript.layout import Layout
from manuscript.lines import Line, closes, pauses

_EXTRA = 2  # blank lines beyond the ordinary that may mean a picture


@dataclass(frozen=True, slots=True)
class Rule:
    """Gaps of at least `normal + unit` blank lines are photos, one for each unit."""

    normal: int
    unit: int
    certain: bool  # a gap inside a sentence shows it

    def photos(self, gap: int) -> int:
        extra = gap - self.normal
        return max(1, (2 * extra + self.unit) // (2 * self.unit)) if extra >= self.unit else 0


def infer(lines: Sequence[Line], layout: Layout) -> Rule | None:
    """What large gaps mean in this document; None when they mean nothing."""
    normal = max(layout.block_gap, 0)
    large = [
        i for i in range(1, len(lines)) if _is_place(lines, i) and lines[i].gap_before >= normal + _EXTRA
    ]
    inside = [i for i in large if _inside_sentence(lines, i)]
    if inside and len(large) >= 2:
        return Rule(normal, min(lines[i].gap_before for i in inside) - normal, True)
    return _by_variation(lines, large, normal)


def _by_variation(lines: Sequence[Line], large: Sequence[int], normal: int) -> Rule | None:
    sizes = [lines[i].gap_before for i in large]
    kinds: dict[str, list[bool]] = defaultdict(list)
    for index in range(1, len(lines)):
        if _is_place(lines, index):
            kinds[_kind(lines[index])].append(index in set(large))
    mixed = [flags for kind, flags in kinds.items() if kind.startswith(("digit", "text")) and _varies(flags)]
    if len(large) < 3 or not mixed or len(set(sizes)) > 3:
        return None
    return Rule(normal, min(sizes) - normal, False)


def _varies(flags: Sequence[bool]) -> bool:
    return sum(flags) >= 2 and 0.15 <= sum(flags) / len(flags) <= 0.75


def fill(lines: Sequence[Line], rule: Rule | None) -> list[Line]:
    """The lines with photo lines put into the gaps that stood for one."""
    if rule is None:
        return list(lines)
    regular = _regular_styles(lines, rule)
    result: list[Line] = []
    for index, line in enumerate(lines):
        count = rule.photos(line.gap_before) if index and _is_place(lines, index) else 0
        if count and _kind(line) not in regular:
            stand_in = Line("", line.number - 1, block=Photo())
            result += [stand_in] * count
            result.append(replace(line, gap_before=rule.normal))
        else:
            result.append(line)
    return result


def _regular_styles(lines: Sequence[Line], rule: Rule) -> set[str]:
    gaps: dict[str, list[int]] = defaultdict(list)
    for index in range(1, len(lines)):
        if _is_place(lines, index):
            gaps[_kind(lines[index])].append(lines[index].gap_before)
    return {
        kind
        for kind, sizes in gaps.items()
        if kind != "text"
        and len(sizes) >= 3
        and all(rule.photos(size) for size in sizes)
        and len(set(sizes)) == 1
    }


def _kind(line: Line) -> str:
    heading = read_heading(line.text)
    return heading.style if heading else "text"


def _is_place(lines: Sequence[Line], index: int) -> bool:
    """Whether body text stands before the gap: no heading, no picture."""
    before, line = lines[index - 1], lines[index]
    if before.block or line.block or before.depth:
        return False
    heading = read_heading(before.text)
    return heading is None or bool(heading.run_in) or closes(before.text)


def _inside_sentence(lines: Sequence[Line], index: int) -> bool:
    before, line = lines[index - 1], lines[index]
    if closes(before.text) or pauses(before.text) or is_byline(before.text) or line.depth:
        return False
    return read_heading(line.text) is None and line.indent < 2 and len(before.text) > 8
