"""Which lines of a body may be headings.

A numbered line is one where a line can start: not in the middle of a wrapped sentence. A line without a mark is
one when it is short, closes no sentence and stands before another heading, or carries a `#`; or, in a document
without any numbering, when a paragraph follows it. A date alone on its line heads an entry of a chronicle.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from manuscript.cover_words import is_note_heading
from manuscript.dates import Timeframe, single_date
from manuscript.document import Precision
from manuscript.headings import Heading, read_heading
from manuscript.layout import Layout
from manuscript.lines import Line, closes, pauses, squeeze, tidy, unspaced, width
from manuscript.listed_titles import add_listed
from manuscript.reading import ContentsEntry
from manuscript.titles import Candidate, first_clause, is_text, looks_like_title, starts_here
from manuscript.unmarked import add_unmarked

_DAY = re.compile(
    r"^(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})\s*[日号](?:\s*[—－–~～至到\-]+\s*\d{1,2}\s*[日号])?$"
)
_MONTH = re.compile(r"^(?P<no>\d{1,2}|[一二三四五六七八九十]{1,3})\s*月(?:份)?$")
_DATED = re.compile(
    r"^(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[—－–~至-]+(?:\d{1,2}月)?\d{1,2}日)?|\d{1,2}日(?:[—－–~～至到-]+\d{1,2}日)?|(?:同日|是月|是日|本月))"
    r"(?:[\s\u3000]+|：)(?=\S)"
)
_SAME_DAY = re.compile(r"^(?P<date>同日|是日|是月|当日|當日)[，,](?=\S)")
_AND_COMMA = re.compile(
    r"^(?P<date>(?:\d{1,2}月)?\d{1,2}日(?:[—－–~～至到-]+(?:\d{1,2}月)?\d{1,2}日)?|\d{1,2}月)[，,](?=\S)"
)
_ALSO = {f"symbol{mark}" for mark in "△▲○◎"}
_CHRONICLE_TITLE = re.compile(r"^(?:大事[记記]|大事[纪紀]要|[纪紀]事)$")
_CHRONICLE = 10  # days that make one, whatever else is numbered
_TITLE_COLUMNS = 60
_ABOVE = 2  # lines: a title and a paragraph
_ENTRIES, _NEARLY_ALL = 3, 0.7


def find_candidates(
    lines: Sequence[Line], layout: Layout, printed: Sequence[ContentsEntry] = ()
) -> list[Candidate]:
    """All lines that may be headings, in order; `printed` are the entries of the contents."""
    found: dict[int, Candidate] = {}
    for index, line in enumerate(lines):
        heading = _marked(lines, index, layout)
        if heading and _is_paragraph(lines, index, heading, layout):
            told = replace(heading, title=first_clause(heading.title), run_in=heading.title)
            found[index] = Candidate(index, told, line, line.depth, derived=True)
        elif heading:
            found[index] = Candidate(index, heading, line, line.depth)
    _add_dates(lines, layout, found)
    _drop_lone_styles(found)
    add_unmarked(lines, layout, found)
    _add_sole_title(lines, layout, found)
    add_listed(lines, printed, found)
    return [found[index] for index in sorted(found)]


def _marked(lines: Sequence[Line], index: int, layout: Layout) -> Heading | None:
    line = lines[index]
    if line.block or line.signs or not line.text:
        return None
    heading = read_heading(line.text)
    if heading is None and _CHRONICLE_TITLE.match(squeeze(line.text)):
        heading = Heading("chronicle", 33, title=unspaced(line.text))
    if heading is None or not (heading.title or heading.run_in) or not starts_here(lines, index, layout):
        if line.depth:
            return Heading(f"depth{line.depth}", 36 + 10 * line.depth, title=unspaced(line.text))
        return None
    if heading.style == "digit-space" and not line.depth and closes(line.text):
        return None
    return heading


def _is_paragraph(lines: Sequence[Line], index: int, heading: Heading, layout: Layout) -> bool:
    """A numbered line that is no title but a paragraph, or the first line of one."""
    line, title = lines[index], heading.title
    if line.depth or heading.run_in or not (heading.ordinal or heading.style.startswith("symbol")):
        return False
    if closes(line.text):
        return is_text(title)
    after = lines[index + 1] if index + 1 < len(lines) else None
    if not layout.wrapped or after is None or after.block or not layout.is_full(line):
        return False
    runs_on = after.gap_before <= layout.line_gap and after.indent < 2 and read_heading(after.text) is None
    return runs_on and bool(re.search(r"[，；。]", title)) and not looks_like_title(lines, index + 1, layout)


def _add_dates(lines: Sequence[Line], layout: Layout, found: dict[int, Candidate]) -> None:
    days = {}
    chronicle = _is_chronicle(lines)
    for index, line in enumerate(lines):
        if index in found and found[index].heading.style[:5] != "depth":
            continue
        heading = (
            None
            if line.block or line.signs
            else _dated(line.text) or (_by_comma(line.text) if chronicle else None)
        )
        heading = _titled(lines, index, heading)
        if heading and starts_here(lines, index, layout):
            days[index] = Candidate(index, heading, line, line.depth, derived=bool(heading.run_in))
    days |= _same_day(found, sum(candidate.heading.style == "run-in date" for candidate in days.values()))
    counts = Counter(candidate.heading.style for candidate in days.values())
    if counts["run-in date"] and (counts["run-in date"] < 3 or _numbered_entries(found, days)):
        days = {i: c for i, c in days.items() if c.heading.style != "run-in date"}
    if counts["titled date"] < 2:
        days = {i: c for i, c in days.items() if c.heading.style != "titled date"}
    if counts["date"] + counts["run-in date"] + counts["titled date"] >= 2:
        found.update(days)


def _same_day(found: dict[int, Candidate], dated: int) -> dict[int, Candidate]:
    """△　县气象学会开放雷达站。 between the days of a chronicle: one more entry of the day before. Taken out of `found`."""
    entries = {
        index: replace(
            candidate,
            heading=Heading(
                "run-in date",
                56,
                title=first_clause(candidate.heading.title),
                run_in=tidy(candidate.line.text),
            ),
            derived=True,
        )
        for index, candidate in found.items()
        if candidate.heading.style in _ALSO and closes(candidate.line.text)
    }
    if not _ENTRIES <= dated >= len(entries):
        return {}
    for index in entries:
        del found[index]
    return entries


def _numbered_entries(found: dict[int, Candidate], days: dict[int, Candidate]) -> bool:
    """Whether the entries are numbered, so that a date only opens their text. Of many days a chronicle is made, and numbers
    before the first and behind the last are those of a foreword and of lists."""
    numbered = [i for i, c in found.items() if re.match(r"digit|bracket|symbol", c.heading.style)]
    among = [i for i in numbered if min(days) < i < max(days)]
    return len(among if len(days) >= _CHRONICLE else numbered) >= 2


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
        return Heading("run-in date", 56, title=first_clause(bare[run_in.end() :]), run_in=bare)
    return None


def _is_chronicle(lines: Sequence[Line]) -> bool:
    """Whether nearly every line but headings opens with a date: then a comma parts date and entry as a blank does."""
    texts = [tidy(line.text) for line in lines if line.text and not line.block]
    texts = [text for text in texts if not (_MONTH.match(text) or single_date(text, Timeframe(2000)))]
    dated = sum(bool(_DATED.match(text) or _SAME_DAY.match(text) or _AND_COMMA.match(text)) for text in texts)
    return dated >= _ENTRIES and dated >= _NEARLY_ALL * len(texts)


def _by_comma(text: str) -> Heading | None:
    bare = tidy(text)
    run_in = _SAME_DAY.match(bare) or _AND_COMMA.match(bare)
    return (
        Heading("run-in date", 56, title=first_clause(bare[run_in.end() :]), run_in=bare) if run_in else None
    )


def _titled(lines: Sequence[Line], index: int, heading: Heading | None) -> Heading | None:
    """3月8日　某某会召开 above a paragraph: the words behind the date are a title, and the date its mark."""
    match = _DATED.match(tidy(lines[index].text)) if heading and heading.run_in else None
    below = lines[index + 1] if index + 1 < len(lines) else None
    if (
        match is None
        or below is None
        or closes(lines[index].text)
        or width(lines[index].text) > _TITLE_COLUMNS
    ):
        return heading
    rest = tidy(tidy(lines[index].text)[match.end() :])
    prose = closes(below.text) and not below.block and _dated(below.text) is None
    return (
        Heading("titled date", 55, match["date"], title=unspaced(rest))
        if prose and "，" not in rest
        else heading
    )


def _add_sole_title(lines: Sequence[Line], layout: Layout, found: dict[int, Candidate]) -> None:
    """The title of the one article that an issue may consist of: above a paragraph, and all that is numbered below
    are sentences of it."""
    sentences = [
        candidate.derived and not candidate.heading.style.endswith("date") for candidate in found.values()
    ]
    first = min(found, default=0)
    if first < _ABOVE or sum(sentences) < max(_ABOVE, 0.5 * len(sentences)) or is_note_heading(lines[0].text):
        return
    if looks_like_title(lines, 0, layout) and (closes(lines[1].text) or pauses(lines[1].text)):
        found[0] = Candidate(0, Heading("plain-high", 5, title=unspaced(lines[0].text)), lines[0])


def _drop_lone_styles(found: dict[int, Candidate]) -> None:
    """A symbol or a spaced number that occurs once numbers nothing."""
    counts = Counter(candidate.heading.style for candidate in found.values())
    for index, candidate in list(found.items()):
        style = candidate.heading.style
        if candidate.depth:
            continue
        once = counts[style] == 1 and (
            style.startswith(("symbol", "digit-space", "framed")) or style[:7] in {"bracket"}
        )
        if once and not (style == "bracket【" and (candidate.heading.run_in or candidate.index + 1 in found)):
            del found[index]
