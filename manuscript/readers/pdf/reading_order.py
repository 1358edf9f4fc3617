"""Pages -> the rows, pictures and tables of the whole document in reading order, headings told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from manuscript.readers.pdf.bookmarks import Bookmark, headings_declared
from manuscript.readers.pdf.caption_strips import with_captions
from manuscript.readers.pdf.cells import wrapped_cells_joined
from manuscript.readers.pdf.emphasis import Body, body_of, headings_joined
from manuscript.readers.pdf.floats import floats_anchored
from manuscript.readers.pdf.flows import Flow, flows_of, known_lanes
from manuscript.readers.pdf.furniture import Sheet, furniture_of, watermarks_of
from manuscript.readers.pdf.lanes import Piece
from manuscript.readers.pdf.margins import edges_of, narrow_blocks
from manuscript.readers.pdf.pictures import ornaments
from manuscript.readers.pdf.rows import Placed, Row, beside, rows_of
from manuscript.readers.pdf.spacing import measure_gaps
from manuscript.readers.pdf.spread import wide_lines_joined
from manuscript.readers.pdf.strips import Strip
from manuscript.readers.pdf.survey import Survey


@dataclass(slots=True)
class ReadingOrder:
    """A document as it is read."""

    elements: list[Row | Placed]
    furniture: list[Row]  # what repeats on the pages
    body: Body
    ornaments: set[str]  # names of pictures that are none of the issue's
    hopping: list[int]  # pages whose file has the columns row by row
    dropped: Counter[str]


def reading_order(surveys: Sequence[Survey], bookmarks: Sequence[Bookmark]) -> ReadingOrder:
    ornamental = ornaments([survey.pictures for survey in surveys])
    marks = watermarks_of([Sheet(survey.strips, survey.height) for survey in surveys])
    sheets = [_without(survey, own) for survey, own in zip(surveys, marks, strict=True)]
    repeated = furniture_of(sheets)
    size = _body_size(sheets)
    pieces = [
        _pieces(survey, _text(sheet, own), ornamental, size)
        for survey, sheet, own in zip(surveys, sheets, repeated, strict=True)
    ]
    lanes = known_lanes(pieces)
    flows = [flows_of(own, lanes) for own in pieces]
    elements, body = _with_headings(_elements(surveys, flows), bookmarks)
    return ReadingOrder(
        elements=elements,
        furniture=[
            Row(sheet.strips[index], survey.number, sheet.strips[index].left, sheet.strips[index].right)
            for survey, sheet, own in zip(surveys, sheets, repeated, strict=True)
            for index in sorted(own)
        ],
        body=body,
        ornaments=ornamental,
        hopping=[s.number for s, own in zip(surveys, flows, strict=True) if any(f.hopping for f in own)],
        dropped=_dropped(surveys, marks, ornamental),
    )


def _with_headings(
    elements: list[Row | Placed], bookmarks: Sequence[Bookmark]
) -> tuple[list[Row | Placed], Body]:
    measure_gaps(elements)
    narrow_blocks([element for element in elements if isinstance(element, Row)])
    elements = wrapped_cells_joined(elements)
    body = body_of([element for element in elements if isinstance(element, Row)])
    elements, declared = headings_declared(elements, bookmarks, body)
    return floats_anchored(headings_joined(elements, body, declared)), body


def _dropped(surveys: Sequence[Survey], marks: Sequence[set[int]], ornamental: set[str]) -> Counter[str]:
    dropped: Counter[str] = Counter()
    for survey in surveys:
        dropped.update(survey.dropped)
        dropped["ornaments"] += sum(picture.name in ornamental for picture in survey.pictures)
    dropped["watermarks"] = sum(map(len, marks))
    return +dropped


def _without(survey: Survey, left_out: set[int]) -> Sheet:
    return Sheet(tuple(s for i, s in enumerate(survey.strips) if i not in left_out), survey.height)


def _text(sheet: Sheet, furniture: set[int]) -> list[Strip]:
    return [strip for index, strip in enumerate(sheet.strips) if index not in furniture]


def _body_size(sheets: Sequence[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for strip in sheet.strips:
            sizes[round(strip.size * 2) / 2] += len(strip.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _pieces(survey: Survey, strips: list[Strip], ornamental: set[str], body_size: float) -> list[Piece]:
    shown = [picture for picture in survey.pictures if picture.name not in ornamental]
    pictures, rest = with_captions(shown, strips, body_size)
    return [*wide_lines_joined(rest, pictures), *pictures, *survey.tables]


def _elements(surveys: Sequence[Survey], pages: Sequence[Sequence[Flow]]) -> list[Row | Placed]:
    elements: list[Row | Placed] = []
    number = 0
    for survey, flows, edges in zip(
        surveys, pages, edges_of(pages, [survey.width for survey in surveys]), strict=True
    ):
        figures = [piece for flow in flows for piece in flow.pieces if not isinstance(piece, Strip)]
        for flow, column in zip(flows, edges, strict=True):
            number += 1
            own = rows_of(flow, survey.number, number)
            for element in own:
                if isinstance(element, Row):
                    element.column = beside(element, figures, column)
            elements += own
    return elements
