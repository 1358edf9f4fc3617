"""What each fact of a reading rests on: the words, the line they stand in, and how far they can be trusted.

A person who checks an issue of forty items looks at the doubtful facts first. Confidence is no probability: it puts
the kinds of grounds in an order, and everything under DOUBTFUL deserves a look.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from manuscript.dates import FoundDate, find_dates
from manuscript.document import NewsItem, Photo, Precision
from manuscript.lines import Line, Source, essence
from manuscript.reading import Reading

DOUBTFUL = 0.75


class Fact(StrEnum):
    TITLE = "title"
    DISTRICT = "district"
    EVENT = "event"
    BYLINE = "byline"
    SOURCE = "source"
    CAPTION = "caption"


class Ground(StrEnum):
    """Why a fact is believed, best first within each fact."""

    IN_CONTENTS = "in_contents"  # the printed contents list the title in the same words
    MARKED = "marked"  # a number, a bracket or a heading style sets the title off
    SET_OFF = "set_off"  # nothing but its place and length
    OTHER_WORDS = "other_words"  # the printed contents word it differently
    DERIVED = "derived"  # first words of the text
    HEADING = "heading"  # the heading of its section is the name of a district
    OWN_NAME = "own_name"  # the item's own heading is
    FULL_DATE = "full_date"  # the year is printed
    YEAR_OF_ISSUE = "year_of_issue"
    MONTH_ONLY = "month_only"
    ONE_OF_SEVERAL = "one_of_several"  # the text names other days too
    IN_BRACKETS = "in_brackets"  # at the end of the item
    ELSEWHERE = "elsewhere"  # the words stand, but not where such words usually do
    BESIDE = "beside"  # printed at the picture
    MOVED = "moved"  # printed within another item


CONFIDENCE: Mapping[Ground, float] = {
    Ground.IN_CONTENTS: 1.0,
    Ground.HEADING: 1.0,
    Ground.FULL_DATE: 1.0,
    Ground.MARKED: 0.95,
    Ground.IN_BRACKETS: 0.95,
    Ground.BESIDE: 0.9,
    Ground.YEAR_OF_ISSUE: 0.9,
    Ground.OWN_NAME: 0.9,
    Ground.SET_OFF: 0.8,
    Ground.OTHER_WORDS: 0.7,
    Ground.ELSEWHERE: 0.7,
    Ground.ONE_OF_SEVERAL: 0.7,
    Ground.MONTH_ONLY: 0.7,
    Ground.MOVED: 0.5,
    Ground.DERIVED: 0.4,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """`item` counts in reading order from 0. `line` is 0 where the words could not be found again in the source."""

    item: int
    fact: Fact
    words: str
    ground: Ground
    line: int = 0

    @property
    def confidence(self) -> float:
        return CONFIDENCE[self.ground]

    @property
    def is_doubtful(self) -> bool:
        return self.confidence < DOUBTFUL


def evidence_of(source: Source, reading: Reading) -> tuple[Evidence, ...]:
    """For every title, district, date, byline, source and caption of the document, in its order."""
    told = _Told(reading)
    found: list[Evidence] = []
    passages = _passages(source.lines, reading.item_lines)
    numbered = (
        (chapter.title + section.title, section, item)
        for chapter in reading.document.chapters
        for section in chapter.sections
        for item in section.items
    )
    for index, ((headings, section, item), passage) in enumerate(zip(numbered, passages, strict=False)):
        found += _of_district(index, headings, item.region or section.region, passage)
        found += _of_item(index, item, passage, told)
    return tuple(found)


def as_rows(evidence: Sequence[Evidence]) -> list[dict[str, Any]]:
    """For JSON."""
    return [
        {
            "item": one.item,
            "fact": one.fact.value,
            "words": one.words,
            "line": one.line or None,
            "ground": one.ground.value,
            "confidence": one.confidence,
        }
        for one in evidence
    ]


class _Told:
    """What the notices and the printed contents say about items."""

    def __init__(self, reading: Reading) -> None:
        self.frame = reading.frame
        self.listed = {essence(entry.title) for entry in reading.contents.entries}
        self.derived = {one.line for one in reading.notices if one.code == "TITLE_DERIVED"}
        self.moved = {one.excerpt for one in reading.notices if one.code == "CAPTION_MOVED"}


class _Passage:
    """The lines of one item, and where any words of it stand."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._text, self._starts = "", []
        for line in lines:
            self._starts.append(len(self._text))
            self._text += essence(line.text)

    def line_of(self, words: str) -> int:
        """The number of the line in which these words begin, whatever was joined or spaced; 0 if nowhere."""
        needle = essence(words)
        at = self._text.find(needle) if needle else -1
        return self.lines[bisect_right(self._starts, at) - 1].number if at >= 0 else 0

    @property
    def first(self) -> Line | None:
        return self.lines[0] if self.lines else None


