"""Each kind of block as WeChat's editor keeps it: <section>, <p> and simple tables, each with its own style."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from manuscript.document import (
    Attachment,
    Block,
    Inset,
    Listing,
    Paragraph,
    Photo,
    Quote,
    Table,
)

from .look import Look
from .marks import Notes, escaped, inline


def element(tag: str, style: str, html: str) -> str:
    return f'<{tag} style="{escape(style)}">{html}</{tag}>'


@dataclass(slots=True)
class BlockWriter:
    """Writes the blocks of one part, one after another. `photo` is the number that the next photo has."""

    look: Look
    photo: int = 1
    notes: Notes = field(default_factory=Notes)

    def write(self, block: Block, title: str) -> str:
        """`title`: of the item, by which a photo without a caption is known."""
        if isinstance(block, Photo):
            return self._photo(block, title)
        return _WRITERS[type(block)](self, block)

    def _photo(self, photo: Photo, title: str) -> str:
        name, caption = f"图{self.photo}", caption_of(photo)
        self.photo += 1
        place = escaped(f"〔此处插入{name}：{photo.caption or title}〕")
        return element("p", self.look.place_of_photo, place) + (
            element("p", self.look.caption, escaped(f"{name}　{caption}")) if caption else ""
        )

    def _paragraph(self, paragraph: Paragraph) -> str:
        return element("p", self.look.paragraph, inline(paragraph, self.notes, self.look))

    def _quote(self, quote: Quote) -> str:
        said = element("p", self.look.note, escaped(quote.text))
        if quote.attribution:
            said += element("p", self.look.attribution, escaped(f"——{quote.attribution}"))
        return element("section", self.look.quote, said)

    def _listing(self, listing: Listing) -> str:
        return "".join(element("p", self.look.entry, escaped(line)) for line in lines_of(listing))

    def _table(self, table: Table) -> str:
        html = "".join(
            f"<tr>{self._cells(row, is_head=table.has_header and number == 0)}</tr>"
            for number, row in enumerate(table.rows)
        )
        caption = element("p", self.look.caption, escaped(table.caption)) if table.caption else ""
        return element("table", self.look.table, f"<tbody>{html}</tbody>") + caption if html else caption

    def _cells(self, row: tuple[str, ...], *, is_head: bool) -> str:
        style = self.look.head_cell if is_head else self.look.cell
        return "".join(element("td", style, escaped(cell)) for cell in row)

    def _attachment(self, attachment: Attachment) -> str:
        name = attachment.title or attachment.file
        return element("p", self.look.aside, escaped(f"附件：{name}（见网页版）"))

    def _inset(self, inset: Inset) -> str:
        return element("p", self.look.aside, escaped(inset.text))


_WRITERS: dict[type, Callable[[BlockWriter, Block], str]] = {
    Paragraph: BlockWriter._paragraph,
    Quote: BlockWriter._quote,
    Listing: BlockWriter._listing,
    Table: BlockWriter._table,
    Attachment: BlockWriter._attachment,
    Inset: BlockWriter._inset,
}


def caption_of(photo: Photo) -> str:
    return photo.caption + (f"（{photo.credit}）" if photo.credit else "")


def lines_of(listing: Listing) -> list[str]:
    signs = [f"{number}. " if listing.ordered else "· " for number in range(1, len(listing.entries) + 1)]
    return [sign + entry for sign, entry in zip(signs, listing.entries, strict=True)]
