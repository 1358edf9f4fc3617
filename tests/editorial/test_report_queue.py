"""读者纠错 in the admin: who sees the queue, what it shows, and what becomes of a report."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import PageLogEntry

import pytest

from bulletins.states import IssueState
from editorial.actions.answer_report import AnswerReportAction
from editorial.models import ReaderReport, ReportState
from editorial.stages import CORRESPONDENTS
from tests.factories import a_bulletin, a_person, an_administrator, an_issue, fresh, people
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db
QUEUE = "/admin/readerreport/"


@pytest.fixture(scope="module")
def issues(shared_home):
    """Of two bulletins."""
    return [an_issue(a_bulletin(name), state=IssueState.RELEASED, items=3) for name in ("甲刊", "乙刊")]


@pytest.fixture
def reports(issues):
    return [
        ReaderReport.objects.create(
            page=issue.items.first(),
            message=f"{issue.bulletin.title}<b>有误",
            passage="原文<i>",
            contact="丙<u>",
        )
        for issue in issues
    ]


def page_of(report):
    return f"{QUEUE}edit/{report.pk}/"


@pytest.mark.parametrize("name", ["editor", "publisher"])
def test_editors_and_publishers_see_the_queue_and_answer(sign_in, reports, name):
    browser = sign_in(getattr(people(), name))
    assert "甲刊&lt;b&gt;有误" in text_of(browser.get(QUEUE))
    text = text_of(browser.get(page_of(reports[0])))
    for shown in ("甲刊&lt;b&gt;有误", "原文&lt;i&gt;", "丙&lt;u&gt;", reports[0].page.url):
        assert shown in text
    assert browser.post(page_of(reports[0]), {"state": "declined", "answer": "原文如此"}).status_code == 302
    report = ReaderReport.objects.get(pk=reports[0].pk)
    assert (report.state, report.answer) == (ReportState.DECLINED, "原文如此")
    assert report.handled_by == getattr(people(), name)
    assert report.handled_at
    assert (report.message, report.contact) == (reports[0].message, reports[0].contact)
    entry = PageLogEntry.objects.get(action="editorial.answer_report", page=report.page_id)
    assert (entry.user, entry.data["state"]) == (report.handled_by, "declined")


@pytest.mark.parametrize("name", ["first", "final", "correspondent"])
def test_nobody_else_does(sign_in, reports, name):
    person = a_person(f"{CORRESPONDENTS}·昆山市") if name == "correspondent" else getattr(people(), name)
    browser = sign_in(person)
    assert QUEUE not in text_of(browser.get("/admin/"))
    for address in (QUEUE, page_of(reports[0])):
        response = browser.get(address)
        assert response.status_code == 302
        assert "有误" not in text_of(response)
    browser.post(page_of(reports[0]), {"state": "declined", "answer": ""})
    assert ReaderReport.objects.waiting().count() == 2


def test_nobody_writes_or_deletes_a_report_in_the_admin(sign_in, reports):
    browser = sign_in(an_administrator())
    assert "readerreport/new" not in text_of(browser.get(QUEUE))
    for address in (f"{QUEUE}new/", f"{QUEUE}delete/{reports[0].pk}/"):
        assert browser.get(address).status_code == 302
        browser.post(address, {"state": "new", "answer": ""})
    assert ReaderReport.objects.count() == 2


def test_the_menu_says_how_many_wait(sign_in, reports):
    browser = sign_in(people().editor)
    AnswerReportAction(reports[0], people().editor, ReportState.DECLINED).execute()
    text = browser.get("/admin/").content.decode()
    menu = text.split(QUEUE)[0].rsplit("label", 1)[1] + text.split(QUEUE)[1][:200]
    assert "(1)" in menu or "（1）" in menu or "\\uff081\\uff09" in menu


def test_the_queue_is_narrowed_by_state_and_bulletin(sign_in, reports, issues):
    AnswerReportAction(reports[0], people().editor, ReportState.ACCEPTED).execute()
    browser = sign_in(people().editor)
    for parameters, found in (
        ("state=new", ["乙刊"]),
        ("state=accepted", ["甲刊"]),
        (f"bulletin={issues[0].bulletin.pk}", ["甲刊"]),
        (f"state=new&bulletin={issues[0].bulletin.pk}", []),
    ):
        text = text_of(browser.get(f"{QUEUE}?{parameters}"))
        assert [name for name in ("甲刊", "乙刊") if f"{name}&lt;b&gt;有误" in text] == found, parameters


def test_an_accepted_report_leads_to_the_correction(sign_in, reports, issues):
    browser = sign_in(people().editor)
    begin = f"/admin/issues/{issues[0].pk}/correct/"
    assert begin not in text_of(browser.get(page_of(reports[0])))
    response = browser.post(page_of(reports[0]), {"state": "accepted", "answer": ""}, follow=True)
    assert begin in text_of(response)
    assert begin in text_of(browser.get(page_of(reports[0])))
    browser.post(begin)
    assert fresh(issues[0]).state == IssueState.CORRECTING
    assert f"/admin/pages/{reports[0].page_id}/edit/" in text_of(browser.get(page_of(reports[0])))


def test_set_back_to_waiting_it_was_handled_by_nobody(reports):
    editor = people().editor
    AnswerReportAction(reports[0], editor, ReportState.ACCEPTED).execute()
    report = AnswerReportAction(reports[0], editor, ReportState.NEW).execute()
    assert (report.handled_by, report.handled_at) == (None, None)


def test_a_list_of_many_reports_costs_what_a_short_one_does(sign_in, issues, reports):
    browser = sign_in(people().editor)

    def statements():
        browser.get(QUEUE)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(QUEUE).status_code == 200
        return len(queries)

    few = statements()
    for item in issues[0].items.all():
        for number in range(5):
            ReaderReport.objects.create(page=item, message=f"又一处{number}", handled_by=people().editor)
    assert statements() == few
    # Of the list itself: count 1, rows with page and handler 1, bulletins to choose from 2, the menu's count 1; the rest is
    # Wagtail's for any page of its admin (session, person, rights, profile, menu).
    assert few <= 20
