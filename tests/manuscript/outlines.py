"""A reading as a few lines of text, to compare with an expectation that a person has checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from manuscript.document import Listing, NewsItem, Paragraph, Photo
from manuscript.parser import Reading, parse
from manuscript.readers import read
from manuscript.vocabulary import Name, Vocabulary

SEEDS = Path(__file__).parents[1] / "seeds"
REGIONS = Vocabulary(
    (
        Name("张家港市", ("张家港",)),
        Name("常熟市", ("常熟",)),
        Name("工业园区", ("园区", "苏州工业园区")),
    )
)


def reading_of(text: str, name: str = "issue.txt", vocabulary: Vocabulary = REGIONS) -> Reading:
    return parse(read(text.encode(), name), vocabulary)


def outline(reading: Reading) -> str:
    return "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    document = reading.document
    facts = (document.title, document.issuer, document.kind, document.year, document.period)
    yield " | ".join(str(fact or "-") for fact in (*facts, document.number, document.total_number))
    yield " ".join(
        ["cover:", reading.imprint.issue_label or "-", *(d.iso for d in reading.imprint.cover_dates)]
    )
    for entry in reading.contents.entries:
        yield f"contents {entry.level} {entry.number or '-'} {entry.title} p{entry.page or '-'}"
    for line in (*reading.imprint.distribution, *reading.imprint.staff):
        yield f"imprint: {' '.join(line.split())}"
    if document.editors_note:
        yield f"note: {document.editors_note}"
    for chapter in document.chapters:
        yield f"# {chapter.number or '-'} {chapter.title or '-'}"
        for section in chapter.sections:
            yield f"## {section.number or '-'} {section.title or '-'} [{section.region}]"
            for item in section.items:
                yield from _item(item)
    yield from (f"notice {notice.code} {notice.line}" for notice in reading.notices)


def _item(item: NewsItem) -> Iterator[str]:
    dates = "/".join(item.event.iso) if item.event else "-"
    yield f"- {item.number or '-'} {item.title} | {dates} | {item.region} | {item.source} | {'、'.join(item.bylines)}"
    for block in item.blocks:
        if isinstance(block, Paragraph):
            yield f"  P {block.text}" + "".join(
                f" <{m.kind} {block.text[m.start : m.end]}>" for m in block.marks
            )
        elif isinstance(block, Photo):
            yield f"  photo {block.file or '?'} {block.caption} / {block.credit}"
        elif isinstance(block, Listing):
            yield f"  list {'；'.join(block.entries)}"
        else:
            yield f"  {block}"
