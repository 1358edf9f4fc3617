"""What an edition must still say when it is read back: who compares, compares this."""

from collections.abc import Iterator

from manuscript.document import Document, Inset, Listing, NewsItem, Paragraph, Photo, Quote, Table
from manuscript.lines import squeeze
from manuscript.parser import parse
from manuscript.readers import read
from manuscript.vocabulary import Vocabulary


def read_back(data: bytes, suffix: str) -> Document:
    return parse(read(data, f"edition{suffix}"), Vocabulary()).document


def outline(document: Document) -> list[tuple]:
    """Chapters, sections and items with numbers, titles, bylines, sources and captions, in order."""
    rows: list[tuple] = []
    for chapter in document.chapters:
        rows.append((chapter.number, chapter.title))
        for section in chapter.sections:
            rows.append((section.number, section.title))
            rows += [_item(item) for item in section.items]
    return rows


def _item(item: NewsItem) -> tuple:
    captions = tuple(photo.caption for photo in item.photos if photo.file or photo.credit)
    return (item.number, item.title, item.bylines, item.source, captions)


def cover(document: Document) -> tuple:
    return (
        document.title,
        document.issuer,
        document.kind,
        document.year,
        document.period,
        document.total_number,
        document.cover_date,
        document.editors_note,
    )


def texts(document: Document) -> list[str]:
    """The words of every item, blanks closed, paragraph after paragraph; pictures left out."""
    return [squeeze(text) for item in document.items() for block in item.blocks for text in _texts(block)]


def _texts(block: object) -> Iterator[str]:
    match block:
        case Paragraph() | Inset():
            yield block.text
        case Quote():
            yield f"{block.text}{block.attribution}"
        case Listing():
            yield from block.entries
        case Table():
            yield from filter(None, (block.caption, *(cell for row in block.rows for cell in row)))
        case Photo():
            return
