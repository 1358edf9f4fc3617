"""A printed 本期要目: a heading, then entries, each a title and mostly a page, leaders between, perhaps over two lines.

    目录
    第一章 工作动态 ........ 1
    一、某某会议召开 …… 2

It may be set as a table or a list. It ends where the body repeats its first entry, else where lines stop looking
like entries. Levels follow the styles of numbering by custom, 1 the highest. Titles match the body's tolerantly, for
editors change one of the two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from manuscript.contents_entries import entries_in, levelled, title_and_page, without_page
from manuscript.cover_words import is_note_heading
from manuscript.document import Chapter, Listing, NewsItem, Section, Table
from manuscript.headings import read_heading
from manuscript.lines import Line, closes, essence, similarity, squeeze, title_keys, width
from manuscript.notices import Notice, notice
from manuscript.reading import Contents, ContentsEntry

_HEADINGS = frozenset(
    {
        "目录",
        "目錄",
        "目次",
        "要目",
        "本期要目",
        "本期目录",
        "本期目錄",
        "本期内容",
        "本期导读",
        "内容提要",
        "内容目录",
    }
    | {
        "总目录",
        "总目",
        "本期看点",
        "导读",
        "今日导读",
        "本报导读",
        "本刊导读",
        "内容导读",
        "今日要目",
        "contents",
        "tableofcontents",
        "目录contents",
        "contents目录",
    }
)
_BARE_PAGE = re.compile(r"^[（(]?(?:\d{1,4}|[ivxlIVXL]{1,6})[）)]?$")
_SAME = 0.55  # how alike two wordings of one title are
_SAME_NUMBER = 0.4
_REPEATED = 0.8  # share of entries that the body has word for word


@dataclass(frozen=True, slots=True)
class Split:
    front: tuple[Line, ...]
    contents: Contents
    body: tuple[Line, ...]


def split(lines: Sequence[Line]) -> Split:
    """The lines before the printed contents, the contents, and the lines after them."""
    lines = _unfolded(lines)
    start = next(
        (i for i, line in enumerate(lines[: max(60, len(lines) // 3)]) if is_contents_heading(line.text)),
        None,
    )
    if start is None:
        return Split((), Contents(), tuple(lines))
    heading = squeeze(lines[start].text)
    if start + 2 < len(lines) and is_contents_heading(lines[start + 1].text):
        start += 1  # 目录, and CONTENTS below it
    end = _end_of_block(lines, start + 1) or _before_headings(lines, start + 1, _end(lines, start + 1))
    entries = entries_in(lines[start + 1 : end], {essence(line.text) for line in lines[end:]})
    if len(entries) < 2:
        return Split((), Contents(), tuple(lines))
    return Split(tuple(lines[:start]), Contents(heading, levelled(entries)), tuple(lines[end:]))


def _unfolded(lines: Sequence[Line]) -> list[Line]:
    """The lines with a table or a list below 目录 taken apart; a table may hold that heading itself."""
    result: list[Line] = []
    for line in lines:
        headed = bool(result) and is_contents_heading(result[-1].text)
        texts: list[str] = []
        if isinstance(line.block, Table):
            heading = "".join(line.block.rows[0]) if line.block.rows else ""
            if headed or is_contents_heading(heading):
                texts = [*_table_texts(line.block.rows)]
        elif isinstance(line.block, Listing) and headed:
            result += _list_lines(line, line.block)
            continue
        parts = [replace(line, text=text, block=None) for text in texts if text.strip()]
        result += parts or [line]
    return result


def _list_lines(line: Line, listing: Listing) -> list[Line]:
    """A line for each entry, as deep as the source indents it where that can be told."""
    printed = line.text.split("\n")
    known = len(printed) == len(listing.entries)
    indents = [len(text) - len(text.lstrip()) for text in printed] if known else [0] * len(listing.entries)
    return [
        replace(line, text=text, indent=indent, block=None)
        for text, indent in zip(listing.entries, indents, strict=True)
        if text.strip()
    ]


def _end_of_block(lines: Sequence[Line], start: int) -> int:
    """Behind the entries that came out of one block of the source; 0 where they are lines of their own."""
    end = start
    while end < len(lines) and lines[end].number == lines[start].number:
        end += 1
    return end if end - start > 1 else 0


def _table_texts(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """An entry for each row; where pages stand in several columns, those on the left come first."""
    columns = range(max(map(len, rows), default=0))
    filled = {c: [row[c] for row in rows if c < len(row) and row[c].strip()] for c in columns}
    paged = [
        c for c in columns if c and 2 * sum(map(_is_page, filled[c])) > len(filled[c]) and filled[c]
    ]  # fmt: skip
    first = 0
    for last in [*paged, len(columns) - 1]:
        for row in rows:
            text = "\t".join(" ".join(cell.split()) for cell in row[first : last + 1] if cell.strip())
            if text:
                yield text
        first = last + 1


def _is_page(text: str) -> bool:
    return bool(_BARE_PAGE.match(text.strip()))


def is_contents_heading(text: str) -> bool:
    return essence(text) in _HEADINGS


def _end(lines: Sequence[Line], start: int) -> int:
    if start >= len(lines):
        return start
    first = essence(without_page(lines[start].text))
    limit = len(lines)
    printed = Counter(essence(line.text) for line in lines[start:])
    for index in range(start + 1, limit):
        if essence(lines[index].text) == first or (
            lines[index].depth and similarity(lines[index].text, first) > 0.9
        ):
            return index
        if (
            _is_prose(lines[index]) and printed[essence(lines[index].text)] < 2
        ):  # else a title, long and exclaimed
            limit = index
            break
    return _end_ofentries_in(lines, start, limit)


def _before_headings(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the body begins: with the headings above its first entry that the contents do not list."""
    styles = {_style_of(line) for line in lines[start : start + max(2, (end - start) // 2)]} | {("", 0)}
    if any(title_and_page(line.text)[1] for line in lines[start:end]):
        return end  # the last entry has a page
    while start + 2 < end < len(lines) and _style_of(lines[end - 1]) not in styles:
        end -= 1
    return end


def _style_of(line: Line) -> tuple[str, int]:
    heading = read_heading(line.text)
    return heading.style if heading else "", line.depth


def _is_prose(line: Line) -> bool:
    return bool(line.block) or (
        closes(line.text) and width(line.text) > 60 and not title_and_page(line.text)[1]
    )


def _end_ofentries_in(lines: Sequence[Line], start: int, limit: int) -> int:
    # The body begins with a heading that is not printed in the contents, or the contents have page numbers, or with
    # an editors' note behind entries nearly all of which stand in the body again.
    paged = [i for i in range(start, limit) if title_and_page(lines[i].text)[1]]
    if len(paged) >= 2:
        return paged[-1] + 1
    behind = {essence(line.text) for line in lines[limit:]}
    again = sum(essence(line.text) in behind for line in lines[start:limit])
    if again >= max(2, _REPEATED * (limit - start)):
        return limit
    seen: list[str] = []
    for index in range(start, limit):
        key = essence(lines[index].text)
        if any(similarity(key, other) >= 0.9 for other in seen):
            return index
        seen.append(key)
    wide_gap = [i for i in range(start + 1, limit) if lines[i].gap_before > lines[start + 1].gap_before]
    return wide_gap[0] if wide_gap else start


def find_entry(title: str, number: str, entries: Sequence[ContentsEntry], after: int = -1) -> int | None:
    """The entry that means a heading: the same words first, else the same number and like words. Entries that come
    after the one found last are preferred, for both run in the same order."""
    best, score = None, _SAME
    for index, entry in enumerate(entries):
        alike = _alike(title, entry.title)
        same_number = bool(number) and entry.number == number
        if alike < (_SAME_NUMBER if same_number else _SAME):
            continue
        value = alike + (0.2 if same_number else 0.0) + (0.1 if index > after else 0.0)
        if value > score:
            best, score = index, value
    return best


def _alike(title: str, listed: str) -> float:
    """高雄分会：青年组走读旧城 is listed for the title below 高雄分会; a title of several parts is listed by one of them."""
    unit, _, told = listed.partition("：")
    if told and essence(title) in {essence(unit), essence(told)}:
        return float(essence(title) == essence(told))
    return 1.0 if essence(listed) in title_keys(title) else similarity(title, listed)


def link(chapters: tuple[Chapter, ...], printed: Contents) -> tuple[tuple[Chapter, ...], tuple[Notice, ...]]:
    """Items with the wording of the contents where it differs, and notices for entries that match no heading."""
    if not printed.entries:
        return chapters, ()
    linker = _Linker(printed.entries)
    linked = tuple(linker.chapter(chapter) for chapter in chapters)
    missing = [
        entry
        for index, entry in enumerate(printed.entries)
        if index not in linker.used and not is_note_heading(entry.title)
    ]
    told = [notice("CONTENTS_ENTRY_UNMATCHED", entry.line, entry.title) for entry in missing]
    said = (
        linker.notices if linker.lists_items else [n for n in linker.notices if n.code != "NOT_IN_CONTENTS"]
    )
    return linked, (*said, *told)


class _Linker:
    """Walks headings and entries side by side."""

    def __init__(self, entries: Sequence[ContentsEntry]) -> None:
        self.entries, self.used, self.last = entries, set[int](), -1
        self.notices: list[Notice] = []
        self.items = self.listed = 0

    @property
    def lists_items(self) -> bool:
        """Whether the contents go down to items at all."""
        return 2 * self.listed >= self.items

    def chapter(self, chapter: Chapter) -> Chapter:
        self._find(chapter.title, chapter.number)
        return replace(chapter, sections=tuple(self._section(section) for section in chapter.sections))

    def _section(self, section: Section) -> Section:
        if section.title:
            self._find(section.title, section.number)
        return replace(section, items=tuple(self._item(item) for item in section.items))

    def _item(self, item: NewsItem) -> NewsItem:
        entry = self._find(item.title, item.number)
        self.items, self.listed = self.items + 1, self.listed + (entry is not None)
        if entry is None and self.used:
            self.notices.append(notice("NOT_IN_CONTENTS", 0, item.title))
        if entry is None or squeeze(entry.title) == squeeze(item.title):
            return item
        self.notices.append(notice("CONTENTS_WORDING", entry.line, entry.title, title=item.title))
        return replace(item, title_in_contents=entry.title)

    def _find(self, title: str, number: str) -> ContentsEntry | None:
        free = [i for i in range(len(self.entries)) if i not in self.used]
        place = find_entry(
            title, number, [self.entries[i] for i in free], sum(i <= self.last for i in free) - 1
        )
        if place is None:
            return None
        self.last = free[place]
        self.used.add(self.last)
        return self.entries[self.last]
