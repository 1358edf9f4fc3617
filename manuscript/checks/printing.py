"""What the file as printed shows: places that intake joined, moved or left out, and where it may be wrong.

These checks see lines, not a document; their findings name a line. What is everywhere is told once, with its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from manuscript import captions
from manuscript.checks.findings import Level
from manuscript.checks.printed import Mark, PrintCheck, Printed, is_open, joint, mark
from manuscript.document import Inset, InsetKind
from manuscript.headings import read_heading
from manuscript.lines import Line, closes, join_texts, squeeze, width
from manuscript.page_marks import clean


def _broken(printed: Printed) -> Iterator[tuple[Line, Line, bool]]:
    """Both lines of every broken sentence of a file that is not wrapped, and whether a picture broke it."""
    if printed.layout.wrapped:
        return
    normal = max(printed.layout.block_gap, 1)
    for before, after in pairwise(printed.body):
        if is_open(before, after) and (after.gap_before or after.page_break):
            yield before, after, after.gap_before >= normal + 2


def broken_by_picture(printed: Printed) -> Iterator[Mark]:
    for before, after, picture in _broken(printed):
        if picture:
            yield mark(before.number, joint(before, after), next=after.number)


def broken_by_page(printed: Printed) -> Iterator[Mark]:
    for before, after, picture in _broken(printed):
        if not picture:
            yield mark(before.number, joint(before, after), next=after.number)


def hard_wrap(printed: Printed) -> Iterator[Mark]:
    layout = printed.layout
    ends = [
        (before, after)
        for before, after in pairwise(printed.body)
        if layout.wrapped and not layout.ends_paragraph(before, after) and width(before.text) > 8
    ]
    if ends:
        before, after = ends[0]
        yield mark(before.number, joint(before, after), columns=layout.full, count=len(ends))


def column_break(printed: Printed) -> Iterator[Mark]:
    """Where a column or page ends in the middle of a sentence, the next line close below; told once."""
    layout = printed.layout
    places = [
        after
        for before, after in pairwise(printed.body)
        if layout.wrapped and after.page_break and after.gap_before < max(layout.line_gap, 1)
        and not closes(before.text) and not read_heading(after.text)
    ]  # fmt: skip
    if places:
        yield mark(places[0].number, places[0].text, count=len(places))


def title_wrapped(printed: Printed) -> Iterator[Mark]:
    """A bracketed title over two lines; told once."""
    opened = [line for line in printed.body if "【" in line.text and "】" not in line.text]
    if opened:
        after = next((line for line in printed.body if line.number > opened[0].number), opened[0])
        yield mark(opened[0].number, join_texts(opened[0].text, after.text), count=len(opened))


def replacement_character(printed: Printed) -> Iterator[Mark]:
    for number, text in enumerate(printed.raw, 1):
        if "\ufffd" in text:
            place = text.index("\ufffd")
            yield mark(number, text[max(0, place - 8) : place + 8])


def running_head(printed: Printed) -> Iterator[Mark]:
    """A running head that stood where a sentence goes on."""
    lines = list(printed.source.lines)
    for notice in printed.reading.notices:
        if notice.code != "RUNNING_HEAD":
            continue
        index = next((i for i, line in enumerate(lines) if line.number == notice.line), 0)
        if 0 < index < len(lines) - 1 and not closes(lines[index - 1].text):
            yield mark(notice.line, notice.excerpt)


def _captions(printed: Printed) -> list[tuple[Line, Line, Line]]:
    """Caption lines with the lines before and after them."""
    lines = captions.extract(clean(printed.body).lines, printed.layout)
    return [
        (before, line, after)
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
        if line.block and not line.marks and line.text and line not in printed.body
    ]


#: A paragraph that ends in a byline has ended.
_BYLINE = re.compile(r"(?<=[。！？”])[（(][^（）()]{2,20}[）)]$")


def caption_inside(printed: Printed) -> Iterator[Mark]:
    for before, line, after in _captions(printed):
        open_end = (
            not closes(_BYLINE.sub("", before.text)) and not before.block and not read_heading(before.text)
        )
        if open_end and not read_heading(after.text):
            yield mark(line.number, line.text)


def caption_far(printed: Printed) -> Iterator[Mark]:
    for notice in printed.reading.notices:
        if notice.code == "CAPTION_MOVED":
            head = squeeze(notice.excerpt)[:12]
            line = next(
                (line.number for line in printed.body if squeeze(line.text).startswith(head)), notice.line
            )
            yield mark(line, notice.excerpt, **dict(notice.details))


def scan_text(printed: Printed) -> Iterator[Mark]:
    for item in printed.reading.document.items():
        for block in item.blocks:
            if isinstance(block, Inset) and block.kind is InsetKind.DOCUMENT_SCAN:
                first = squeeze(block.text.split("\n", 1)[0])[:6]
                line = next((one.number for one in printed.body if squeeze(one.text)[:6] == first), 0)
                yield mark(line, block.text.split("\n", 1)[0])


CHECKS = (
    PrintCheck("paragraph-broken-by-picture", Level.HINT, broken_by_picture),
    PrintCheck("paragraph-broken-by-page", Level.HINT, broken_by_page),
    PrintCheck("column-break", Level.HINT, column_break),
    PrintCheck("hard-wrap", Level.HINT, hard_wrap),
    PrintCheck("entry-title-wrapped", Level.HINT, title_wrapped),
    PrintCheck("replacement-character", Level.WARNING, replacement_character),
    PrintCheck("running-head-in-text", Level.HINT, running_head),
    PrintCheck("caption-inside-paragraph", Level.WARNING, caption_inside),
    PrintCheck("caption-far-from-entry", Level.WARNING, caption_far),
    PrintCheck("scan-text-in-body", Level.HINT, scan_text),
)
