"""One page, read and let go: what the later steps need of it, with nothing of PDFium's left open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pypdfium2 import PdfDocument

from manuscript.readers.pdf.characters import LOST, is_blank
from manuscript.readers.pdf.glyphs import PageText, read_page
from manuscript.readers.pdf.links import addresses_of
from manuscript.readers.pdf.pictures import Album, Picture
from manuscript.readers.pdf.rulings import rulings_of
from manuscript.readers.pdf.strips import Strip, strips_of
from manuscript.readers.pdf.tables import Grid, tables_of, walls_of


@dataclass(frozen=True, slots=True)
class Survey:
    """What a page holds, places in points from its upper left corner."""

    number: int  # from 1
    width: float
    height: float
    strips: tuple[Strip, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Grid, ...] = ()
    characters: int = 0  # without blanks
    lost: int = 0  # of these, those whose meaning the file does not tell
    invisible: int = 0  # of these, those that only machines see
    backgrounds: int = 0
    dropped: Counter[str] = field(default_factory=Counter)


def survey(document: PdfDocument, index: int, album: Album) -> Survey:
    """The page with this index, its pictures put into the album. Raises PdfiumError where it is damaged."""
    page = document[index]
    try:
        text = read_page(page)
        backgrounds = album.dropped["backgrounds"]
        pictures = album.take(document, page, index + 1, text)
        rulings = rulings_of(page, text.turn)
        strips = strips_of(text.glyphs, addresses_of(document, page, text.turn), walls_of(rulings))
    finally:
        page.close()
    tables, rest = tables_of(strips, rulings)
    return Survey(
        number=index + 1,
        width=text.turn.width,
        height=text.turn.height,
        strips=tuple(rest),
        pictures=pictures,
        tables=tuple(tables),
        backgrounds=album.dropped["backgrounds"] - backgrounds,
        dropped=text.dropped,
        **_counts(text),
    )


def _counts(text: PageText) -> dict[str, int]:
    signs = [glyph for glyph in text.glyphs if not is_blank(glyph.char)]
    return {
        "characters": len(signs),
        "lost": sum(glyph.char == LOST for glyph in signs),
        "invisible": sum(glyph.face.invisible for glyph in signs),
    }
