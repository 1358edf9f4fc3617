"""Lines set apart from running text by size or weight: evidence of headings.

Running text is the type that most characters have. A line wholly in larger or bold type is set apart; lines of one
such type that follow each other closely are one heading, unless a mark starts another. Types in which much of the
text is set, or that close sentences, are emphasis, not headings. Larger types stand higher.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from manuscript.headings import read_heading
from manuscript.lines import closes, join_texts
from manuscript.readers.pdf.rows import Placed, Row
from manuscript.readers.pdf.strips import Strip

Type = tuple[float, bool]  # size, bold
_LARGER = 1.1
_LONGEST = 4  # lines of a heading
_MUCH = 0.3  # share of the document that headings cannot have
_CLOSING = 0.4  # share of the blocks of a type that may end like a sentence
_AGAIN = 2  # times that one type stands directly above another
_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Body:
    """The type of running text."""

    size: float = 0.0
    bold: bool = False
    display: bool = False

    def is_heavy(self, row: Row) -> bool:
        """Whether a row is heavier than running text: bold, or in a face that otherwise sets headings."""
        if row.strip.is_bold and not self.bold:
            return True
        return row.strip.face.display and not self.display

    def sets_apart(self, row: Row) -> bool:
        return row.size >= _LARGER * self.size or (self.is_heavy(row) and row.size >= 0.95 * self.size)

    def type_of(self, row: Row) -> Type:
        return round(row.size * 2) / 2, self.is_heavy(row)


def body_of(rows: Sequence[Row]) -> Body:
    weights: Counter[tuple[float, bool, bool]] = Counter()
    for row in rows:
        weights[round(row.size * 2) / 2, row.strip.is_bold, row.strip.face.display] += len(row.text)
    return Body(*weights.most_common(1)[0][0]) if weights else Body()


def headings_joined(
    elements: Sequence[Row | Placed], body: Body, declared: dict[Type, int]
) -> list[Row | Placed]:
    """The elements with every heading in one row, and its depth told by its type; `declared` depths count for more."""
    blocks = _blocks(elements, body)
    depths = declared or _depths(blocks, elements, body)
    result: list[Row | Placed] = []
    for block in blocks:
        depth = depths.get(body.type_of(block.rows[0]), 0) if _is_heading(block) else 0
        if depth:
            result.append(merged(block.rows, depth))
        else:
            result += block.rows or [block.other]
    return result


@dataclass(slots=True)
class _Block:
    """Rows that may be one heading, or a single element that is none."""

    rows: list[Row]
    other: Row | Placed | None = None
    runs_on: bool = False  # the bold type goes on into a line of running text: 【title】 text


def _is_heading(block: _Block) -> bool:
    return bool(block.rows) and not block.runs_on and len(block.rows) <= _LONGEST


def _blocks(elements: Sequence[Row | Placed], body: Body) -> list[_Block]:
    blocks: list[_Block] = []
    for element in elements:
        if not isinstance(element, Row) or not _is_apart(element, body):
            if isinstance(element, Row) and blocks and blocks[-1].rows:
                blocks[-1].runs_on = _runs_on(blocks[-1].rows[-1], element)
            blocks.append(_Block([], element))
        elif blocks and blocks[-1].rows and _goes_on(blocks[-1].rows[-1], element, body):
            blocks[-1].rows.append(element)
        else:
            blocks.append(_Block([element]))
    return blocks


def _is_apart(row: Row, body: Body) -> bool:
    return not row.depth and body.sets_apart(row) and not row.is_listed


def _runs_on(before: Row, row: Row) -> bool:
    starts_bold = bool(row.strip.bold) and row.strip.bold[0][0] == 0 and before.strip.is_bold
    return starts_bold and before.fills and row.gap == 0 and abs(before.size - row.size) < 0.1


def _goes_on(before: Row, row: Row, body: Body) -> bool:
    same = body.type_of(before) == body.type_of(row) and before.page == row.page and row.gap == 0
    if not same or before.flow != row.flow or read_heading(row.text) is not None:
        return False
    return before.fills or _is_centred(before, row)


def _is_centred(before: Row, row: Row) -> bool:
    left, right = row.column
    return all(
        abs((r.left + r.right) - (left + right)) < 2 * r.size and r.left > left + r.size
        for r in (before, row)
    )


def _depths(blocks: Sequence[_Block], elements: Sequence[Row | Placed], body: Body) -> dict[Type, int]:
    """The depth of each type that heads something."""
    total = sum(len(element.text) for element in elements if isinstance(element, Row))
    texts: dict[Type, list[str]] = defaultdict(list)
    for block in filter(_is_heading, blocks):
        texts[body.type_of(block.rows[0])].append("".join(row.text for row in block.rows))
    heading = [
        kind
        for kind, own in texts.items()
        if sum(closes(text) and read_heading(text) is None for text in own) <= _CLOSING * len(own)
        and sum(map(len, own)) <= _MUCH * total
    ]
    ranked = _ranked(heading, blocks, body)
    return {kind: min(level, _LEVELS) for level, kind in enumerate(ranked, 1)}


def _ranked(kinds: Sequence[Type], blocks: Sequence[_Block], body: Body) -> list[Type]:
    """The types, the highest first: the larger, unless a smaller one heads it again and again."""
    headed: Counter[tuple[Type, Type]] = Counter()
    for above, below in pairwise(blocks):
        if _is_heading(above) and _is_heading(below):
            headed[body.type_of(above.rows[0]), body.type_of(below.rows[0])] += 1
    ranked = sorted(kinds, key=lambda kind: (-kind[0], not kind[1]))
    for kind in list(ranked):
        larger = ranked[: ranked.index(kind)]
        under = [other for other in larger if headed[kind, other] >= _AGAIN > headed[other, kind]]
        if under:
            ranked.remove(kind)
            ranked.insert(ranked.index(under[0]), kind)
    return ranked


def merged(rows: Sequence[Row], depth: int) -> Row:
    """Rows of one heading as one."""
    first = rows[0]
    text = ""
    for row in rows:
        text = join_texts(text, row.text)
    strip: Strip = replace(first.strip, text=text, bold=((0, len(text)),) if first.strip.is_bold else ())
    return replace(first, strip=strip, depth=depth, right=rows[-1].right)
