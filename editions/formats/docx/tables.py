"""Tables over the whole measure, their head repeated on every page, figures flush right."""

from __future__ import annotations

import re

from manuscript.document import Table

from .xml import paragraph, run

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
    for side, size, colour in (
        ("top", 8, "000000"),
        ("left", 4, "A6A6A6"),
        ("bottom", 8, "000000"),
        ("right", 4, "A6A6A6"),
        ("insideH", 4, "A6A6A6"),
        ("insideV", 4, "A6A6A6"),
    )
)
_FIGURE = re.compile(r"[-+−]?[\d,，.]+\s?[%％]?")
_WHOLE = 15  # rows up to which a table stays on one page
_MEASURE = 8845  # twentieths of a point: 156 mm


def table_xml(table: Table) -> list[str]:
    across = max(map(len, table.rows), default=0)
    if not across:
        return []
    caption = [paragraph("TableCaption", run(table.caption))] if table.caption else []
    width = _MEASURE // across
    grid = f'<w:gridCol w:w="{width}"/>' * across
    rows = [
        _row(
            row,
            [width] * across,
            heads=table.has_header and place == 0,
            keeps=place + 1 < len(table.rows) <= _WHOLE,
        )
        for place, row in enumerate(table.rows)
    ]
    look = (
        '<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLook w:val="0{"4A" if table.has_header else "48"}0"/></w:tblPr>'
    )
    after = paragraph("TableText", "")
    return [*caption, f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>", after]


def _row(row: tuple[str, ...], widths: list[int], *, heads: bool, keeps: bool) -> str:
    texts = (*row, *[""] * (len(widths) - len(row)))
    cells = "".join(
        _cell(text, width, heads=heads, keeps=keeps) for text, width in zip(texts, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if heads else ''}</w:trPr>{cells}</w:tr>"


def _cell(text: str, width: int, *, heads: bool, keeps: bool) -> str:
    extra = "<w:keepNext/>" if keeps else ""
    extra += '<w:jc w:val="right"/>' if not heads and _FIGURE.fullmatch(text) else ""
    inner = paragraph("TableHead" if heads else "TableText", run(text), extra)
    look = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{look}{inner}</w:tc>"
