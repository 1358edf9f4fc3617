"""Which lines of a file are its cover and its colophon: up to the last that says what only they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from manuscript.bylines import is_byline
from manuscript.cover_words import (
    BARE_TITLE,
    COVERED,
    DISTRIBUTION,
    HOST,
    ISSUE,
    PRINTED,
    REMARK,
    STAFF,
    STAFF_HEADING,
    TITLE,
    TITLED,
    date_in,
    is_hosted,
    is_note_heading,
    is_office,
    is_staff_list,
    is_year,
    parts_of,
    spelt_out,
)
from manuscript.document import Table
from manuscript.headings import read_heading
from manuscript.lines import Line, closes, squeeze, tidy, width
from manuscript.numerals import HAN

_RUNNING_PERIOD = re.compile(r"^(?:第?[一二三四1-4１-４]季度|[上下]半年)$")
_CALENDAR = re.compile(rf"^(?:(?:[{HAN}\d]{{1,3}}月(?:份)?)?(?:[{HAN}\d]{{1,3}}日)?|第?[一二三四]季度)$")
_DAY = re.compile(r"^(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?$")
_COVER_LINES = 40
_TABLE_WITHIN, _CELL = 6, 60  # lines, columns
_MASTHEAD_COLUMNS = 140  # a masthead of one line is no longer


def cover_length(lines: Sequence[Line]) -> int:
    """How many lines at the start are cover: up to the last that only a cover has, before prose and numbering."""
    length, named = 0, False
    lines = _without_astray(lines)
    for index, line in enumerate(lines[:_COVER_LINES]):
        if (
            is_note_heading(line.text)
            or is_prose(line)
            or (read_heading(line.text) and not _is_cover_line(line))
        ):
            break
        if line.block:
            continue
        if named and _is_column_title(line):
            continue
        if _heads_a_run(lines, index):
            break
        named = named or bool(TITLE.search(squeeze(line.text)) or ISSUE.search(line.text))
        issuer = named and length == index and _is_issuer(lines, index)
        year = named and (is_year(line.text) or spelt_out(line.text) != line.text)
        if _is_cover_line(line) or issuer or year or (index == 0 and _sole_title(lines)):
            length = index + 1
    return length


def unfolded(lines: Sequence[Line]) -> list[Line]:
    """The lines with a table at their head that holds a masthead taken apart: title, number, issuer, date in cells."""
    result: list[Line] = []
    for index, line in enumerate(lines):
        cells = _masthead_cells(line) if index < _TABLE_WITHIN else []
        result += [replace(line, text=cell, block=None, whole=True) for cell in cells] or [line]
    return result


def _masthead_cells(line: Line) -> list[str]:
    if not isinstance(line.block, Table):
        return []
    cells = [tidy(cell) for row in line.block.rows for cell in row if tidy(cell)]
    short = all(width(cell) <= _CELL and not closes(cell) for cell in cells)
    telling = sum(bool(_is_cover_line(Line(cell, 0)) or is_office(cell)) for cell in cells)
    return cells if short and telling >= 2 and 2 * telling >= len(cells) else []


def _without_astray(lines: Sequence[Line]) -> list[Line]:
    """What stands before the first heading and is deeper than it heads nothing: its type is that of a cover."""
    depths = [line.depth for line in lines if line.depth]
    first = next((i for i, line in enumerate(lines) if depths and line.depth == min(depths)), 0)
    return [replace(line, depth=0) if i < first else line for i, line in enumerate(lines)]


def _is_issuer(lines: Sequence[Line], index: int) -> bool:
    """The only office that has a line of its own; several are headings, and so is one right above a paragraph."""
    alone = sum(is_office(line.text) for line in lines) == 1
    prose = index + 1 < len(lines) and is_prose(lines[index + 1])
    return alone and is_office(lines[index].text) and not prose


def _heads_a_run(lines: Sequence[Line], index: int) -> bool:
    """第一季度 above 第二季度 further below, 2022年 above 一月, a day right above a text: no label of an issue."""
    flat = squeeze(lines[index].text)
    if _RUNNING_PERIOD.match(flat):
        return any(_RUNNING_PERIOD.match(squeeze(line.text)) and squeeze(line.text) != flat for line in lines)
    if _DAY.match(flat):
        days = {squeeze(line.text) for line in lines if _DAY.match(squeeze(line.text))}
        return len(days) > 2 and any(is_prose(line) for line in lines[index + 1 : index + 3])
    if not is_year(flat):
        return False
    below = squeeze(lines[index + 1].text) if index + 1 < len(lines) else ""
    others = any(is_year(line.text) and squeeze(line.text) != flat for line in lines)
    return others or bool(_CALENDAR.match(below))


def _is_column_title(line: Line) -> bool:
    """工作动态 below the title of the issue is a column of it, not another title."""
    flat = squeeze(line.text)
    return bool(TITLE.search(flat)) and not ISSUE.search(flat) and not BARE_TITLE.match(flat)


def _sole_title(lines: Sequence[Line]) -> bool:
    """A `#` title above lower headings. A file that knows its paragraphs has a style for titles as well."""
    first = lines[0]
    others = [line for line in lines[1:] if line.depth]
    sole = (
        not first.whole
        and first.depth > 0
        and len(others) > 1
        and all(line.depth > first.depth for line in others)
    )
    return sole and not (_is_yearbook_part(lines) and not TITLE.search(squeeze(first.text)))


def _is_yearbook_part(lines: Sequence[Line]) -> bool:
    """Entries in 【】 of which one is called 概况 are a part of a yearbook: what stands above them is its heading."""
    titles = [squeeze(line.text) for line in lines if line.text.startswith("【")]
    return len(titles) > 2 and any(title.startswith("【概况】") for title in titles)


def is_prose(line: Line) -> bool:
    return closes(line.text) and width(line.text) > 50 and not REMARK.match(line.text)


def _is_cover_line(line: Line) -> bool:
    text = tidy(line.text)
    if line.title:
        return True
    if not text or width(text) > _MASTHEAD_COLUMNS:
        return False
    if line.depth <= 1 and len(parts_of(text)) > 1:
        return True
    if width(text) > 90:
        return False
    if line.depth > 1:
        return _names_issue(text)
    return _has_cover_word(text) or _is_title(line) or (not closes(text) and _names_issue(text))


def _has_cover_word(text: str) -> bool:
    patterns = (HOST, DISTRIBUTION, STAFF, REMARK, TITLED, COVERED)
    return is_hosted(text) or any(pattern.match(text) for pattern in patterns)


def _is_title(line: Line) -> bool:
    flat = squeeze(line.text)
    if BARE_TITLE.match(flat):
        return True
    short = "，" not in flat and width(line.text) <= 50
    return short and bool(TITLE.search(flat)) and read_heading(line.text) is None


def _names_issue(text: str) -> bool:
    short = width(squeeze(text)) <= 60
    return short and (bool(ISSUE.search(text) and "，" not in text) or date_in(text) is not None)


def colophon_length(lines: Sequence[Line]) -> int:
    """How many lines at the end are colophon: the distribution list, the staff."""
    length = 0
    for count, line in enumerate(reversed(lines[-15:]), 1):
        text = tidy(line.text)
        listed = is_staff_list(text) and not is_byline(text)
        if (
            listed
            or STAFF_HEADING.match(squeeze(text))
            or is_hosted(text)
            or any(pattern.search(text) for pattern in (DISTRIBUTION, STAFF, HOST, PRINTED))
        ):
            length = count
        elif line.block or line.depth or closes(text) or width(text) > 80 or read_heading(text):
            break
    return length
