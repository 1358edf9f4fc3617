"""Lines -> Document. Conducts the modules that know something; holds no regular expression of its own.

    lines - page furniture - cover - contents - captions, scans, gaps - outline - items - Document

Every step says aloud where it was in doubt. What no step understands is quoted in a notice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from manuscript import (
    brackets,
    captions,
    contents,
    covers,
    gaps,
    masthead,
    scans,
    title_blocks,
    title_bylines,
)
from manuscript.assembly import Assembly
from manuscript.candidates import find_candidates
from manuscript.cover_words import is_note, is_note_heading, names_issue, without_note_label
from manuscript.dates import Timeframe, majority_year
from manuscript.depths import realigned
from manuscript.document import Chapter, Document, Kind
from manuscript.figures import proposed
from manuscript.items import compose, marry_captions
from manuscript.kickers import kickers, with_kickers
from manuscript.layout import Layout, measure
from manuscript.lines import Line, Source, essence
from manuscript.masthead import Cover
from manuscript.notices import Notice, Unreadable, notice
from manuscript.outline import Node, build, without_inner_runs
from manuscript.page_marks import Cleaned, clean
from manuscript.placing import place_captions
from manuscript.readers.package import laid_out
from manuscript.reading import Contents, ContentsEntry, CoverDate, Imprint, Reading
from manuscript.roles import settle
from manuscript.titles import merge_titles
from manuscript.vocabulary import Vocabulary

__all__ = ["Contents", "ContentsEntry", "CoverDate", "Imprint", "Notice", "Reading", "parse"]


@dataclass(frozen=True, slots=True)
class _Parts:
    """The lines of a document by the part they belong to."""

    cover: Cover
    contents: Contents
    body: list[Line]


def parse(
    source: Source, vocabulary: Vocabulary, *, year: int | None = None, period: int | None = None
) -> Reading:
    """The document a source contains, with everything that a person should check.

    A `year` or `period` that a person gives counts for more than what the source prints, for dates in the text too.
    """
    if source.document is not None:
        return _as_packed(source.document, year, period)
    cleaned = clean(source.lines)
    parts = _divide(cleaned.lines)
    parts = replace(parts, cover=parts.cover.as_given(year, period))
    layout = measure(parts.body)
    body, notices = _furnish(parts.body, layout)
    body = title_bylines.marked(body, parts.contents.entries, layout)
    notices += title_bylines.told(body)
    root = _outline(body, layout, parts.contents, source.format)
    kind = parts.cover.kind or _kind_of(root)
    frame, data_year = _timeframe(parts.cover, body)
    running = _chapter_name(cleaned.running_heads, root, parts.cover)
    assembly = Assembly(layout, frame, vocabulary, running)
    chapters = assembly.chapters(root)
    if not any(section.items for chapter in chapters for section in chapter.sections):
        raise Unreadable("NO_STRUCTURE")
    chapters, moved = place_captions(chapters, frame, assembly.item_lines)
    chapters, linked = contents.link(chapters, parts.contents)
    note, leading = _leading_text(root, layout, assembly)
    note = "\n".join(text for text in (parts.cover.note, note) if text)
    document = _document(parts.cover, kind, chapters, note)
    told = (*source.notices, *cleaned.notices, *_cover_notices(parts.cover), *leading, *_time_notices(frame))
    return Reading(
        document=proposed(document),
        contents=parts.contents,
        imprint=_imprint(parts.cover, data_year),
        notices=(*told, *notices, *assembly.notices, *moved, *linked),
        dropped=_dropped(source, cleaned),
        item_lines=tuple(assembly.item_lines),
    )


def _as_packed(document: Document, year: int | None, period: int | None) -> Reading:
    """A package says what it is; only a person knows better."""
    if not any(True for _item in document.items()):
        raise Unreadable("NO_STRUCTURE")
    document = replace(document, year=year or document.year, period=period or document.period)
    return Reading(document, item_lines=laid_out(document)[1])


def _dropped(source: Source, cleaned: Cleaned) -> dict[str, int]:
    fillers = {"replacement characters": source.fillers} if source.fillers else {}
    return {**source.dropped, **cleaned.dropped, **fillers}


def _divide(lines: Sequence[Line]) -> _Parts:
    split = contents.split(covers.unfolded(lines))
    body = list(split.body)
    front = list(split.front)
    if not split.contents.entries:
        length = covers.cover_length(body)
        front, body = body[:length], body[length:]
    tail = covers.colophon_length(body)
    colophon = body[len(body) - tail :]
    return _Parts(masthead.read_cover(front, colophon), split.contents, body[: len(body) - tail])


def _furnish(body: Sequence[Line], layout: Layout) -> tuple[list[Line], list[Notice]]:
    """The body with captions, scans and the gaps of photos told apart from its text."""
    lines = scans.extract(captions.extract(brackets.mend(body), layout))
    rule = gaps.infer(lines, layout)
    filled = gaps.fill(lines, rule)
    notices = []
    added = len(filled) - len(lines)
    if rule and added:
        code = "GAPS_AS_PHOTOS" if rule.certain else "GAPS_ASSUMED_PHOTOS"
        notices.append(notice(code, count=added, blank=rule.normal + rule.unit))
    return merge_titles(marry_captions(filled), layout), notices


def _outline(body: Sequence[Line], layout: Layout, printed: Contents, form: str) -> Node:
    body = title_blocks.joined(realigned(body, printed.entries), printed.entries, layout)
    found = find_candidates(body, layout, printed.entries)
    upper = kickers(found)
    if upper:
        body = with_kickers(body, upper)
        found = find_candidates(body, layout, printed.entries)
    candidates = without_inner_runs(found)
    if not candidates:
        raise Unreadable("NO_STRUCTURE")
    root = build(candidates, body)
    settle(root, printed.entries, listings=form == "markdown")
    return root


def _kind_of(root: Node) -> Kind | None:
    """Entries in 【】 that open with a 概况 are how a yearbook is written."""
    titles = [
        essence(node.heading.title)
        for child in root.children
        for node in (child, *child.children, *(g for c in child.children for g in c.children))
        if node.heading.style == "bracket【"
    ]
    return Kind.YEARBOOK if "概况" in titles and len(titles) >= 2 else None


def _timeframe(cover: Cover, body: Sequence[Line]) -> tuple[Timeframe, int | None]:
    """The time the items tell of. A yearbook tells of the year most of its dates name, not of its own."""
    majority = majority_year(line.text for line in body)
    if cover.year is None or cover.kind is Kind.YEARBOOK:
        return Timeframe(majority or (cover.year - 1 if cover.year else None)), majority
    return cover.frame, None


def _chapter_name(heads: Sequence[str], root: Node, cover: Cover) -> str:
    """The running head that names the chapter: it is neither the title of the issue nor printed as a heading."""
    known = {essence(child.heading.title) for child in root.children}
    known |= {essence(deeper.heading.title) for child in root.children for deeper in child.children}
    known |= {essence(cover.title), essence(cover.issue_label), essence(cover.issuer)}
    title = essence(cover.title)
    names = [
        head
        for head in heads
        if essence(head) not in known
        and not names_issue(head)
        and essence(head) not in title
        and not (title and essence(head).startswith(title))  # the title with its period behind it
    ]
    return names[0] if len(names) == 1 else ""


def _leading_text(root: Node, layout: Layout, assembly: Assembly) -> tuple[str, list[Notice]]:
    """Text before the first heading is the editors' note; unless it says so itself (编者按：…), that is told."""
    named = bool(root.lines) and is_note_heading(root.lines[0].text)
    texts = compose(root.lines[named:], layout).plain
    labelled = named or (bool(texts) and is_note(texts[0]))
    notices = [notice("LEADING_TEXT", root.lines[0].number, texts[0])] if texts and not labelled else []
    return "\n".join([*map(without_note_label, texts), *assembly.editors_note]), notices


def _cover_notices(cover: Cover) -> list[Notice]:
    notices = [notice("COVER_LINE", line.number, line.text) for line in cover.unread]
    years = {date.iso[:4] for date in cover.dates}
    if cover.year and years - {str(cover.year)}:
        notices.append(
            notice("COVER_DATE_DIFFERS", 0, "、".join(d.text for d in cover.dates), year=cover.year)
        )
    return notices


def _time_notices(frame: Timeframe) -> list[Notice]:
    return [] if frame.year else [notice("NO_YEAR")]


def _document(cover: Cover, kind: Kind | None, chapters: tuple[Chapter, ...], note: str) -> Document:
    return Document(
        title=cover.title,
        issuer=cover.issuer,
        kind=kind,
        year=cover.year,
        period=cover.period,
        number=cover.number,
        total_number=cover.total_number,
        cover_date=cover.date,
        editors_note=note,
        chapters=chapters,
    )


def _imprint(cover: Cover, data_year: int | None) -> Imprint:
    return replace(
        Imprint(),
        issue_label=cover.issue_label,
        cover_dates=cover.dates,
        distribution=cover.distribution,
        staff=cover.staff,
        data_year=data_year,
    )
