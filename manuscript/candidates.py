"""Which lines of a body may be headings.

A numbered line is one where a line can start: not in the middle of a wrapped sentence. A line without a mark is
one when it is short, closes no sentence and stands before another heading, or carries a `#`; or, in a document
without any numbering, when a paragraph follows it. A date alone on its line heads an entry of a chronicle.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from manuscript.bylines import ends_with_byline, is_byline
from manuscript.document import Precision
from manuscript.dates import Timeframe, single_date
from manuscript.headings import Heading, read_heading
from manuscript.layout import Layout
from manuscript.lines import Line, closes, join_texts, pauses, tidy, unspaced, width

_OPENINGS = {"【": "】", "〔": "〕", "〖": "〗", "［": "］"}
_TITLE_COLUMNS = 80  # a title without a mark is shorter
_SHORT_COLUMNS = 40
_DAY = re.compile(
    r"^(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})\s*[日号](?:\s*[—－–~～至到\-]+\s*\d{1,2}\s*[日号])?$"
)
_MONTH = re.compile(r"^(?P<no>\d{1,2}|[一二三四五六七八九十]{1,3})\s*月(?:份)?$")
_DATED = re.compile(
    r"^(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[—－–~至-]+(?:\d{1,2}月)?\d{1,2}日)?|\d{1,2}日|(?:同日|是月|是日|本月))"
    r"(?:[\s\u3000]+|：)(?=\S)"
)
_LABEL = re.compile(r"[：:]")
_ENTRY = re.compile(r"^(?:digit|han|circled|multi|roman|cycle)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading that line `index` may be; `taken` lines belong to its title."""

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
    return 2 if _wraps_title(lines, index, layout) else 1


