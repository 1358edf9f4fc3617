"""The list as CSV and XLSX, opened again as a spreadsheet would: all that the filter leaves, and nothing that runs."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from audit.export import FORMULA_STARTS
from bulletins import tables
from bulletins.models import NewsItemPage
from bulletins.states import IssueState
from tests.factories import a_document, a_quarterly, an_issue, an_item

pytestmark = pytest.mark.django_db
FORMATS = ["csv", "xlsx"]


@pytest.fixture(scope="module")
def issue(shared_home):
    return an_issue(document=a_quarterly(7), state=IssueState.RELEASED)


def opened(response):
    """Rows of the first sheet, and the text of the second."""
    if response.headers["Content-Type"] == tables.XLSX:
        book = load_workbook(io.BytesIO(response.content))
        first, *more = ([list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book)
        return first, "".join(str(cell) for sheet in more for row in sheet for cell in row)
    assert response.content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    return [row for row in rows if len(row) > 1], "".join(row[0] for row in rows if len(row) == 1)


def asked(client, format_, **conditions):
    return client.get("/items/", {"format": format_, **conditions})


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_holds_what_the_filter_leaves_in_the_order_of_the_list(client, issue, format_):
    response = asked(client, format_, region="kunshan")
    assert response.headers["Content-Disposition"] == f'attachment; filename="items.{format_}"'
    (_, *rows), note = opened(response)
    listed = client.get("/items/", {"format": "json", "region": "kunshan"}).json()
    assert 0 < len(rows) < issue.items.count()
    assert [row[0] for row in rows] == [item["title"] for item in listed["items"]]
    assert [row[5] for row in rows] == [item["url"] for item in listed["items"]]
    assert [int(row[4]) for row in rows] == [item["characters"] for item in listed["items"]]
    assert note == ""


def test_both_files_say_the_same(client, issue):
    rows = {format_: opened(asked(client, format_))[0] for format_ in FORMATS}
    assert [[str(cell or "") for cell in row] for row in rows["xlsx"]] == rows["csv"]
    assert len(rows["csv"]) == 1 + issue.items.count()


def test_numbers_are_numbers_in_a_spreadsheet(client, issue):
    (_, *rows), _ = opened(asked(client, "xlsx"))
    assert {type(row[4]) for row in rows} == {int}


@pytest.fixture
def formulas(home):
    """Items whose titles a spreadsheet would run, alone."""
    NewsItemPage.objects.update(live=False)
    names = [f"{start}cmd|' /C calc'!A0" for start in FORMULA_STARTS if start.strip()]
    an_issue(document=a_document(*map(an_item, names)), state=IssueState.RELEASED)
    return names


def test_a_csv_has_no_live_formula(client, formulas):
    rows, _ = opened(asked(client, "csv"))
    assert {row[0] for row in rows[1:]} == {f"'{name}" for name in formulas}
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA_STARTS)]


def test_an_xlsx_has_no_live_formula_and_would_not_get_one_by_editing(client, formulas):
    book = load_workbook(io.BytesIO(asked(client, "xlsx").content))
    cells = [
        cell for row in book.worksheets[0].iter_rows(min_row=2) for cell in row if cell.value is not None
    ]
    titles = [cell for cell in cells if cell.column == 1]
    assert {cell.value for cell in titles} == set(formulas)
    assert {cell.data_type for cell in titles} == {"s"}
    assert all(cell.quotePrefix for cell in titles)
    assert [cell for cell in cells if cell.data_type == "f"] == []


def test_a_character_that_no_spreadsheet_takes_is_left_out(client, issue):
    NewsItemPage.objects.filter(pk=issue.items.first().pk).update(title="甲\x0b乙")
    assert "甲乙" in [row[0] for row in opened(asked(client, "xlsx"))[0]]


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("most", "shown"), [(3, 3), (6, 6), (7, 7), (8, 7)])
def test_a_file_says_that_it_is_not_all(client, issue, monkeypatch, format_, most, shown):
    monkeypatch.setattr(tables, "MAX_EXPORTED", most)
    (_, *rows), note = opened(asked(client, format_))
    assert len(rows) == shown
    assert re.findall(r"\d+", note) == ([str(most), "7"] if most < 7 else [])
    page = client.get("/items/").content.decode()
    assert ("finder__most" in page) == (most < 7)
