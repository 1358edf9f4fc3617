"""Tables: data stay tables; frames around text, pages laid out with a table, and pictures over their captions do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from manuscript.captions import read_caption
from manuscript.document import Inset, Photo, Table
from manuscript.readers.word.drafts import Draft, Ink
from manuscript.readers.word.tally import DELETED, Tally
from manuscript.readers.word.xml import W, attribute, is_on, number

_CAPTION = 120  # columns
_ARTICLE = 800  # columns in one cell: no table of data has them
_PARAGRAPHS = 4
_WIDEST = 63  # columns Word allows
_HOLDERS = {f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}


@dataclass(slots=True)
class Cell:
    drafts: list[Draft] = field(default_factory=list)
    goes_on: bool = False  # merged with the cell above

    @property
    def pictures(self) -> list[Draft]:
        return [draft for draft in self.drafts if isinstance(draft.block, Photo)]

    @property
    def written(self) -> list[Draft]:
        return [draft for draft in self.drafts if draft.inks]

    @property
    def text(self) -> str:
        """What a cell of data says. A table inside it is told row by row."""
        parts = []
        for draft in self.drafts:
            if draft.inks:
                parts.append(draft.text)
            elif isinstance(draft.block, Table):
                parts += ["　".join(filter(None, row)) for row in draft.block.rows]
        return "\n".join(filter(None, parts))


@dataclass(slots=True)
class Tables:
    read_cell: Callable[[etree._Element], list[Draft]]
    tally: Tally

    def drafts(self, table: etree._Element) -> list[Draft]:
        """A table block, or what a table that is none holds, in the order it is read."""
        rows = [self._row(row) for row in _below(table, f"{W}tr")]
        rows = [row for row in rows if row]
        cells = [cell for row in rows for cell in row]
        if any(cell.pictures for cell in cells) and all(map(_is_picture_or_caption, cells)):
            return _as_photos(rows)
        filled = max((sum(bool(cell.drafts) for cell in row) for row in rows), default=0)
        if len(rows) == 1 or filled <= 1 or any(map(_is_article, cells)):
            return [draft for cell in cells for draft in cell.drafts]
        return [_as_table(table, rows), *(draft for cell in cells for draft in cell.drafts if _floats(draft))]

    def _row(self, row: etree._Element) -> list[Cell]:
        if row.find(f"{W}trPr/{W}del") is not None:
            self.tally.add(DELETED, "".join(text.text or "" for text in row.iter(f"{W}t")))
            return []
        cells: list[Cell] = []
        before = int(number(attribute(row, f"{W}trPr/{W}gridBefore")))
        cells += [Cell() for _ in range(min(max(before, 0), _WIDEST))]
        for element in _below(row, f"{W}tc"):
            merged = element.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
            cells.append(Cell(self.read_cell(element), goes_on))
            wide = int(number(attribute(element, f"{W}tcPr/{W}gridSpan", "1"), 1))
            cells += [Cell(goes_on=goes_on) for _ in range(min(max(wide, 1), _WIDEST) - 1)]
        return cells


def _below(parent: etree._Element, tag: str) -> list[etree._Element]:
    """Rows of a table or cells of a row, also those inside content controls."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _HOLDERS:
            found += _below(child, tag)
    return found


def _floats(draft: Draft) -> bool:
    return isinstance(draft.block, Photo | Inset)


def _is_picture_or_caption(cell: Cell) -> bool:
    if any(draft.depth or isinstance(draft.block, Table) for draft in cell.drafts):
        return False
    return len(cell.written) <= 2 and sum(draft.columns for draft in cell.written) <= _CAPTION


def _is_article(cell: Cell) -> bool:
    texts = cell.written
    return (
        len(texts) >= _PARAGRAPHS
        or any(draft.depth for draft in texts)
        or sum(draft.columns for draft in texts) > _ARTICLE
    )


def _as_table(table: etree._Element, rows: list[list[Cell]]) -> Draft:
    columns = max(len(row) for row in rows)
    texts = [tuple(cell.text for cell in row) + ("",) * (columns - len(row)) for row in rows]
    return Draft(block=Table(tuple(texts), has_header=_has_header(table)))


def _has_header(table: etree._Element) -> bool:
    first = next(iter(_below(table, f"{W}tr")))
    look = table.find(f"{W}tblPr/{W}tblLook")
    shown = look is None or look.get(f"{W}firstRow", "1") != "0"
    return bool(is_on(first.find(f"{W}trPr/{W}tblHeader"))) or shown


def _as_photos(rows: list[list[Cell]]) -> list[Draft]:
    """Every picture with its caption: in the same cell, else in the cell below, else in the only cell beside it."""
    told: dict[int, Cell] = {}  # id of a picture's cell -> the cell of its caption
    used: set[int] = set()
    for row, below in zip(rows, [*rows[1:], []], strict=True):
        for column, cell in enumerate(row):
            words = _caption_cell(row, below, column, used) if cell.pictures else None
            if words is not None:
                told[id(cell)] = words
                used.add(id(words))
    result: list[Draft] = []
    for cell in (cell for row in rows for cell in row):
        if cell.pictures:
            result += _captioned(cell, told.get(id(cell)))
        elif id(cell) not in used:
            result += cell.drafts
    return result


def _caption_cell(row: list[Cell], below: list[Cell], column: int, used: set[int]) -> Cell | None:
    cell = row[column]
    if cell.written:
        return cell
    under = below[column] if column < len(below) and not any(one.pictures for one in below) else None
    if under is not None and under.written and id(under) not in used:
        return under
    beside = [other for other in row if other.written and not other.pictures and id(other) not in used]
    alone = sum(bool(other.pictures) for other in row) == 1
    return beside[0] if alone and len(beside) == 1 else None


def _captioned(cell: Cell, told: Cell | None) -> list[Draft]:
    drafts = [draft for draft in cell.drafts if not draft.inks]
    if told is None:
        return drafts
    last = [draft for draft in drafts if isinstance(draft.block, Photo)][-1]
    words = Ink(" ".join(draft.text for draft in told.written))
    last.block = with_caption(last.block, words.text)
    return [*drafts, *(draft for draft in told.drafts if draft.block and told is not cell)]


def with_caption(photo: object, text: str) -> Photo:
    """A photo with the words that are certainly its caption."""
    told = read_caption(text)
    kept = photo if isinstance(photo, Photo) else Photo()
    return Photo(kept.file, told.caption, told.credit, kept.alt or told.caption)
