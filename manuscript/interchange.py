"""A reading as plain JSON data, schema bulletin-import-gold/1: for comparison, for the command line, for other tools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from manuscript.dates import Timeframe, find_dates
from manuscript.document import (
    DateSpan,
    Document,
    Figure,
    Inset,
    Kind,
    Listing,
    NewsItem,
    Paragraph,
    Photo,
    Precision,
    Quote,
    Section,
)
from manuscript.lines import essence, squeeze
from manuscript.organisations import named_in
from manuscript.reading import Reading

SCHEMA = "bulletin-import-gold/1"
_KINDS = {
    Kind.QUARTERLY: "bulletin",
    Kind.MONTHLY: "bulletin",
    Kind.YEARBOOK: "yearbook",
    Kind.BRIEFING: "briefing",
}

Json = dict[str, Any]


def as_dict(reading: Reading) -> Json:
    """The whole reading; empty values are null, as the schema has them."""
    listed = {squeeze(entry.title) for entry in reading.contents.entries}
    frame = reading.frame
    return {
        "schema": SCHEMA,
        "publication": _publication(reading),
        "contents": {
            "heading": reading.contents.heading or None,
            "entries": [
                {"level": e.level, "number": e.number or None, "title": e.title, "page": e.page or None}
                for e in reading.contents.entries
            ],
        },
        "chapters": [
            {
                "number": chapter.number or None,
                "title": chapter.title or None,
                "sections": [_section(section, listed, frame) for section in chapter.sections],
            }
            for chapter in reading.document.chapters
        ],
        "editors_note": reading.document.editors_note or None,
    }


def _publication(reading: Reading) -> Json:
    document, imprint = reading.document, reading.imprint
    return {
        "title": document.title or None,
        "issuer": document.issuer or None,
        "kind": _KINDS[document.kind] if document.kind else None,
        "issue_label": imprint.issue_label or None,
        "year": document.year,
        "data_year": imprint.data_year,
        "quarter": _period(document, Kind.QUARTERLY),
        "month": _period(document, Kind.MONTHLY),
        "issue_no": document.number,
        "total_no": document.total_number,
        "cover_dates": [{"text": date.text, "iso": date.iso} for date in imprint.cover_dates],
    }


def _period(document: Document, kind: Kind) -> int | None:
    return document.period if document.kind is kind else None


def _section(section: Section, listed: set[str], frame: Timeframe) -> Json:
    return {
        "number": section.number or None,
        "title": section.title or None,
        "district": section.region or None,
        "items": [_item(item, section.region, listed, frame) for item in section.items],
    }


def _item(item: NewsItem, region: str, listed: set[str], frame: Timeframe) -> Json:
    paragraphs = list(_paragraphs(item))
    return {
        "number": item.number or None,
        "title": item.title,
        "title_in_contents": item.title_in_contents or (item.title if squeeze(item.title) in listed else None),
        "title_source": "derived" if _is_derived(item, paragraphs) else "printed",
        "paragraphs": paragraphs,
        "event_date": _event(item.event),
        "dates": [_date(date.text, date.span) for text in paragraphs for date in find_dates(text, frame)],
        "district": item.region or region or None,
        "photos": list(_photos(item)),
        "signatures": list(item.bylines),
        "source": item.source or None,
        "links": [mark.target for block in item.blocks if isinstance(block, Paragraph) for mark in block.marks
                  if mark.kind == "link"],
        "insets": list(_insets(item)),
        "statistics": [_statistic(figure) for figure in item.figures],
        "organisations": named_in([item.title, *paragraphs]),
    }  # fmt: skip


def _is_derived(item: NewsItem, paragraphs: list[str]) -> bool:
    title = essence(item.title)
    return bool(
        title and paragraphs and not item.number and title in essence(paragraphs[0])[: len(title) + 16]
    )


def _texts(item: NewsItem) -> Iterator[tuple[object, list[str]]]:
    for block in item.blocks:
        if isinstance(block, Paragraph):
            yield block, [block.text]
        elif isinstance(block, Listing):
            yield (
                block,
                [f"{n}. {text}" if block.ordered else text for n, text in enumerate(block.entries, 1)],
            )
        elif isinstance(block, Quote):
            yield block, [f"{block.text}——{block.attribution}" if block.attribution else block.text]
        else:
            yield block, []


def _paragraphs(item: NewsItem) -> Iterator[str]:
    for _, texts in _texts(item):
        yield from texts


def _photos(item: NewsItem) -> Iterator[Json]:
    after = 0
    for block, texts in _texts(item):
        after += len(texts)
        if isinstance(block, Photo):
            yield {
                "after_paragraph": after,
                "count": 1,
                "caption": block.caption or None,
                "credit": block.credit or None,
                "file": block.file or None,
            }


def _insets(item: NewsItem) -> Iterator[Json]:
    after = 0
    for block, texts in _texts(item):
        after += len(texts)
        if isinstance(block, Inset):
            yield {"kind": block.kind.value, "after_paragraph": after, "text": block.text}


def _event(span: DateSpan | None) -> str | Json | None:
    if span is None:
        return None
    start, end = span.iso
    return start if start == end else {"start": start, "end": end}


def _date(text: str, span: DateSpan) -> Json:
    start, end = span.iso
    return {"text": squeeze(text), "start": start, "end": end, "precision": Precision(span.precision).value}


def _statistic(figure: Figure) -> Json:
    return {
        "metric": figure.metric,
        "value": _number(figure.value),
        "unit": figure.unit,
        "period": figure.period or None,
        "change_pct": _number(figure.change) if figure.change else None,
        "change_text": figure.change_text or None,
        "approx": figure.approximation or None,
        "subject": figure.subject or None,
        "kind": figure.kind.value,
    }


def _number(text: str) -> float | int:
    value = float(text)
    return int(value) if value.is_integer() else value
