"""The review page: what it shows, and that it loses no word."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from bulletins.states import IssueState
from editorial.actions.sign_off import Verdict
from editorial.models import ItemVerdict, StageDecision
from editorial.rounds import round_of
from editorial.stages import REVIEWERS, Stage
from editorial.verdicts import to_be_said
from tests.factories import a_person, an_administrator, an_issue, fresh, people, sign, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(home):
    return an_issue(state=IssueState.IN_REVIEW)


@pytest.fixture
def page(sign_in):
    return sign_in(people().first)


def address_of(issue) -> str:
    return reverse("editorial:review", args=[issue.pk])


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def typed(issue, choice="pass", note="", **more) -> dict:
    """A form in which every item has this verdict and this note."""
    round_ = round_of(fresh(issue))
    rows = to_be_said(round_, Stage.FIRST)
    fields = {"shown": round_.manifest.digest, "opinion": "意见写在这里"}
    fields |= {f"verdict-{row.pk}": choice for row in rows if choice} | {
        f"note-{row.pk}": note for row in rows
    }
    return {**fields, **more}


def test_what_is_kept_is_filled_in_when_one_comes_back(issue, page):
    page.post(address_of(issue), typed(issue, "return", "数字有误", keep="1"))
    shown = soup(page.get(address_of(issue)))
    assert len(shown.select("input[value=return][checked]")) == 3
    assert {note.text for note in shown.select("textarea[name^=note-]")} == {"数字有误"}
    assert shown.select_one("textarea[name=opinion]").text.strip() == "意见写在这里"
    assert not StageDecision.objects.exists()


def test_a_note_without_a_verdict_is_not_lost_when_one_saves(issue, page):
    shown = soup(page.post(address_of(issue), typed(issue, "", "还没想好", keep="1")))
    assert {note.text for note in shown.select("textarea[name^=note-]")} == {"还没想好"}
    assert not ItemVerdict.objects.exists()


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param({"verdict": "approve", "shown": "0" * 64}, id="submitted anew"),
        pytest.param({"verdict": "reject", "opinion": " "}, id="no reason"),
        pytest.param({"verdict": "approve", "all": "return"}, id="returned items"),
        pytest.param({"verdict": ""}, id="no button"),
    ],
)
def test_a_refusal_keeps_every_typed_word(issue, page, fault):
    choice = fault.pop("all", "pass")
    response = page.post(address_of(issue), {**typed(issue, choice, "批注一句"), **fault})
    shown = soup(response)
    assert response.status_code == 200
    assert {note.text for note in shown.select("textarea[name^=note-]")} == {"批注一句"}
    assert len(shown.select(f"input[value={choice}][checked]")) == 3
    assert (
        shown.select_one("textarea[name=opinion]").text.strip()
        == fault.get("opinion", "意见写在这里").strip()
    )
    assert not StageDecision.objects.exists()


def test_who_comes_second_gets_their_words_back(issue, page):
    mine = typed(issue, "pass", "写了很久的批注", verdict="approve")
    sign(issue, a_person(REVIEWERS[Stage.FIRST]))
    response = page.post(address_of(issue), mine)
    assert "写了很久的批注" in response.content.decode()
    assert "意见写在这里" in response.content.decode()
    assert StageDecision.objects.count() == 1


def test_who_comes_after_a_return_gets_their_words_back(issue, page):
    mine = typed(issue, "pass", "写了很久的批注", verdict="approve")
    sign(issue, a_person(REVIEWERS[Stage.FIRST]), Verdict.RETURN)
    assert "写了很久的批注" in page.post(address_of(issue), mine).content.decode()
    assert "写了很久的批注" in page.post(address_of(issue), {**mine, "keep": "1"}).content.decode()


def test_nothing_can_be_said_of_an_issue_that_was_never_submitted(home, page):
    assert page.post(address_of(an_issue()), {"verdict": "approve", "note-1": "a"}).status_code == 200


def test_notes_go_with_their_items_when_the_issue_was_submitted_anew(issue, page):
    mine = typed(issue, "pass", "上一轮写的", verdict="approve")
    fresh(issue).current_workflow_state.cancel(user=people().editor)
    submit(issue)
    shown = soup(page.post(address_of(issue), mine))
    assert {note.text for note in shown.select("textarea[name^=note-]")} == {"上一轮写的"}
    assert not shown.select("input[value=pass][checked]")


def test_a_title_with_markup_is_shown_as_text(home, page):
    issue = an_issue(state=IssueState.IN_REVIEW, marker="<b>&")
    shown = page.get(address_of(issue)).content.decode()
    assert "<b>&<" not in shown
    assert "&lt;b&gt;&amp;" in shown


def test_whoever_has_no_part_in_it_learns_no_title_of_a_draft(issue, sign_in):
    row = round_of(issue).manifest.rows.last()
    response = sign_in(a_person("通讯员")).post(address_of(issue), {f"note-{row.pk}": "试试"}, follow=True)
    assert row.page.draft_title not in response.content.decode()


def test_an_administrator_reads_along_and_signs_nothing(issue, sign_in):
    browser = sign_in(an_administrator())
    shown = soup(browser.get(address_of(issue)))
    assert not shown.select("[name=verdict], input[name^=verdict-]")
    assert shown.select("form[action$='/waiver/']")
    browser.post(address_of(issue), typed(issue, verdict="approve"))
    assert not StageDecision.objects.exists()


def queries_of(page, issue) -> int:
    page.get(address_of(issue))  # content types, permissions and the site are remembered from here on
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert page.get(address_of(issue)).status_code == 200
    return len(queries)


def through_rounds(issue, count: int):
    submit(issue)
    for _ in range(count - 1):
        sign(issue, people().first, Verdict.RETURN)
        draft = issue.items.in_order()[0].get_latest_revision_as_object()
        draft.title += "改"
        draft.save_revision()
        submit(issue)
    return issue


def test_the_page_asks_the_same_of_many_items_as_of_few(home, page):
    """The admin's frame, the right to decide, the round with its decisions and waivers; then the rows of the manifest,
    the names that they use, the verdicts, and the findings: none of it item by item.
    """
    few, many = (through_rounds(an_issue(items=count), 1) for count in (10, 40))
    assert queries_of(page, few) == queries_of(page, many)


def test_the_page_asks_the_same_after_three_rounds_as_after_two(home, page):
    """A second round adds the rows of the round before, once; a third adds nothing."""
    first, second, third = (through_rounds(an_issue(items=10), count) for count in (1, 2, 3))
    assert queries_of(page, second) == queries_of(page, third)
    assert queries_of(page, second) - queries_of(page, first) <= 4
