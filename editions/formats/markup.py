"""Parts of an issue as markup that is HTML and XHTML at once. Every text and every attribute is escaped here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from editions.formats.picture_files import Picture
from editions.formats.walk import Run, Signature, alt_of, inset_text, runs
from manuscript.document import Attachment, Block, Inset, Listing, Paragraph, Photo, Quote, Table

_FIGURE = re.compile(r"[-+−]?[\d,，.]+\s?[%％]?")

__all__ = ["Markup", "escape", "quoteattr"]


@dataclass(frozen=True, slots=True)
class Markup:
    """`sources` and `attached` say under which address a picture or an attachment lies; what lies nowhere is named."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    attached: Mapping[str, str] = field(default_factory=dict)

    def block(self, part: Block | Signature) -> str:
        writers: dict[type, Callable[..., str]] = {
            Paragraph: lambda part: f"<p>{''.join(map(_run, runs(part)))}</p>" if part.text.strip() else "",
            Photo: self._photo,
            Table: _table,
            Quote: _quote,
            Listing: _listing,
            Attachment: self._attachment,
            Inset: lambda part: f'<aside class="inset"><p>{escape(inset_text(part))}</p></aside>',
            Signature: lambda part: "".join(f'<p class="byline">{escape(line)}</p>' for line in part.lines),
        }
        return writers[type(part)](part)

    def _photo(self, photo: Photo) -> str:
        picture = self.pictures[photo.file]
        shown = (
            f"<img src={quoteattr(self.sources[photo.file])} alt={quoteattr(alt_of(photo))}"
            f' width="{picture.width}" height="{picture.height}"/>'
        )
        credit = f'<span class="credit">（{escape(photo.credit)}）</span>' if photo.credit else ""
        words = f"<figcaption>{escape(photo.caption)}{credit}</figcaption>" if photo.caption or credit else ""
        return f"<figure>{shown}{words}</figure>"

    def _attachment(self, attachment: Attachment) -> str:
        words, target = escape(attachment.title or attachment.file), self.attached.get(attachment.file)
        words = f"<a href={quoteattr(target)}>{words}</a>" if target else words
        return f'<p class="attachment">附件：{words}</p>'


def _run(run: Run) -> str:
    shown = escape(run.text)
    shown = f"<em>{shown}</em>" if run.italic else shown
    shown = f"<strong>{shown}</strong>" if run.bold else shown
    return f"<a href={quoteattr(run.link)}>{shown}</a>" if run.link else shown


def _table(table: Table) -> str:
    across = max(map(len, table.rows), default=0)
    if not across:
        return ""
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    rows = [(*row, *[""] * (across - len(row))) for row in table.rows]
    head = ""
    if table.has_header:
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in rows.pop(0))
        head = f"<thead><tr>{head}</tr></thead>"
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    body = f"<tbody>{body}</tbody>" if body else ""
    return f'<div class="table"><table>{caption}{head}{body}</table></div>'


def _cell(text: str) -> str:
    look = ' class="figure"' if _FIGURE.fullmatch(text) else ""
    return f"<td{look}>{escape(text)}</td>"


def _quote(quote: Quote) -> str:
    by = f'<p class="by">——{escape(quote.attribution)}</p>' if quote.attribution else ""
    return f"<blockquote><p>{escape(quote.text)}</p>{by}</blockquote>"


def _listing(listing: Listing) -> str:
    tag = "ol" if listing.ordered else "ul"
    entries = "".join(f"<li>{escape(entry)}</li>" for entry in listing.entries)
    return f"<{tag}>{entries}</{tag}>" if entries else ""
