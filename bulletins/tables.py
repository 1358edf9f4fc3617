"""Released items as a table for a spreadsheet: CSV and XLSX, in the order of the list, with no cell that could run."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from audit.export import safe_cell

from .filters import ItemFilter
from .models import NewsItemPage

MAX_EXPORTED = 5000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (48, 12, 20, 24, 8, 60)  # of the columns, in characters


@dataclass(frozen=True, slots=True)
class Table:
    """`missing`: how many items more the filter leaves."""

    items: list[NewsItemPage]
    missing: int

    @property
    def notice(self) -> str:
        """Empty where nothing is missing."""
        if not self.missing:
            return ""
        return _(
            "This file holds the first %(shown)s of %(found)s items. Narrow the list down to get the rest."
        ) % {
            "shown": len(self.items),
            "found": len(self.items) + self.missing,
        }


def table_of(wanted: ItemFilter) -> Table:
    """One item more is asked for than is written; only where it is there is anything counted."""
    items = list(wanted.qs.newest_first().for_table()[: MAX_EXPORTED + 1])
    missing = wanted.total - MAX_EXPORTED if len(items) > MAX_EXPORTED else 0
    return Table(items[:MAX_EXPORTED], missing)


def headings() -> list[str]:
    return [_("title"), _("district"), _("date of the event"), _("issue"), _("characters"), _("address")]


def rows_of(table: Table, request: HttpRequest) -> Iterator[list[str | int]]:
    for item in table.items:
        region = item.region.title if item.region else ""
        address = request.build_absolute_uri(item.get_url(request))
        yield [item.title, region, item.event_label, item.issue.title, item.characters, address]


def as_csv(table: Table, request: HttpRequest) -> HttpResponse:
    """With a BOM, because a spreadsheet reads Chinese only then. What is missing is said in a last line."""
    response = _file("items.csv", "text/csv; charset=utf-8")
    response.write("\ufeff")
    lines = csv.writer(response)
    lines.writerow(headings())
    for row in rows_of(table, request):
        lines.writerow(map(safe_cell, row))
    if table.notice:
        lines.writerow([table.notice])
    return response


def as_xlsx(table: Table, request: HttpRequest) -> HttpResponse:
    """One sheet; what is missing is said on a second one."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("items"))
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDEF", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.append([_cell(sheet, heading, bold=True) for heading in headings()])
    for row in rows_of(table, request):
        sheet.append([_cell(sheet, value) for value in row])
    if table.notice:
        notes = book.create_sheet(pgettext("of a file", "Note"))
        notes.append([_cell(notes, table.notice)])
    written = BytesIO()
    book.save(written)
    response = _file("items.xlsx", XLSX)
    response.write(written.getvalue())
    return response


def _cell(sheet, value: str | int, *, bold: bool = False) -> WriteOnlyCell:
    """Text stays text, as if it had been typed behind an apostrophe: openpyxl makes a formula of what begins with =."""
    if isinstance(value, int):
        return WriteOnlyCell(sheet, value)
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = safe_cell(text) != text
    if bold:
        cell.font = Font(bold=True)
    return cell


def _file(name: str, content_type: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content_type=content_type, headers={"Content-Disposition": disposition})
