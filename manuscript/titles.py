"""What a title looks like: the shape of a line that may head something, whatever its mark.

A title starts where a line can start, closes no sentence, and may run over two lines in a narrow column. A
paragraph that stands where a title would is called by its first clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from manuscript.bylines import ends_with_byline, is_byline, is_unit
from manuscript.headings import Heading, read_heading
from manuscript.kickers import has_subtitle
from manuscript.layout import Layout
from manuscript.lines import Line, closes, join_texts, pauses, tidy, width
from manuscript.names import is_person

_OPENINGS = {"【": "】", "〔": "〕", "〖": "〗", "［": "］"}
_TITLE_COLUMNS = 80  # a title without a mark is shorter
SHORT_COLUMNS = 40
_STOPS = "。！？!?"
_INNER_STOP = re.compile(r"[。！？!?，,；;：:]")
_FEWEST_WORDS = 4  # characters
_LABEL = re.compile(r"[：:]")
_TWO_PARTS = re.compile(r"^[^：:、]{5,}[：:][^：:、\d]{5,}$")  # 从代工到品牌：某某家居的十年
_TOLD = re.compile(r"^[^：:、\s]{6,}$")
_DATE_START = re.compile(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_DATED_TEXT = re.compile(r"^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:上午|下午)?，")
_DATE_LEAD = re.compile(
    r"^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:[—－–~～至\-]+(?:\d{1,2}月)?\d{1,2}日)?(?:上午|下午)?[，,\s]*|^(?:近日|日前|近期)[，,]\s*"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading that line `index` may be."""

    index: int
    heading: Heading
    line: Line
    depth: int = 0
    derived: bool = False  # its title was taken from its text


def merge_titles(lines: Sequence[Line], layout: Layout) -> list[Line]:
    """Lines with every title that runs over several lines made whole."""
    merged: list[Line] = []
    index = 0
    while index < len(lines):
        used = _title_length(lines, index, layout)
        text, line = lines[index].text, lines[index]
        for part in lines[index + 1 : index + used]:
            text = join_texts(text, part.text)
        merged.append(replace(line, text=text) if used > 1 else line)
        index += used
    return merged


def _title_length(lines: Sequence[Line], index: int, layout: Layout) -> int:
    line = lines[index]
    if line.block:
        return 1
    closing = _OPENINGS.get(line.text[:1])
    if closing:
        text = ""
        for used, part in enumerate(lines[index : index + 5], 1):
            text += part.text
            if closing in text:
                return used
        return 1
    return 2 if has_subtitle(lines, index) or _wraps_title(lines, index, layout) else 1


def _wraps_title(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """A numbered title fills its line, or was broken by hand, and its last words stand alone on the next."""
    line = lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else None
    heading = read_heading(line.text)
    if after is None or heading is None or heading.run_in or after.block or after.depth or after.whole:
        return False
    if closes(line.text) or pauses(line.text) or read_heading(after.text) or is_byline(after.text):
        return False
    if closes(after.text) or pauses(after.text) or _DATE_START.match(after.text) or after.indent >= 2:
        return False
    if after.soft:
        return width(line.text) <= _TITLE_COLUMNS and width(after.text) <= SHORT_COLUMNS
    if not layout.wrapped or not layout.is_full(line) or layout.is_full(after):
        return False
    return after.gap_before <= layout.line_gap


def starts_here(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """Whether something new can start at a line: the sentence before has ended, or layout sets it off."""
    line = lines[index]
    if index == 0 or line.depth or line.whole:
        return True
    before = lines[index - 1]
    if before.block or before.depth or closes(before.text) or pauses(before.text):
        return True
    if ends_with_byline(before.text) or (line.text[0] in _OPENINGS and before.text[-1] not in "，、“‘《（"):
        return True
    if read_heading(before.text) is not None and not layout.is_full(before):
        return True
    if layout.wrapped:
        return line.gap_before > layout.line_gap or not layout.is_full(before)
    return True


def looks_like_title(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """Short, without a closing mark, and free of what labels and bylines have."""
    line = lines[index]
    text = tidy(line.text)
    if line.block or line.signs or not text or width(text) > _TITLE_COLUMNS or closes(text) or pauses(text):
        return False
    if (
        text[-1] in "，、,（(《“"
        or ends_with_byline(text)
        or not _brackets_pair(text)
        or _DATED_TEXT.match(text)
        or (_LABEL.search(text.split("\u3000")[0]) and not _is_two_parts(text))
        or text[0] in "，。；、（()）”！？—"
    ):
        return False
    if layout.wrapped and (layout.is_full(line) or width(text) > SHORT_COLUMNS):
        return False
    return not text.isdigit() and starts_here(lines, index, layout)


def _is_two_parts(text: str) -> bool:
    """从代工到品牌：某某家居的十年, or 郑某某：在海拔四千米处测一条路; not 主持人：某某某."""
    who, _, told = text.partition("：")
    return (bool(_TWO_PARTS.match(text)) and not is_unit(text)) or (
        is_person(who) and bool(_TOLD.match(told))
    )


def _brackets_pair(text: str) -> bool:
    """Half a bracket is a part of a broken line: 王帆）."""
    return all(text.count(one) == text.count(other) for one, other in ("（）", "《》", "“”", "【】"))


def is_closed_title(text: str) -> bool:
    """Whether a line is as short as a title and only its one stop speaks against it: 某某分会换届。"""
    bare = tidy(text)
    short = width(bare) <= SHORT_COLUMNS and bare[-1:] in _STOPS and len(bare) > _FEWEST_WORDS
    return short and not _INNER_STOP.search(bare[:-1]) and _brackets_pair(bare) and not ends_with_byline(bare)


def is_text(title: str) -> bool:
    """Whether words after a number are one or more sentences rather than a title that ends in a stop."""
    return title.endswith("。") and ("，" in title or "。" in title[:-1] or len(title) > 40)


def first_clause(text: str) -> str:
    """What a paragraph without a title is called: its first clause, without the date it may open with."""
    clauses = [
        part.strip() for part in re.split(r"[，。；！？,;：]", _DATE_LEAD.sub("", text)) if part.strip()
    ]
    return clauses[0] if clauses else text
