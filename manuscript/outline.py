"""Which headings nest in which: the outline of one document, inferred from its own evidence.

Styles are put in order by pairs. One style stands above another where it is directly followed by it, where the
other starts to count anew after it, where `#` depths differ steadily, and, weakly, where custom says so. Then each
heading finds its place in a tree. A run that starts anew inside an item while the outer run goes on afterwards is a
list; so are children that are sentences rather than titles, and children the printed contents do not know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cmp_to_key
from itertools import pairwise

from manuscript.headings import Heading
from manuscript.lines import Line, tidy
from manuscript.titles import Candidate

_LISTS = 80  # rank of numbers before paragraphs
ADJACENT, RESTART, DEPTH, CUSTOM, FAMILY = 3.0, 2.0, 3.0, 1.0, 6.0


@dataclass(slots=True)
class Node:
    """A heading with what stands under it, in order: lines of text and further headings."""

    heading: Heading
    line: Line
    level: int
    derived: bool = False
    lines: list[Line] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def is_leaf(self) -> bool:
        return not self.children


def order_styles(candidates: Sequence[Candidate]) -> list[str]:
    """The styles of a document, the highest first."""
    votes = _votes(candidates)
    first = {}
    for candidate in candidates:
        first.setdefault(candidate.heading.style, candidate.index)
    wins = {
        style: sum((votes[style, other] > votes[other, style]) for other in first if other != style)
        for style in first
    }

    def compare(one: str, two: str) -> int:
        if wins[one] != wins[two]:
            return wins[two] - wins[one]
        difference = votes[two, one] - votes[one, two]
        return (difference > 0) - (difference < 0) or first[one] - first[two]

    return sorted(first, key=cmp_to_key(compare))


def _votes(candidates: Sequence[Candidate]) -> dict[tuple[str, str], float]:
    votes: dict[tuple[str, str], float] = defaultdict(float)
    lists = {
        style for style in {c.heading.style for c in candidates} if _numbers_paragraphs(style, candidates)
    }
    for above, below in pairwise(candidates):
        if (
            above.heading.style not in lists
            and above.heading.style != below.heading.style
            and below.index == above.index + 1
            and not above.heading.run_in
        ):
            votes[above.heading.style, below.heading.style] += ADJACENT
    _vote_restarts(candidates, votes)
    _vote_depths(candidates, votes)
    _vote_custom(candidates, votes)
    return votes


def _vote_restarts(candidates: Sequence[Candidate], votes: dict[tuple[str, str], float]) -> None:
    since: dict[str, set[str]] = {}
    for candidate in candidates:
        style = candidate.heading.style
        if candidate.heading.ordinal == 1 and style in since:
            for other in since[style]:
                votes[other, style] += RESTART
        elif candidate.heading.ordinal > 1:
            # The run goes on over these: they stand below it, whatever they are.
            for other in since.get(style, ()):
                votes[style, other] += RESTART
        for seen in since.values():
            seen.add(style)
        since[style] = set()


def _vote_depths(candidates: Sequence[Candidate], votes: dict[tuple[str, str], float]) -> None:
    depths: dict[str, list[int]] = defaultdict(list)
    for candidate in candidates:
        if candidate.depth:
            depths[candidate.heading.style].append(candidate.depth)
    bare = {c.heading.style for c in candidates} - set(depths)
    for one, own in depths.items():
        for two in bare:  # headings without `#` among headings with it
            votes[one, two] += DEPTH * 2 if len(own) > 1 else CUSTOM
        for two, others in depths.items():
            steady = max(own) < min(others)
            if one != two and (steady or sum(own) / len(own) < sum(others) / len(others) - 0.5):
                votes[one, two] += DEPTH * (3 if steady else 1)


def _vote_custom(candidates: Sequence[Candidate], votes: dict[tuple[str, str], float]) -> None:
    headings = {c.heading.style: c.heading for c in candidates}
    ranks = {
        style: _LISTS if _numbers_paragraphs(style, candidates) else heading.rank
        for style, heading in headings.items()
    }
    for one, high in headings.items():
        for two, low in headings.items():
            if ranks[one] < ranks[two]:
                numbered = bool(high.ordinal and low.ordinal)
                votes[one, two] += FAMILY if numbered else CUSTOM


def _numbers_paragraphs(style: str, candidates: Sequence[Candidate]) -> bool:
    """Whether most of what a style marks are sentences: then it heads nothing in this file."""
    own = [candidate for candidate in candidates if candidate.heading.style == style]
    return own[0].heading.ordinal > 0 and 2 * sum(map(is_sentence, own)) > len(own)


def build(candidates: Sequence[Candidate], lines: Sequence[Line]) -> Node:
    """The tree of all headings; its root holds the lines before the first."""
    levels = {style: level for level, style in enumerate(order_styles(candidates), 1)}
    root = Node(Heading("root", 0), lines[0] if lines else Line("", 0), 0)
    stack = [root]
    by_index = {candidate.index: candidate for candidate in candidates}
    for index, line in enumerate(lines):
        candidate = by_index.get(index)
        if candidate is None:
            stack[-1].lines.append(line)
            continue
        node = Node(candidate.heading, candidate.line, levels[candidate.heading.style], candidate.derived)
        if candidate.heading.run_in:
            node.lines.append(_run_in(candidate))
        while stack[-1].level >= node.level:
            stack.pop()
        stack[-1].children.append(node)
        stack.append(node)
    return root


def _run_in(candidate: Candidate) -> Line:
    line = candidate.line
    return Line(candidate.heading.run_in, line.number, line.gap_before, indent=line.indent)


def without_inner_runs(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without the runs that start anew inside an item and give way to the outer run again."""
    levels = {style: level for level, style in enumerate(order_styles(candidates), 1)}
    dropped: set[int] = set()
    for style, level in levels.items():
        scope: list[Candidate] = []
        for candidate in candidates:
            if levels[candidate.heading.style] < level:
                dropped |= _inner(scope)
                scope = []
            elif candidate.heading.style == style and candidate.heading.ordinal:
                scope.append(candidate)
        dropped |= _inner(scope)
    return [candidate for candidate in candidates if candidate.index not in dropped]


