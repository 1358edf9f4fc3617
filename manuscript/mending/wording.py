"""Words that change their role: a title that becomes text, text that becomes a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from manuscript.dates import Timeframe, majority_year
from manuscript.document import (
    Block,
    Chapter,
    DateSpan,
    Document,
    Kind,
    Mark,
    NewsItem,
    Paragraph,
    Photo,
    Section,
)
from manuscript.headings import read_heading
from manuscript.lines import squeeze, tidy
from manuscript.periods import timeframe
from manuscript.titles import first_clause

LONGEST_DERIVED = 40  # characters of a title that only repeats its text


def as_paragraphs(part: Chapter | Section | NewsItem, blocks: Sequence[Block] = ()) -> tuple[Paragraph, ...]:
    """The heading of a part as text; nothing where it only repeats how the blocks below it begin."""
    words = " ".join(filter(None, (part.number, part.title)))
    opening = blocks[0].text if blocks and isinstance(blocks[0], Paragraph) else ""
    if not words or (part.title and squeeze(opening).startswith(squeeze(words))):
        return ()
    return (Paragraph(words),)


def numbered(text: str) -> tuple[str, str]:
    """Number and title of a line that is a heading, as printed."""
    heading = read_heading(text)
    if heading is None or not heading.number or heading.run_in or not heading.title:
        return "", tidy(text)
    return heading.number, heading.title


def derived_title(blocks: Sequence[Block]) -> str:
    """What text without a title is called: its first words, or a caption, which stay where they are."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    captions = [block.caption for block in blocks if isinstance(block, Photo)]
    text = next(filter(None, map(tidy, (*texts, *captions))), "")
    return first_clause(text)[:LONGEST_DERIVED]


def joined_sources(*sources: str) -> str:
    return "；".join(dict.fromkeys(filter(None, sources)))


def joined_names(*names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for some in names for name in some))


def cut_marks(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """Those of text[start:end], counted from its start."""
    return tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in marks
        if mark.start < end and mark.end > start
    )


def frame_of(document: Document) -> Timeframe:
    """The time its items tell of, as when it was read."""
    if document.kind is Kind.YEARBOOK or document.year is None:
        majority = majority_year(text for item in document.items() for text in item.paragraphs)
        return Timeframe(majority or (document.year - 1 if document.year else None))
    return timeframe(document.kind, document.year, document.period, document.cover_date)


def first_of(*spans: DateSpan | None) -> DateSpan | None:
    return next(filter(None, spans), None)
