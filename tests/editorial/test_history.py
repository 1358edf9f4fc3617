"""经过: everything that happened to an issue, in its order."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from bulletins.states import IssueState, ReleaseKind
from editorial.actions.leave_out_item import LeaveOutItemAction
from editorial.actions.release_issue import RestoreIssueAction
from editorial.actions.sign_off import Verdict
from editorial.actions.unseal_issue import TakeBackAction, UnsealIssueAction
from editorial.corrections import Note
from editorial.history import history_of
from tests.factories import (
    a_person,
    an_issue,
    bring_to,
    fresh,
    people,
    release,
    schedule,
    sign,
    submit,
    withdraw,
)

pytestmark = pytest.mark.django_db


def told(issue):
    """Oldest first, so that it reads as it happened."""
    return [" ".join([event.what, event.text, *event.lines]) for event in history_of(issue)][::-1]


def test_every_turn_of_an_issue_is_told_in_its_order(home):
    issue = an_issue(items=2)
    item = issue.items.first()
    LeaveOutItemAction(item, people().editor).execute()
    LeaveOutItemAction(fresh(item), people().editor, leave_out=False).execute()
    submit(issue)
    TakeBackAction(fresh(issue), people().editor).execute()
    submit(issue)
    sign(issue, people().first, Verdict.RETURN, "第一条数字有误。")
    bring_to(IssueState.APPROVED, issue)
    UnsealIssueAction(fresh(issue), people().final, "补一条。").execute()
    bring_to(IssueState.APPROVED, issue)
    schedule(issue)
    issue.releases.create(number=1, state="failed", reason="磁盘已满")
    release(issue)
    withdraw(issue)
    RestoreIssueAction(fresh(issue), people().publisher, issue.releases.done().get(), "已核实。").execute()
    lines = told(fresh(issue))
    wanted = ["第一条数字有误。", "补一条。", "磁盘已满", "内容有误", "已核实。"]
    places = [next(number for number, line in enumerate(lines) if word in line) for word in wanted]
    assert places == sorted(places)
    # begun, left out, put back; rounds of 2, 2, 5 and 5 lines and one unsealing; scheduled, failed, released;
    # proposed, withdrawn; released again and why
    assert len(lines) == 3 + 2 + 2 + 5 + 1 + 5 + 3 + 2 + 2


def test_a_correction_tells_what_readers_were_told(home):
    issue = an_issue(state=IssueState.CORRECTING, items=1)
    item = issue.items.first()
    item.title = "改过的题"
    item.save_revision(clean=False)
    submit(issue, {item.pk: Note(ReleaseKind.CORRECTION, "题目有误。")})
    for reviewer in people().reviewers:
        sign(issue, reviewer)
    release(issue)
    assert "题目有误。" in next(line for line in told(fresh(issue))[::-1] if "2" in line)


def test_the_history_takes_ten_statements_for_any_number_of_rounds(home):
    """First revision, rounds, decisions, waivers, overrulings, schedules, notes, releases, withdrawals, log."""
    issue = an_issue(items=1)
    for _round in range(3):
        submit(issue)
        sign(issue, people().first, Verdict.RETURN, "请补充。")
    issue = fresh(issue)
    with CaptureQueriesContext(connection) as queries:
        assert len(history_of(issue)) > 6
    assert len(queries) == 10


@pytest.mark.parametrize(
    ("name", "may"), [("editor", True), ("first", True), ("publisher", True), ("", False)]
)
def test_the_office_reads_it_and_nobody_else(home, sign_in, name, may):
    issue = an_issue(items=1)
    person = getattr(people(), name) if name else a_person()
    response = sign_in(person).get(reverse("editorial:history", args=[issue.pk]))
    assert (response.status_code == 200) == may
