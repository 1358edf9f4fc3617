"""The first screen: what waits for whom."""

from __future__ import annotations

from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

import pytest

from bulletins.states import IssueState
from editorial.actions.sign_off import Verdict
from editorial.models import ReviewRound, Waiver
from editorial.panels import IssuesPanel
from editorial.rounds import round_of
from editorial.stages import EDITORS, REVIEWERS, Stage
from tests.factories import a_bulletin, a_person, an_administrator, an_issue, fresh, people, sign

pytestmark = pytest.mark.django_db


def panel_of(person) -> dict:
    request = RequestFactory().get("/")
    request.user = type(person).objects.get(pk=person.pk)  # nothing remembered of an earlier question
    return IssuesPanel(request).get_context_data({})


def test_what_waits_for_me_stands_on_top_with_all_that_i_need_to_know(home):
    issue = an_issue(a_bulletin("太湖季报"), state=IssueState.IN_REVIEW)
    (row,) = panel_of(people().first)["waiting"]
    assert (row["issue"], row["bulletin"], row["stage"]) == (issue, "太湖季报", "初审")
    assert row["submitted_by"] == people().editor
    assert row["since"] == issue.current_workflow_task_state.started_at
    assert not panel_of(people().second)["waiting"]


def test_an_issue_stands_in_one_place_only(home):
    issue = an_issue(state=IssueState.IN_REVIEW)
    both = a_person(EDITORS, REVIEWERS[Stage.FIRST])
    context = panel_of(both)
    assert [row["issue"] for row in context["waiting"]] == [issue]
    assert issue not in [row["issue"] for row in context["rows"]]
    assert [row["stage"] for row in panel_of(people().editor)["rows"]] == ["初审"]


@pytest.mark.parametrize("passed", [0, 1, 2])
@pytest.mark.parametrize("end", ["", "returned", "waived"])
def test_an_issue_waits_for_exactly_those_who_may_decide_it(home, passed, end):
    """The panel asks the rule in one statement; the task, which has the last word, asks it of one person."""
    everywhere = a_person(*REVIEWERS.values(), name="everywhere")
    issue = an_issue(state=IssueState.IN_REVIEW)
    for person in (everywhere, people().second)[:passed]:
        sign(issue, person)
    if end == "returned":
        sign(issue, people().reviewers[passed], Verdict.RETURN)
    if end == "waived":
        _waive(issue, people().publisher)
    everybody = [everywhere, people().editor, *people().reviewers, people().publisher, an_administrator()]
    gone = a_person(REVIEWERS[Stage.FIRST], is_active=False)
    task = fresh(issue).current_workflow_task
    for person in (*everybody, gone):
        may = bool(task and task.user_can_decide(fresh(issue), person))
        assert (round_of(issue) in ReviewRound.objects.waiting_for(person)) == may, person


def _waive(issue, person) -> None:
    one, other = an_administrator("one"), an_administrator("other")
    stage = fresh(issue).current_workflow_task.stage
    made = {"proposed_by": one, "confirmed_by": other, "confirmed_at": round_of(issue).submitted_at}
    Waiver.objects.create(round=round_of(issue), stage=stage, person=person, reason="急", **made)


@pytest.mark.parametrize("name", ["first", "editor", "publisher"])
def test_the_panel_asks_the_same_of_many_issues_as_of_few(home, name):
    """What waits, the bulletins, the newest issues with their stages, and the person's groups and rights."""
    counts = []
    for state in (IssueState.IN_REVIEW, IssueState.APPROVED):
        for _ in range(2):
            an_issue(state=state)
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            panel_of(getattr(people(), name))
        counts.append(len(queries))
        for state in (IssueState.IN_REVIEW, IssueState.DRAFTING):
            for _ in range(3):
                an_issue(state=state)
    assert counts[0] == counts[1]
