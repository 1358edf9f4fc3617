"""The marks of a page that are no text: page numbers, rules, and short lines that stand at page breaks or repeat there
(running heads). They are dropped and counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from manuscript.headings import read_heading
from manuscript.layout import Layout, measure
from manuscript.lines import Line, closes, essence, join_texts, squeeze, width
from manuscript.notices import Notice, notice
from manuscript.page_feet import page_feet

_PAGE_NUMBER = re.compile(
    r"^[-—–·•.~〜\s]*(?:第\s*)?\d{1,4}(?:\s*[页頁])?(?:\s*[/／]\s*\d{1,4}|\s*共\s*\d{1,4}\s*[页頁])?[-—–·•.~\s]*$"
)
_RULE = re.compile(r"^[-—–_=*~\uff3f━─═\uff1d·.\s]{4,}$")
_PLAIN_NUMBER = re.compile(r"^\d{1,4}$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_TITLE = 4  # characters of a title that its running head repeats
_LABEL_LEFT = re.compile(
    r"^(?:[总總]?第?[\d一二三四五六七八九十百〇]{1,6}[年月日期号號季度页頁刊]{0,2}){1,5}$"
)
_AT_FRONT = re.compile(r"^(?:19|20)\d\d年?(?:卷|版)?")
_COVER = 10  # lines among which figures such as 2024 are a year
_ISSUE = re.compile(r"第\s*[\d一二三四五六七八九十]{1,4}\s*[期辑卷]")
_MONTH = re.compile(
    r"^(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?$"
)  # of a chronicle, which may begin a page
_PAGE_AT_END = re.compile(r"(?<=[期号辑卷])[\d一二三四五六七八九十百〇]{1,4}$")
_PAGE_AT_FRONT = re.compile(r"^[\d一二三四五六七八九十百〇]{1,4}[\s\u3000]{2,}")
_HEADS = 3  # pages that have one, at least
_MANY = 4  # steps from one page number to the next
_HEAD_COLUMNS = 40  # a running head is shorter


@dataclass(frozen=True, slots=True)
class Cleaned:
    lines: tuple[Line, ...]
    running_heads: tuple[str, ...]
    dropped: dict[str, int]
    notices: tuple[Notice, ...]


def clean(lines: Sequence[Line]) -> Cleaned:
    """The lines without page numbers and running heads, and with lines set wide apart closed."""
    dropped: Counter[str] = Counter()
    lines = [_closed_up(line) for line in lines]
    rules = [line for line in lines if _RULE.match(line.text)]
    if rules:
        dropped["rules"] = len(rules)
        lines = [line for line in lines if not _RULE.match(line.text)]
    numbers = _page_numbers(lines)
    feet = page_feet(lines)
    heads = (
        _running_heads(lines, numbers)
        | feet
        | {i for i, line in enumerate(lines) if line.furniture} - numbers
    )
    notices = [notice("RUNNING_HEAD", lines[index].number, lines[index].text) for index in sorted(heads)[:1]]
    dropped["page numbers"], dropped["running heads"] = len(numbers), len(heads)
    kept: list[Line] = []
    gap, page = 0, False
    for index, line in enumerate(lines):
        if index in numbers or index in heads:
            gap, page = max(gap, line.gap_before), True
            continue
        # What stood around a dropped line is the gap of a page break, not a gap of the text.
        merged = replace(line, gap_before=min(gap, line.gap_before) if page else line.gap_before)
        kept.append(replace(merged, page_break=line.page_break or page))
        gap, page = 0, False
    names = tuple(dict.fromkeys(lines[index].text for index in sorted(heads - feet)))
    return Cleaned(tuple(kept), names, {k: v for k, v in dropped.items() if v}, tuple(notices))


def _closed_up(line: Line) -> Line:
    """4 月 2 日 ， 会 议 召 开 。 → 4月2日，会议召开。 where a sentence has a blank after every character."""
    parts = line.text.split()
    if line.marks or len(parts) < 12 or sum(len(part) == 1 for part in parts) < 0.9 * len(parts):
        return line
    text = ""
    for part in parts:
        text = text + part if text[-1:].isdigit() and part.isdigit() else join_texts(text, part)
    return replace(line, text=text)


def is_page_number(text: str) -> bool:
    """3, — 3 —, 第3页, 3/12: the foot of a page, where it stands by itself."""
    return bool(_PAGE_NUMBER.match(text))


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    found = [i for i, line in enumerate(lines) if not line.block and _PAGE_NUMBER.match(line.text)]
    found = [i for i in found if not (i < _COVER and _YEAR.match(lines[i].text) and not lines[i].furniture)]
    plain = [i for i in found if _PLAIN_NUMBER.match(line_text := lines[i].text) and line_text]
    values = [int(lines[i].text) for i in plain]
    steps = [b - a for a, b in pairwise(values)]
    rising = bool(steps) and all(0 < step <= 3 for step in steps)
    # Pages that carry no number may be many, where all that do count up and most stand beside the next.
    rising = rising or (
        len(steps) >= _MANY
        and all(0 < step <= 9 for step in steps)
        and 2 * sum(step <= 3 for step in steps) > len(steps)
    )
    return {
        i
        for i in found
        if i not in plain or (rising and not lines[i].whole) or lines[i].furniture or _beside_break(lines, i)
    }


def _beside_break(lines: Sequence[Line], index: int) -> bool:
    after = lines[index + 1] if index + 1 < len(lines) else None
    return lines[index].page_break or (after is not None and after.page_break)


def _running_heads(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Short lines at page breaks that repeat, or that stand there in the middle of a sentence."""
    layout = measure(lines)
    at_break = {i for i in range(len(lines)) if _may_be_head(lines, i, numbers)}
    counts = Counter(_head_key(lines[i].text) for i in at_break)
    interrupting = {i for i in at_break if _interrupts(lines, i, layout)}
    everywhere = Counter(_head_key(line.text) for line in lines)
    repeated = {i for i in at_break if _repeats(_head_key(lines[i].text), counts, everywhere)}
    known = {essence(line.text) for line in lines if line.text and width(line.text) <= _HEAD_COLUMNS}
    named = {
        i for i in range(_COVER, len(lines)) if _names_title(lines, i, known if layout.wrapped else set())
    }
    # The first page, behind contents, has its head but no number before it.
    keys = {_head_key(lines[i].text) for i in repeated}
    first = {
        i
        for i in range(_COVER, len(lines))
        if _ISSUE.search(lines[i].text) and not lines[i].block and _head_key(lines[i].text) in keys
    }
    return (
        interrupting
        | repeated
        | first
        | _name_issue(lines)
        | {i for i in named if i in at_break or layout.wrapped or _cuts(lines, i)}
    )


