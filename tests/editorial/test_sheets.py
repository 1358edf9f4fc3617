"""审稿单: what is on record is on the sheet, and the sheet says whether the seal holds."""

from __future__ import annotations

import json

from django.urls import reverse

import pytest

from bulletins.states import IssueState
from editorial.actions.sign_off import Verdict
from editorial.rounds import round_of
from editorial.sheets import sheet_of
from editorial.stages import Stage
from editorial.verdicts import Saying, to_be_said
from tests.factories import a_person, an_issue, bring_to, fresh, people, sign, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(home):
    """Returned once, then released."""
    issue = an_issue()
    submit(issue)
    rows = to_be_said(round_of(issue), Stage.FIRST)
    sayings = {row.pk: Saying(row is not rows[0], "金额与附表不符" if row is rows[0] else "") for row in rows}
    sign(issue, people().first, Verdict.RETURN, "见批注。", sayings=sayings)
    return bring_to(IssueState.RELEASED, issue)


def address_of(issue) -> str:
    return reverse("editorial:sheet", args=[issue.pk])


def test_every_round_with_its_people_and_words_is_on_the_sheet(issue):
    sheet = sheet_of(issue)
    first, second = sheet["rounds"]
    assert [(one["person"], one["is_pass"], one["opinion"]) for one in first["decisions"]] == [
        ("first", False, "见批注。")
    ]
    assert first["verdicts"]["counts"][0] | {"stage": ""} == {
        "stage": "",
        "person": "first",
        "passed": 2,
        "returned": 1,
    }
    assert [(noted["note"], noted["is_pass"]) for noted in first["verdicts"]["noted"]] == [
        ("金额与附表不符", False)
    ]
    assert [one["person"] for one in second["decisions"]] == ["first", "second", "final"]
    assert (sheet["releases"][0]["number"], sheet["releases"][0]["released_by"]) == (1, "publisher")
    assert sheet["releases"][0]["digest"] == second["manifest"]["digest"]


def test_every_member_is_on_the_sheet_with_its_hash(issue):
    rows = sheet_of(issue)["rounds"][-1]["manifest"]["rows"]
    assert len(rows) == issue.get_descendants(inclusive=True).count()
    assert all(len(row["sha256"]) == 64 for row in rows)


def test_the_seal_holds_as_long_as_nothing_was_touched(issue):
    newest = sheet_of(issue)["rounds"][-1]
    assert len(newest["seal"]) == 64
    assert newest["seal_faults"] == []


def test_a_text_that_was_changed_in_the_database_breaks_the_seal(issue):
    item = issue.items.in_order()[0]
    revision = round_of(issue).manifest.rows.get(page=item).revision
    revision.content["title"] = "偷换的标题"
    type(revision).objects.filter(pk=revision.pk).update(content=revision.content)
    (fault,) = sheet_of(issue)["rounds"][-1]["seal_faults"]
    assert item.title in fault


def test_a_signature_that_was_changed_in_the_database_breaks_the_seal(issue):
    round_of(issue).decisions.filter(stage=Stage.FINAL).update(person=people().publisher)
    assert sheet_of(issue)["rounds"][-1]["seal_faults"]


def test_a_round_that_is_open_names_who_is_still_to_sign(home):
    issue = an_issue(state=IssueState.IN_REVIEW)
    sign(issue, people().first)
    (round_,) = sheet_of(fresh(issue))["rounds"]
    assert len(round_["missing"]) == 2
    assert round_["seal"] == ""


def test_the_json_file_holds_what_the_sheet_holds(issue, sign_in):
    response = sign_in(people().final).get(address_of(issue), {"format": "json"})
    told = json.loads(response.content)
    assert response["Content-Type"] == "application/json"
    assert told | {"made_at": ""} == json.loads(json.dumps(sheet_of(fresh(issue)))) | {"made_at": ""}


@pytest.mark.parametrize("name", ["editor", "first", "final", "publisher"])
def test_the_office_reads_the_sheet(issue, sign_in, name):
    page = sign_in(getattr(people(), name)).get(address_of(issue)).content.decode()
    assert "金额与附表不符" in page


def test_nobody_else_does(issue, client, sign_in):
    assert client.get(address_of(issue)).status_code == 302
    response = sign_in(a_person("通讯员")).get(address_of(issue), follow=True)
    assert "金额与附表不符" not in response.content.decode()


def test_an_issue_that_was_never_submitted_has_an_empty_sheet(home, sign_in):
    assert sign_in(people().editor).get(address_of(an_issue())).status_code == 200