def _inner(scope: Sequence[Candidate]) -> set[int]:
    """Indexes of the entries of inner lists among the headings of one style under one parent."""
    runs: list[list[Candidate]] = []
    inner: set[int] = set()
    for candidate in scope:
        ordinal = candidate.heading.ordinal
        fitting = [i for i, run in enumerate(runs) if run[-1].heading.ordinal + 1 == ordinal]
        if ordinal == 1 or not runs:
            runs.append([candidate])
        elif fitting:
            place = _likest(runs, fitting, candidate)
            for closed in runs[place + 1 :]:
                inner |= {entry.index for entry in closed}
            del runs[place + 1 :]
            runs[place].append(candidate)
        elif is_sentence(candidate) and not candidate.depth:
            inner.add(candidate.index)  # out of order, and no title
        else:
            runs[-1].append(candidate)
    for run in runs[1:]:
        if sum(map(is_sentence, run)) > len(run) / 2 and sum(map(is_sentence, runs[0])) <= len(runs[0]) / 2:
            inner |= {entry.index for entry in run}
    return inner


def _likest(runs: Sequence[Sequence[Candidate]], fitting: Sequence[int], candidate: Candidate) -> int:
    def likeness(place: int) -> tuple[int, int]:
        last = runs[place][-1]
        return 2 * (last.line.indent == candidate.line.indent) + (_stops(last) == _stops(candidate)), place

    return max(fitting, key=likeness)


def _stops(candidate: Candidate) -> bool:
    return tidy(candidate.line.text).endswith(("。", "；", ";"))


def is_sentence(candidate: Candidate | Node) -> bool:
    """Whether a heading reads as an entry of a list: it ends like a sentence and is more than a title."""
    title = candidate.heading.title
    if candidate.heading.run_in:
        symbol = candidate.heading.style.startswith("symbol")
        return candidate.derived and (candidate.heading.ordinal > 0 or symbol)
    return title.endswith(("；", ";", "：", ":", "，"))
