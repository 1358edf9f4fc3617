"""Plain text: one paragraph a line, two blanks before it, numbers as printed. UTF-8 with a mark in front, so that
every editor on Windows reads it. The importer reads it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from editions.volume import Volume
from manuscript.document import Attachment, Block, Inset, Listing, Paragraph, Photo, Quote, Table

from .format import Format
from .walk import (
    Heading,
    Signature,
    caption_of,
    clean,
    cover_date,
    errata_lines,
    headings,
    inset_text,
    issue_line,
    note_lines,
    plain,
    refuse_untitled,
    walk,
)

_INDENT = "　　"
_CHAPTER_GAP, _HEADING_GAP = 2, 1


def build(volume: Volume) -> bytes:
    refuse_untitled(volume)
    lines = [*_cover(volume), *_contents(volume), *_note(volume)]
    for part in walk(volume):
        lines += _heading(part) if isinstance(part, Heading) else _block(part)
    lines += _errata(volume)
    return ("\ufeff" + "\r\n".join(lines).strip("\r\n") + "\r\n").encode()


def _cover(volume: Volume) -> Iterator[str]:
    issue = volume.document
    told = [clean(issue.title), issue_line(volume), clean(issue.issuer), cover_date(volume)]
    told += [clean(volume.permit), clean(volume.notice)]
    told += [f"{clean(label)}：{clean(value)}" for label, value in volume.colophon]
    yield from filter(None, told)
    yield ""


def _contents(volume: Volume) -> Iterator[str]:
    found = headings(volume)
    if len(found) < 2 or any(not one.number and one.rank != "item" for one in found):
        return  # without a number an entry and the heading of the same words could not be told apart
    yield from ("", "本期要目", "")
    for heading in found:
        yield _label(heading)
    yield ""


def _note(volume: Volume) -> list[str]:
    lines = note_lines(volume)
    return ["", "卷首语", "", *(_INDENT + line for line in lines)] if lines else []


def _label(heading: Heading) -> str:
    return heading.label if heading.number or heading.rank != "item" else f"【{heading.title}】"


def _heading(heading: Heading) -> list[str]:
    gap = _CHAPTER_GAP if heading.rank == "chapter" else _HEADING_GAP
    return [*[""] * gap, _label(heading), ""]


def _block(part: Block | Signature) -> list[str]:
    return _BLOCKS[type(part)](part)


def _photo(photo: Photo) -> list[str]:
    return ["", f"图：{caption_of(photo)}", ""] if caption_of(photo) else []


def _quote(quote: Quote) -> list[str]:
    by = f"——{quote.attribution}" if quote.attribution else ""
    return [f"{_INDENT}{quote.text}{by}"]


def _table(table: Table) -> list[str]:
    """Cells parted by tabs: such rows can be taken into a spreadsheet."""
    return ["", *filter(None, [table.caption]), *map("\t".join, table.rows), ""]


def _listing(listing: Listing) -> list[str]:
    entries = enumerate(listing.entries, 1)
    return [_INDENT + (f"({place}){entry}" if listing.ordered else entry) for place, entry in entries]


_BLOCKS: dict[type, Callable[..., list[str]]] = {
    Paragraph: lambda part: [_INDENT + plain(part)] if plain(part) else [],
    Signature: lambda part: [_INDENT + line for line in part.lines],
    Photo: _photo,
    Quote: _quote,
    Listing: _listing,
    Table: _table,
    Attachment: lambda part: [f"{_INDENT}附件：{part.title or part.file}"],
    Inset: lambda part: [_INDENT + inset_text(part)],
}


def _errata(volume: Volume) -> list[str]:
    lines = errata_lines(volume)
    return ["", "", "勘误", "", *(_INDENT + line for line in lines)] if lines else []


FORMAT = Format("text", ".txt", "text/plain; charset=utf-8", build)