def _wraps_title(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """A numbered title fills its line and its last words stand alone on the next."""
    line = lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else None
    heading = read_heading(line.text)
    if after is None or heading is None or heading.run_in or after.block or after.depth or after.whole:
        return False
    if closes(line.text) or pauses(line.text) or read_heading(after.text) or is_byline(after.text):
        return False
    if closes(after.text) or pauses(after.text) or _DATED.match(after.text) or after.indent >= 2:
        return False
    if not layout.wrapped or not layout.is_full(line) or layout.is_full(after):
        return False
    return after.gap_before <= layout.line_gap


def find_candidates(lines: Sequence[Line], layout: Layout) -> list[Candidate]:
    """All lines that may be headings, in order."""
    found: dict[int, Candidate] = {}
    for index, line in enumerate(lines):
        heading = _marked(lines, index, layout)
        if heading:
            found[index] = Candidate(index, heading, line, line.depth)
    _add_dates(lines, layout, found)
    _drop_lone_styles(found)
    _add_plain(lines, layout, found)
    return [found[index] for index in sorted(found)]


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


def _marked(lines: Sequence[Line], index: int, layout: Layout) -> Heading | None:
    line = lines[index]
    if line.block or not line.text:
        return None
    heading = read_heading(line.text)
    if heading is None or not (heading.title or heading.run_in) or not starts_here(lines, index, layout):
        if line.depth:
            return Heading(f"depth{line.depth}", 36 + 10 * line.depth, title=unspaced(line.text))
        return None
    if heading.style == "digit-space" and not line.depth and closes(line.text):
        return None
    return heading


def _add_dates(lines: Sequence[Line], layout: Layout, found: dict[int, Candidate]) -> None:
    days = {}
    for index, line in enumerate(lines):
        if index in found and found[index].heading.style[:5] != "depth":
            continue
        heading = None if line.block else _dated(line.text)
        if heading and starts_here(lines, index, layout):
            days[index] = Candidate(index, heading, line, line.depth, derived=bool(heading.run_in))
    counts = Counter(candidate.heading.style for candidate in days.values())
    if counts["run-in date"] and (counts["run-in date"] < 3 or _numbered_entries(found)):
        days = {i: c for i, c in days.items() if c.heading.style != "run-in date"}
    if counts["date"] + counts["run-in date"] >= 2:
        found.update(days)


def _numbered_entries(found: dict[int, Candidate]) -> bool:
    return sum(bool(re.match(r"digit|bracket|symbol", c.heading.style)) for c in found.values()) >= 2


def _dated(text: str) -> Heading | None:
    bare = tidy(text)
    month = _MONTH.match(bare)
    if month:
        return Heading("month", 45, title=bare)
    date = single_date(bare, Timeframe(2000))
    if _DAY.match(bare) or (date and date.span.precision is Precision.DAY):
        return Heading("date", 55, title=bare)
    run_in = _DATED.match(bare)
    if run_in:
        return Heading("run-in date", 56, title=_first_clause(bare[run_in.end() :]), run_in=bare)
    return None


def _first_clause(text: str) -> str:
    return re.split(r"[，。；！？,;]", text, maxsplit=1)[0].strip()


def _drop_lone_styles(found: dict[int, Candidate]) -> None:
    """A symbol or a spaced number that occurs once numbers nothing."""
    counts = Counter(candidate.heading.style for candidate in found.values())
    for index, candidate in list(found.items()):
        style = candidate.heading.style
        if candidate.depth:
            continue
        once = counts[style] == 1 and (
            style.startswith(("symbol", "digit-space")) or style[:7] in {"bracket"}
        )
        if once and not (style == "bracket【" and candidate.heading.run_in):
            del found[index]


def _add_plain(lines: Sequence[Line], layout: Layout, found: dict[int, Candidate]) -> None:
    """Titles without any mark."""
    looks = [i for i in range(len(lines)) if i not in found and looks_like_title(lines, i, layout)]
    before_heading = [i for i in looks if _heads(lines, i, found)]
    for index in before_heading:
        if index in found:
            continue
        found[index] = _plain(lines, index)
        if index - 1 in looks:  # a title directly above a title: chapter over section
            found[index - 1] = _plain(lines, index - 1, "plain-high", 28)
    if not _carries_items(lines, found, looks):
        return
    for index in looks:
        if index not in found and _is_prose(lines, index + 1, found):
            found[index] = _plain(lines, index)


def _plain(lines: Sequence[Line], index: int, style: str = "plain", rank: int = 58) -> Candidate:
    return Candidate(index, Heading(style, rank, title=unspaced(lines[index].text)), lines[index])


def looks_like_title(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """Short, without a closing mark, and free of what labels and bylines have."""
    line = lines[index]
    text = tidy(line.text)
    if line.block or not text or width(text) > _TITLE_COLUMNS or closes(text) or pauses(text):
        return False
    if text[-1] in "，、,（(《“" or is_byline(text) or _LABEL.search(text) or text[0] in "，。；、）)”！？—":
        return False
    if layout.wrapped and (layout.is_full(line) or width(text) > _SHORT_COLUMNS):
        return False
    return not text.isdigit() and starts_here(lines, index, layout)


def _heads(lines: Sequence[Line], index: int, found: dict[int, Candidate]) -> bool:
    """The next line is a heading that starts a new run: counted from 1, or not counted at all."""
    below = found.get(index + 1)
    if below is None or width(lines[index].text) > _SHORT_COLUMNS:
        return False
    above = found.get(index - 1)
    if above and above.heading.style == below.heading.style:
        return False
    if _ENTRY.match(below.heading.style):
        return below.heading.ordinal == 1
    return below.heading.style != "depth1"


def _carries_items(lines: Sequence[Line], found: dict[int, Candidate], looks: Sequence[int]) -> bool:
    """Whether unmarked titles are how this document heads its items: nothing is marked, or most marked headings
    are followed by such a title and then prose."""
    marked = [i for i, c in found.items() if c.heading.style != "plain"]
    if not marked:
        return True
    leaves = [i for i in marked if i + 1 not in found]
    titled = [i for i in leaves if i + 1 in looks and _is_prose(lines, i + 2, found)]
    return len(titled) >= 0.6 * len(leaves) and len(titled) >= 1 and len(leaves) > 0


def _is_prose(lines: Sequence[Line], index: int, found: dict[int, Candidate]) -> bool:
    if index >= len(lines) or index in found:
        return False
    line = lines[index]
    return bool(line.block) or closes(line.text) or width(line.text) >= 30
