"""The screen of the log: who may see it, what it shows, and that it is as quick with many entries as with few."""

import csv
from io import BytesIO, StringIO

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from openpyxl import load_workbook

from audit.models import AuditEntry, Result
from audit.origin import Origin, coming_from
from audit.record import record
from editorial.stages import CORRESPONDENTS, EDITORS, PUBLISHERS, REVIEWERS, Stage
from tests.factories import a_person, an_administrator

pytestmark = pytest.mark.django_db
MAY = (REVIEWERS[Stage.FINAL], PUBLISHERS)
MAY_NOT = (CORRESPONDENTS, EDITORS, REVIEWERS[Stage.FIRST], REVIEWERS[Stage.SECOND])


@pytest.fixture
def address():
    return reverse("audit:log")


@pytest.fixture
def browser(sign_in):
    return sign_in(an_administrator())


def shown(browser, address, **parameters):
    page = browser.get(address, parameters)
    assert page.status_code == 200
    return page.context["object_list"]


@pytest.mark.parametrize("group", MAY)
def test_publishers_and_final_reviewers_may_read_it(home, sign_in, address, group):
    browser = sign_in(a_person(group))
    assert browser.get(address).status_code == 200
    assert address in browser.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("results", ["", "results/", "?export=csv", "?export=xlsx"])
@pytest.mark.parametrize("group", MAY_NOT)
def test_others_may_not(home, sign_in, address, group, results):
    browser = sign_in(a_person(group))
    answer = browser.get(address + results)
    assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    assert address not in browser.get(reverse("wagtailadmin_home")).content.decode()


def test_visitors_are_asked_to_sign_in(client, address):
    assert reverse("wagtailadmin_login") in client.get(address).url


def test_there_is_nothing_to_add_change_or_delete(browser, address):
    assert [browser.post(address).status_code, browser.delete(address).status_code] == [405, 405]


def test_the_newest_entry_comes_first_with_who_what_and_from_where(browser, address, people):
    with coming_from(Origin("192.0.2.1")):
        entry = record("from.elsewhere", user=people.editor, opinion="有误")
    assert shown(browser, address)[0] == entry
    text = browser.get(address).content.decode()
    for word in (people.editor.username, "from.elsewhere", "192.0.2.1", "opinion: 有误"):
        assert word in text


def test_what_a_visitor_typed_is_text(browser, client, address):
    record("test.act", result=Result.REFUSED, tried="<script>alert(1)</script>")
    assert "<script>alert(1)" not in browser.get(address).content.decode()


def test_it_is_filtered_by_person_act_result_and_day(browser, address, people):
    entry = record("account.sign_in", user=people.editor, result=Result.REFUSED)
    record("account.sign_in", user=people.first)
    record("account.sign_out", user=people.editor)
    day = f"{entry.at.astimezone():%Y-%m-%d}"
    found = shown(
        browser, address, name="edit", act="account.sign_in", result="refused", at_from=day, at_to=day
    )
    assert list(found) == [entry]
    assert not shown(browser, address, at_to="2020-01-01")


def test_a_filter_that_makes_no_sense_is_no_error(browser, address):
    assert (
        browser.get(address, {"at_from": "yesterday", "result": "?", "p": "x", "ordering": "x"}).status_code
        == 200
    )


FORMULA = "=HYPERLINK()"


def test_as_csv_it_has_no_live_formula_and_is_read_as_chinese(browser, address):
    with coming_from(Origin("192.0.2.1", FORMULA)):
        record(FORMULA, tried=FORMULA)
    answer = browser.get(address, {"export": "csv"})
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    first = list(csv.reader(StringIO(text)))[1]
    assert f"'{FORMULA}" in first
    assert not [cell for cell in first if cell.startswith("=")]


def test_as_a_workbook_it_has_no_live_formula(browser, address):
    with coming_from(Origin("192.0.2.1", FORMULA)):
        record(FORMULA)
    answer = browser.get(address, {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert sheet.max_row == AuditEntry.objects.count() + 1
    assert not [cell for row in sheet for cell in row if cell.data_type == "f"]


def statements(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return [query["sql"] for query in asked]


def test_it_costs_the_same_however_many_entries_there_are(browser, address):
    """Of the log, two statements: its length, for the pages, and the fifty entries of this page. An entry names person
    and thing in words, so none of them asks for anything."""
    few = statements(browser, f"{address}?act=account.sign_in")
    for _ in range(60):
        record("account.sign_in", user=an_administrator(), target=an_administrator())
    many = statements(browser, f"{address}?act=account.sign_in")
    assert len(many) == len(few), "\n".join(many)
    assert len([sql for sql in many if "audit_" in sql]) == 2
