"""Titles set over two or three lines, without any mark, as newspapers and magazines set them.

    我院通过复审                        跨三县、过九道工序           （引题）
    专家组：基础扎实、亮点突出            一根轴的百公里之旅           （主题）
    本报讯　10月14日至17日，……          本刊记者　邵颖

A line above a title may as well be the section that the title stands in. So lines are put together only where the
printed contents list one of them and not the others, or where nearly all such blocks of a file hold one item each
and their upper lines read like titles, not like names of districts or columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from manuscript.bylines import is_byline, is_unit
from manuscript.headings import read_heading
from manuscript.layout import Layout
from manuscript.lines import Line, closes, essence, join_texts, pauses, tidy, width
from manuscript.reading import ContentsEntry
from manuscript.titles import looks_like_title

_MOST = 3  # lines of one title
_BLOCKS, _NEARLY_ALL, _NAMED = 3, 0.7, 0.25
_SENTENCE = 14  # columns; names of districts and columns are shorter
_PROSE, _FAR = 50, 16  # columns
_WIDEST, _UPPER = 72, 40  # columns of a line below the first, and of one that ends in a colon
_NO_START = "，。；、)）”！？"
_SUBTITLED = re.compile(r"——(?=\w)")
_ENDS_OPEN = re.compile(r"[：:，、—－-]$")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines start..end - 1, each of which may be a title, right above a text."""

    start: int
    end: int


def joined(lines: Sequence[Line], printed: Sequence[ContentsEntry], layout: Layout) -> list[Line]:
    """The lines with every title that stands on several of them as one: 引题　主题　副题."""
    blocks = list(_blocks(lines, layout))
    listed = {essence(entry.title) for entry in printed}
    several = [
        block for block in blocks if block.end - block.start > 1 and not _lists_both(lines, block, listed)
    ]
    told = {block.start: block for block in several if _is_listed_once(lines, block, listed)}
    if _are_titles(lines, blocks, several):
        told |= {block.start: block for block in several}
    return _merged(lines, told)


def _blocks(lines: Sequence[Line], layout: Layout) -> Iterator[_Block]:
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and _may_stand(lines, index, end, layout):
            end += 1
        if end > index and _is_text(lines, end):
            yield _Block(index, end)
        index = max(end, index + 1)


def _may_stand(lines: Sequence[Line], start: int, index: int, layout: Layout) -> bool:
    line = lines[index]
    if (
        line.block
        or line.depth
        or line.whole
        or line.signs
        or read_heading(line.text)
        or is_byline(line.text)
    ):
        return False
    if index == start:
        return looks_like_title(lines, index, layout) or _runs_on(lines, index, layout)
    tight = line.gap_before <= layout.line_gap and line.gap_before <= lines[start].gap_before
    text = _opens_text(line, lines[start], layout)
    words = not closes(line.text) and not pauses(line.text) and width(line.text) <= _WIDEST
    return tight and index - start < _MOST and words and not text and tidy(line.text)[0] not in _NO_START


def _opens_text(line: Line, above: Line, layout: Layout) -> bool:
    """The first line of a paragraph: it fills its column, or is set in as paragraphs are and titles are not."""
    if line.indent > above.indent + _FAR:
        return True  # who wrote it, at the right margin
    return (layout.wrapped and layout.is_full(line)) or (layout.indented and line.indent >= 2 > above.indent)


def _runs_on(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """急诊急救大平台： above 怎样跑赢“黄金一小时”, set off from what stands before."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    short = pauses(line.text) and width(line.text) <= _UPPER and line.gap_before > layout.line_gap
    return short and below is not None and not below.gap_before and looks_like_title(lines, index + 1, layout)


def _is_text(lines: Sequence[Line], index: int) -> bool:
    """Whether a paragraph stands there, or who wrote it and then a paragraph."""
    if index >= len(lines):
        return False
    line = lines[index]
    if line.signs or is_byline(line.text):
        return _is_text(lines, index + 1)
    return not line.block and (closes(line.text) or pauses(line.text) or width(line.text) >= _PROSE)


def _lists_both(lines: Sequence[Line], block: _Block, listed: set[str]) -> bool:
    return sum(essence(line.text) in listed for line in lines[block.start : block.end]) > 1


def _is_listed_once(lines: Sequence[Line], block: _Block, listed: set[str]) -> bool:
    """The contents have one of its lines, as magazines list titles without what stands above and below."""
    texts = [line.text for line in lines[block.start : block.end]]
    once = sum(essence(text) in listed for text in texts) == 1
    return once and width(texts[0]) >= _SENTENCE and not is_unit(texts[0])


def _are_titles(lines: Sequence[Line], blocks: Sequence[_Block], several: Sequence[_Block]) -> bool:
    uppers = [lines[block.start].text for block in several]
    if len(several) < _BLOCKS or len({essence(text) for text in uppers}) < len(uppers):
        return False
    single = [
        block
        for block in blocks
        if block.end - block.start == 1 and not _SUBTITLED.search(lines[block.start].text)
    ]
    usual = len(several) >= _NEARLY_ALL * (len(several) + len(single))
    named = sum(map(is_unit, uppers)) > _NAMED * len(uppers)
    return usual and not named and median(width(tidy(text)) for text in uppers) >= _SENTENCE


def _merged(lines: Sequence[Line], blocks: dict[int, _Block]) -> list[Line]:
    merged: list[Line] = []
    index = 0
    while index < len(lines):
        block = blocks.get(index)
        if block is None:
            merged.append(lines[index])
            index += 1
            continue
        text = tidy(lines[index].text)
        for line in lines[index + 1 : block.end]:
            text = (
                join_texts(text, line.text) if _ENDS_OPEN.search(text) else f"{text}\u3000{tidy(line.text)}"
            )
        merged.append(
            replace(lines[index], text=text, indent=min(line.indent for line in lines[index : block.end]))
        )
        index = block.end
    return merged