def _passages(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[_Passage]:
    ends = sorted({*starts, lines[-1].number + 1 if lines else 0})
    numbers = [line.number for line in lines]
    for start in starts:
        end = ends[min(bisect_right(ends, start), len(ends) - 1)]
        yield _Passage(lines[bisect_right(numbers, start - 1) : bisect_right(numbers, end - 1)])


def _of_item(index: int, item: NewsItem, passage: _Passage, told: _Told) -> Iterator[Evidence]:
    yield Evidence(
        index, Fact.TITLE, item.title, _title_ground(item, passage, told), _line(passage, item.title)
    )
    yield from _of_event(index, item, passage, told)
    for fact, words in ((Fact.SOURCE, item.source), *((Fact.BYLINE, name) for name in item.bylines)):
        if words:
            yield Evidence(index, fact, words, _signature_ground(words, passage), passage.line_of(words))
    yield from _of_captions(index, item, passage, told)


def _of_district(index: int, headings: str, region: str, passage: _Passage) -> Iterator[Evidence]:
    if region:
        # A district is named by a heading that is its name or its alias, so one shares a character or two with it.
        ground = Ground.HEADING if essence(region)[:2] in essence(headings) else Ground.OWN_NAME
        yield Evidence(index, Fact.DISTRICT, region, ground, _line(passage, region))


def _line(passage: _Passage, words: str) -> int:
    return passage.line_of(words) or (passage.first.number if passage.first else 0)


def _title_ground(item: NewsItem, passage: _Passage, told: _Told) -> Ground:
    if passage.first is not None and passage.first.number in told.derived:
        return Ground.DERIVED
    if item.title_in_contents and essence(item.title_in_contents) != essence(item.title):
        return Ground.OTHER_WORDS
    if essence(item.title) in told.listed:
        return Ground.IN_CONTENTS
    marked = item.number or (passage.first and (passage.first.depth or passage.first.text[:1] in "【〔■●▶★◆"))
    return Ground.MARKED if marked else Ground.SET_OFF


def _of_event(index: int, item: NewsItem, passage: _Passage, told: _Told) -> Iterator[Evidence]:
    if item.event is None:
        return
    dates = [date for text in (item.title, *item.paragraphs) for date in find_dates(text, told.frame)]
    own = [date for date in dates if date.span == item.event]
    days = {date.span for date in dates if date.span.precision is not Precision.YEAR}
    words = own[0].text if own else "—".join(dict.fromkeys(item.event.iso))
    yield Evidence(index, Fact.EVENT, words, _date_ground(item, own, len(days)), _line(passage, words))


def _date_ground(item: NewsItem, own: Sequence[FoundDate], days: int) -> Ground:
    if item.event and item.event.precision is Precision.MONTH:
        return Ground.MONTH_ONLY
    if not own:
        return Ground.ELSEWHERE
    if days > 2:
        return Ground.ONE_OF_SEVERAL
    return Ground.FULL_DATE if own[0].explicit else Ground.YEAR_OF_ISSUE


def _signature_ground(words: str, passage: _Passage) -> Ground:
    texts = [line.text for line in passage.lines[-3:]]
    tail = essence("".join(text[max(text.rfind("（"), text.rfind("(")) :] for text in texts))
    return Ground.IN_BRACKETS if essence(words) in tail else Ground.ELSEWHERE


def _of_captions(index: int, item: NewsItem, passage: _Passage, told: _Told) -> Iterator[Evidence]:
    for photo in item.blocks:
        if isinstance(photo, Photo) and photo.caption:
            is_moved = any(photo.caption.startswith(words.rstrip("…")) for words in told.moved)
            ground = Ground.MOVED if is_moved else Ground.BESIDE
            yield Evidence(index, Fact.CAPTION, photo.caption, ground, passage.line_of(photo.caption))