def _name_issue(lines: Sequence[Line]) -> set[int]:
    """江州会讯　第一四二期　　三: title, issue and page, whatever title the cover has."""
    short = {
        i: _PAGE_AT_END.sub("", essence(_PAGE_AT_FRONT.sub("", lines[i].text)))
        for i in range(_COVER, len(lines))
        if _ISSUE.search(lines[i].text)
        and not lines[i].block
        and width(squeeze(lines[i].text)) <= _HEAD_COLUMNS
    }
    counts = Counter(short.values())
    return {i for i, key in short.items() if counts[key] >= _HEADS and not closes(lines[i].text)}


def _cuts(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands in the middle of a sentence."""
    before = lines[index - 1]
    return (
        bool(before.text)
        and not before.block
        and not closes(before.text)
        and read_heading(before.text) is None
    )


def _names_title(lines: Sequence[Line], index: int, known: set[str]) -> bool:
    """The title of the cover again, with a figure for the issue or the page (某某通讯    2024年第3期), or with a heading
    of its own page (某某年鉴2023·农业农村)."""
    line = lines[index]
    title = essence(next((one.text for one in lines if one.text), ""))
    if line.block or line.whole or line.depth or closes(line.text) or width(line.text) > _HEAD_COLUMNS:
        return False
    text = essence(line.text)
    rest = text.replace(title, "", 1) if len(title) >= _TITLE else text
    if rest == text or index <= _COVER:
        return False
    return bool(_LABEL_LEFT.match(rest)) or _AT_FRONT.sub("", rest) in known - {text}


def _repeats(key: str, at_breaks: Counter[str], everywhere: Counter[str]) -> bool:
    # Twice at page breaks and once as the title of the issue is as good as three times.
    return bool(key) and at_breaks[key] >= 2 and everywhere[key] >= 3


def _head_key(text: str) -> str:
    return re.sub(r"\d+", "", essence(text))


def _may_be_head(lines: Sequence[Line], index: int, numbers: set[int]) -> bool:
    line = lines[index]
    if line.block or line.depth or line.whole or not line.text:  # who knows paragraphs knows the margin
        return False
    if width(" ".join(line.text.split())) > _HEAD_COLUMNS or closes(line.text):
        return False
    if squeeze(line.text)[:1] in "（(【" or _MONTH.match(squeeze(line.text)) or index in numbers:
        return False
    beside_number = index + 1 in numbers or index - 1 in numbers
    return line.page_break or _beside_break(lines, index) or beside_number


def _interrupts(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    line = lines[index]
    if index == 0 or index + 1 == len(lines) or not layout.wrapped or not line.page_break:
        return False
    if width(line.text) > 0.6 * layout.full or read_heading(line.text) or read_heading(lines[index + 1].text):
        return False
    return not closes(lines[index - 1].text) or lines[index - 1].text.endswith(("）", ")"))
