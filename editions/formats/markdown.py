"""Markdown (CommonMark with tables): for tools and archives. The importer reads it back.

A picture is named as the volume names it; its file travels in the package, not here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from editions.volume import Volume
from manuscript.document import Attachment, Block, Inset, Listing, Paragraph, Photo, Quote, Table

from .format import Format
from .walk import (
    Heading,
    Run,
    Signature,
    clean,
    cover_date,
    errata_lines,
    inset_text,
    issue_line,
    note_lines,
    refuse_untitled,
    runs,
    walk,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_OPENING = re.compile(r"^(\d{1,9})([.)])(?=\s)|^([#+\-=~])")  # what opens a heading, a list, a rule
_UNSAFE = re.compile(r"[\s()<>\"]")


def build(volume: Volume) -> bytes:
    refuse_untitled(volume)
    blocks = [*_cover(volume)]
    for part in walk(volume):
        if isinstance(part, Heading):
            blocks.append(f"{'#' * (part.level + 1)} {_escaped(part.label)}")
        else:
            blocks += _block(part)
    errata = errata_lines(volume)
    blocks += ["## 勘误", *map(_text, errata)] if errata else []
    return ("\n\n".join(blocks) + "\n").encode()


def _cover(volume: Volume) -> Iterator[str]:
    issue = volume.document
    yield f"# {_escaped(clean(issue.title))}"
    told = [issue_line(volume), clean(issue.issuer), cover_date(volume), clean(volume.permit)]
    told += [clean(volume.notice), *(f"{clean(label)}：{clean(value)}" for label, value in volume.colophon)]
    yield from map(_text, filter(None, told))
    note = note_lines(volume)
    yield from ["## 卷首语", *map(_text, note)] if note else []


def _block(part: Block | Signature) -> list[str]:
    return _BLOCKS[type(part)](part)


def _paragraph(paragraph: Paragraph) -> list[str]:
    text = "".join(map(_run, runs(paragraph))).strip()
    return [_opened(text)] if text else []


def _photo(photo: Photo) -> list[str]:
    credit = f' "{_quoted(photo.credit)}"' if photo.credit else ""
    return [f"![{_escaped(photo.caption)}]({_address(photo.file)}{credit})"]


def _quote(quote: Quote) -> list[str]:
    by = [f"> ——{_escaped(quote.attribution)}"] if quote.attribution else []
    return ["\n".join([f"> {_text(quote.text)}", *by])]


def _entries(listing: Listing) -> list[str]:
    signs = (f"{place}." if listing.ordered else "-" for place in range(1, len(listing.entries) + 1))
    return [f"{sign} {_text(entry)}" for sign, entry in zip(signs, listing.entries, strict=True)]


def _rows(table: Table) -> Iterator[str]:
    """Markdown knows no table without a head: an empty one stands for none."""
    across = max(map(len, table.rows), default=0)
    rows = table.rows if table.has_header else (("",) * across, *table.rows)
    for place, row in enumerate(rows):
        cells = [*map(_escaped, row), *[""] * (across - len(row))]
        yield f"| {' | '.join(cells)} |"
        if place == 0:
            yield f"|{' --- |' * across}"


_BLOCKS: dict[type, Callable[..., list[str]]] = {
    Paragraph: _paragraph,
    Signature: lambda part: list(map(_text, part.lines)),
    Photo: _photo,
    Quote: _quote,
    Listing: lambda part: ["\n".join(_entries(part))],
    Table: lambda part: [*map(_text, filter(None, [part.caption])), "\n".join(_rows(part))],
    Attachment: lambda part: [f"附件：[{_escaped(part.title or part.file)}]({_address(part.file)})"],
    Inset: lambda part: [f"> {_text(inset_text(part))}"],
}


def _run(run: Run) -> str:
    """Marks stand next to the words: blanks at the ends of a run go outside."""
    words = run.text.strip()
    if not words:
        return run.text
    marked = _escaped(words)
    if run.bold or run.italic:
        sign = "*" * (2 * run.bold + run.italic)
        marked = f"{sign}{marked}{sign}"
    if run.link:
        marked = f"[{marked}]({_address(run.link)})"
    before, after = run.text.split(words[0], 1)[0], run.text[len(run.text.rstrip()) :]
    return f"{before}{marked}{after}"


def _text(text: str) -> str:
    return _opened(_escaped(text))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _opened(text: str) -> str:
    return _OPENING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", text)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _address(target: str) -> str:
    """Without what would end it."""
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), target)


FORMAT = Format("markdown", ".md", "text/markdown; charset=utf-8", build)
