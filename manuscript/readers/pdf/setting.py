"""Rows and pictures -> the lines of a Source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest

from manuscript.captions import read_caption
from manuscript.document import Mark, Photo, Table
from manuscript.headings import read_heading
from manuscript.lines import Line, closes, join_texts, tidy
from manuscript.readers.inline import bare_links
from manuscript.readers.pdf.emphasis import Body
from manuscript.readers.pdf.pictures import Picture
from manuscript.readers.pdf.rows import Placed, Row
from manuscript.readers.pdf.strips import Strip
from manuscript.readers.pdf.tables import Grid

_CAPTION_LINES = 4
_CAPTION_NEAR = 2.4  # sizes from the lower edge of a picture to the line of its caption
_SMALLER = 0.96  # of the size of running text
_SAME_LINE = 0.35  # of the size
_SAME_SIZE = 0.3  # points
_HYPHENATED = re.compile(r"[a-z]{2}-$")
_WORD_GOES_ON = re.compile(r"^[a-z]{2}")


class Setter:
    """Sets the lines of a document. `heights` are those of the pages, in points."""

    def __init__(self, body: Body, heights: Mapping[int, float]) -> None:
        self.body, self.heights = body, heights

    def lines(self, elements: Sequence[Row | Placed], furniture: Sequence[Row]) -> tuple[Line, ...]:
        """Page by page: what repeats above the text, the text, what repeats below it."""
        lines: list[Line] = []
        pages = {page: list(own) for page, own in groupby(elements, key=lambda element: element.page)}
        for page in sorted({*pages, *(row.page for row in furniture)}):
            own = sorted((row for row in furniture if row.page == page), key=lambda row: (row.base, row.left))
            middle = self.heights[page] / 2
            made = [
                *(self._furniture(row) for row in own if row.base < middle),
                *self._page(pages.get(page, [])),
                *(self._furniture(row) for row in own if row.base >= middle),
            ]
            for first, line in enumerate(made):
                lines.append(replace(line, number=len(lines) + 1, page_break=not first and bool(lines)))
        return tuple(_unhyphenated(lines))

    def _page(self, elements: Sequence[Row | Placed]) -> Iterator[Line]:
        index = 0
        while index < len(elements):
            element = elements[index]
            if isinstance(element, Row):
                yield self._text(element)
                index += 1
            else:
                caption = self._caption(element, elements[index + 1 : index + 1 + _CAPTION_LINES])
                yield self._block(element, caption)
                index += 1 + len(caption)

    def _furniture(self, row: Row) -> Line:
        return Line(row.text, 0, page=row.page, top=self._top(row), furniture=True)

    def _text(self, row: Row) -> Line:
        heading = bool(row.depth)
        return Line(
            text=tidy(row.text),
            number=0,
            gap_before=row.gap,
            depth=row.depth,
            indent=row.indent,
            bold=self.body.is_heavy(row),
            marks=() if heading else self._marks(row),
            whole=heading,
            opens=heading,
            page=row.page,
            top=self._top(row),
            fills=row.fills,
        )

    def _top(self, row: Row) -> float:
        return _share(row.strip.top, self.heights[row.page])

    def _marks(self, row: Row) -> tuple[Mark, ...]:
        bold = () if self.body.bold else row.strip.bold
        marks = [Mark(start, end, "bold") for start, end in bold]
        marks += [Mark(start, end, "link", target) for start, end, target in row.strip.links]
        if not row.strip.links and "http" in row.text:
            plain, links = bare_links(row.text)
            # An address that ends with a full line may go on in the next.
            marks += [m for m in links if plain == row.text and not (row.fills and m.end == len(plain))]
        return tuple(marks)

    def _caption(self, placed: Placed, following: Sequence[Row | Placed]) -> list[Row]:
        """The lines below a picture that are its caption by their place and type."""
        picture, caption = placed.piece, []
        if not isinstance(picture, Picture) or picture.caption:
            return []
        last = picture.bottom
        for row in following:
            if not isinstance(row, Row) or not self._describes(row, picture, last):
                break
            if caption and (abs(row.size - caption[0].size) > _SAME_SIZE or row.gap):
                break
            caption.append(row)
            last = row.base
        return caption

    def _describes(self, row: Row, picture: Picture, last: float) -> bool:
        if row.depth or not last < row.base <= last + _CAPTION_NEAR * row.size:
            return False
        if read_heading(row.text) is not None:
            return False
        reach = max(2 * row.size, 0.2 * (picture.right - picture.left))
        if not (picture.left - reach <= row.left and row.right <= picture.right + reach):
            return False
        small = row.size < _SMALLER * self.body.size
        left, right = row.column
        narrow = row.left - left > 1.5 * row.size and right - row.right > 1.5 * row.size
        centred = abs(row.strip.middle - picture.middle) <= row.size and narrow
        return small or (centred and not closes(row.text))

    def _block(self, placed: Placed, caption: Sequence[Row]) -> Line:
        piece = placed.piece
        top = _share(piece.top, self.heights[placed.page])
        if isinstance(piece, Grid):
            return Line("", 0, block=Table(piece.rows), whole=True, page=placed.page, top=top)
        text = _caption_text((*piece.caption, *caption))
        told = read_caption(text)
        photo = Photo(piece.name, told.caption, told.credit, alt=told.caption)
        return Line(tidy(text), 0, block=photo, page=placed.page, top=top)


def _caption_text(parts: Sequence[Row | Strip]) -> str:
    """Lines as one; what stands behind a gap on a line of its own keeps its distance: 渡船靠岸　某某 摄."""
    text = ""
    for before, part in pairwise((None, *parts)):
        beside = before is not None and abs(before.base - part.base) < _SAME_LINE * part.size
        text = f"{text}\u3000{part.text}" if beside else join_texts(text, part.text)
    return text


def _share(height: float, of: float) -> float:
    return round(min(max(height / of, 0.0), 1.0), 4)


def _unhyphenated(lines: Sequence[Line]) -> Iterator[Line]:
    """A hyphen that parts a word at the end of a line becomes a soft one, which joining lines drops."""
    for line, after in zip_longest(lines, lines[1:]):
        parted = after and _HYPHENATED.search(line.text) and _WORD_GOES_ON.match(after.text)
        yield replace(line, text=line.text[:-1] + "\u00ad") if parted else line
