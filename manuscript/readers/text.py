"""Plain text: one line of the file is one line of the source.

A page break is a form feed, or a single space that opens a line in a file whose lines otherwise start at the
margin (what converters leave of a form feed). `#` marks that a converter put before headings become `depth`.
"""

from __future__ import annotations

import re

from manuscript.columns import part_columns
from manuscript.lines import Line, Source, tidy, width
from manuscript.notices import Notice, notice
from manuscript.readers import tab_rows
from manuscript.readers.decoding import decode
from manuscript.readers.inline import bare_links, picture, without_tags

_HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")


def read(data: bytes) -> Source:
    text, encoding = decode(data)
    lines, parted = part_columns(number_lines(text))
    lines = tuple(tab_rows.folded(lines))
    photos = tuple(line.block.file for line in lines if line.block and getattr(line.block, "file", ""))
    return Source(lines, photos, (*encoding_notices(text, encoding), *parted), "text", text.count("\ufffd"))


def encoding_notices(text: str, encoding: str) -> tuple[Notice, ...]:
    """A notice when bytes were lost in decoding."""
    if not encoding.endswith("+damaged"):
        return ()
    lost = [number for number, line in enumerate(text.splitlines(), 1) if "\ufffd" in line]
    return (
        notice(
            "DAMAGED_BYTES",
            lost[0] if lost else 0,
            encoding=encoding.split("+", maxsplit=1)[0],
            places=len(lost),
        ),
    )


def number_lines(text: str) -> tuple[Line, ...]:
    """Lines with the blank lines before them counted and page breaks noted."""
    raw = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").split("\n")
    spaced_pages = _space_means_page(raw)
    lines: list[Line] = []
    gap, page = 0, False
    for number, content in enumerate(raw, 1):
        if not tidy(content):
            broke = "\f" in content or (spaced_pages and content == " ")
            page, gap = page or broke, gap + (0 if broke else 1)
            continue
        page = page or content.startswith("\f") or (spaced_pages and _lone_space(content))
        lines.append(_line(content.strip("\f"), number, gap, page))
        gap, page = 0, content.endswith("\f")
    return tuple(lines)


def _line(content: str, number: int, gap: int, page: bool) -> Line:
    content, bold = without_tags(content)
    heading = _HEADING.match(content)
    body = content[heading.end() :] if heading else content
    bare, links = bare_links(tidy(body))
    indent = width(body) - width(body.lstrip(" \t\u3000"))
    return Line(
        text=bare,
        number=number,
        gap_before=gap,
        page_break=page,
        depth=len(heading[1]) if heading else 0,
        indent=0 if page and indent == 1 else indent,
        bold=bold,
        marks=links,
        block=picture(bare),
    )


def _lone_space(content: str) -> bool:
    return content[:1] == " " and content[1:2].strip() != ""


def _space_means_page(raw: list[str]) -> bool:
    """A single leading space is a page break only where it is rare."""
    filled = [content for content in raw if content.strip()]
    lone = sum(map(_lone_space, filled)) + raw.count(" ")
    return 0 < lone <= max(2, len(filled) // 8)
