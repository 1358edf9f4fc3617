"""Markdown: headings are structure, blank lines separate paragraphs.

    # heading · ![caption](photos/x.jpg "credit") · > quote · - entry · 1. entry · | table | · **bold** [link](…)

A numbered line becomes a list entry only where no heading of the file is numbered the same way, for `1. ` is also
how a bulletin numbers its items; the decision is left to the parser, which gets such lines as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace

from manuscript.document import Block, Listing, Photo, Quote, Table
from manuscript.lines import Line, Source, join_texts, tidy, width
from manuscript.readers.decoding import decode
from manuscript.readers.inline import picture, spans, without_tags
from manuscript.readers.text import encoding_notices

_ATX = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_PROPERTY = re.compile(r"^(?:[A-Za-z_][\w -]*:.*|\s+.*|- .*|#.*|\s*)$")
_SETEXT = re.compile(r"^ {0,3}(=+|-{3,})\s*$")
_BULLET = re.compile(r"^\s*[-*+]\s+(?=\S)")
_QUOTE = re.compile(r"^\s*>\s?")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULER = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?$")
_RULE = re.compile(r"^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_ATTRIBUTION = re.compile(r"^(?:——|--|—)\s*(?=\S)")


def read(data: bytes) -> Source:
    text, encoding = decode(data)
    lines = _lines(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    photos = tuple(line.block.file for line in lines if isinstance(line.block, Photo) and line.block.file)
    return Source(tuple(lines), photos, encoding_notices(text, encoding), "markdown")


def _lines(raw: list[str]) -> list[Line]:
    lines: list[Line] = []
    index, gap = _after_front_matter(raw), 0
    while index < len(raw):
        content = raw[index]
        if not tidy(content) or (_RULE.match(content) and not _underlines(raw, index)):
            gap, index = gap + 1, index + 1
            continue
        line, used = _element(raw, index)
        lines.append(replace(line, gap_before=gap, page_break="\f" in content))
        index, gap = index + used, 0
    return lines


def _after_front_matter(raw: list[str]) -> int:
    if raw and raw[0].strip() == "---":
        for index, content in enumerate(raw[1:40], 1):
            if content.strip() == "---":
                return index + 1
            if not _PROPERTY.match(content):
                break
    return 0


def _underlines(raw: list[str], index: int) -> bool:
    return index > 0 and bool(tidy(raw[index - 1])) and bool(_SETEXT.match(raw[index]))


def _element(raw: list[str], index: int) -> tuple[Line, int]:
    """The element that starts at a line, and how many lines of the file it takes."""
    content = raw[index]
    heading = _ATX.match(content)
    if heading:
        return _text_line(heading[2], index, depth=len(heading[1])), 1
    below = raw[index + 1] if index + 1 < len(raw) else ""
    if _SETEXT.match(below) and not _ROW.match(content) and not _BULLET.match(content):
        return _text_line(content, index, depth=1 if "=" in below else 2), 2
    for pattern, build in ((_QUOTE, _quote), (_ROW, _table), (_BULLET, _listing)):
        if pattern.match(content):
            run = _run(raw, index, pattern)
            block = build(run)
            if block:
                # The text keeps the indents that tell how deep an entry of a list stands.
                return Line("\n".join(run), index + 1, block=block, whole=True), len(run)
    return _text_line(content, index), 1


def _run(raw: list[str], index: int, pattern: re.Pattern[str]) -> list[str]:
    end = index
    while end < len(raw) and pattern.match(raw[end]):
        end += 1
    return raw[index:end]


def _text_line(content: str, index: int, depth: int = 0) -> Line:
    untagged, bold = without_tags(content)
    photo = picture(tidy(untagged))
    if photo:
        return Line(tidy(untagged), index + 1, block=photo, whole=True)
    text, marks = spans(tidy(untagged))
    whole_bold = (
        len(marks) == 1 and marks[0].kind == "bold" and (marks[0].start, marks[0].end) == (0, len(text))
    )
    indent = width(untagged) - width(untagged.lstrip(" \t\u3000"))
    return Line(text, index + 1, depth=depth, indent=indent, bold=bold or whole_bold, marks=marks)


def _quote(run: list[str]) -> Block | None:
    lines = [tidy(_QUOTE.sub("", content)) for content in run]
    attribution = ""
    if len(lines) > 1 and _ATTRIBUTION.match(lines[-1]):
        attribution = _ATTRIBUTION.sub("", lines.pop())
    text = ""
    for line in lines:
        text = join_texts(text, spans(line)[0])
    return Quote(text, attribution)


def _table(run: list[str]) -> Block | None:
    ruled = len(run) > 1 and bool(_RULER.match(run[1]))
    rows = [_cells(content) for content in run if not _RULER.match(content)]
    if not rows:
        return None
    columns = max(len(row) for row in rows)
    headless = ruled and len(rows) > 1 and not any(rows[0])  # Markdown knows no table without a head
    rows = rows[headless:]
    return Table(tuple(row + ("",) * (columns - len(row)) for row in rows), has_header=ruled and not headless)


def _cells(content: str) -> tuple[str, ...]:
    inner = content.strip().strip("|").replace("\\|", "\0")
    return tuple(spans(tidy(cell))[0].replace("\0", "|") for cell in inner.split("|"))


def _listing(run: list[str]) -> Block | None:
    return Listing(tuple(spans(tidy(_BULLET.sub("", content)))[0] for content in run))
