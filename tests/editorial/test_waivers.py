"""免签: two administrators answer for it, and nobody else can."""

from __future__ import annotations

from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from bulletins.states import IssueState
from editorial.actions.sign_off import Verdict
from editorial.models import StageDecision, Waiver
from editorial.models.tasks import SamePersonError
from editorial.rounds import round_of
from editorial.stages import EDITORS, REVIEWERS, Stage
from tests.factories import a_person, an_administrator, an_issue, fresh, people, sign

pytestmark = pytest.mark.django_db

REASON = "终审人员出差，付印在即。"


@pytest.fixture
def issue(home):
    return an_issue(state=IssueState.IN_REVIEW)


@pytest.fixture
def everywhere(home):
    """Somebody who reviews at every stage."""
    return a_person(EDITORS, *REVIEWERS.values(), name="everywhere")


def address_of(issue) -> str:
    return reverse("editorial:waiver", args=[issue.pk])


def propose(browser, issue, person, stage=Stage.SECOND, reason=REASON):
    return browser.post(address_of(issue), {"stage": stage.value, "person": person.pk, "reason": reason})


def confirm(browser, issue):
    return browser.post(address_of(issue), {"confirm": Waiver.objects.latest("pk").pk})


def test_two_administrators_let_one_person_sign_a_second_stage(issue, sign_in, everywhere):
    sign(issue, everywhere)
    with pytest.raises(SamePersonError):
        fresh(issue).current_workflow_task.on_action(
            fresh(issue).current_workflow_task_state,
            everywhere,
            "approve",
            shown=round_of(issue).manifest.digest,
        )
    propose(sign_in(an_administrator("one")), issue, everywhere)
    confirm(sign_in(an_administrator("other")), issue)
    sign(issue, everywhere)
    assert StageDecision.objects.filter(person=everywhere, waiver__isnull=False).count() == 1
    assert fresh(issue).current_workflow_task.stage == Stage.FINAL


def test_who_proposed_it_does_not_confirm_it(issue, sign_in, everywhere):
    browser = sign_in(an_administrator("one"))
    propose(browser, issue, everywhere)
    assert not BeautifulSoup(browser.get(address_of(issue)).content, "html.parser").select("[name=confirm]")
    confirm(browser, issue)
    assert Waiver.objects.get().confirmed_by is None


@pytest.mark.parametrize("name", ["editor", "first", "final", "publisher"])
def test_nobody_but_an_administrator_proposes_or_confirms(issue, sign_in, everywhere, name):
    person = getattr(people(), name)
    propose(sign_in(person), issue, everywhere)
    assert not Waiver.objects.exists()
    propose(sign_in(an_administrator("one")), issue, everywhere)
    confirm(sign_in(person), issue)
    assert Waiver.objects.get().confirmed_by is None
    assert sign_in(person).get(address_of(issue)).status_code == 302


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_waiver_has_a_reason_and_what_was_chosen_stays_chosen(issue, sign_in, everywhere, reason):
    response = propose(sign_in(an_administrator()), issue, everywhere, reason=reason)
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one(f"select[name=person] option[value='{everywhere.pk}'][selected]")
    assert not Waiver.objects.exists()


def test_a_stage_has_one_waiver(issue, sign_in, everywhere):
    browser = sign_in(an_administrator())
    for person in (everywhere, people().final):
        response = propose(browser, issue, person)
    assert Waiver.objects.get().person == everywhere
    assert REASON in response.content.decode()


def test_a_stage_that_is_signed_is_not_waived(issue, sign_in, everywhere):
    sign(issue, people().first)
    propose(sign_in(an_administrator()), issue, everywhere, Stage.FIRST)
    assert not Waiver.objects.exists()


def test_a_waiver_lapses_with_its_round(issue, sign_in, everywhere):
    propose(sign_in(an_administrator("one")), issue, everywhere)
    sign(issue, people().first, Verdict.RETURN)
    confirm(sign_in(an_administrator("other")), issue)
    assert Waiver.objects.get().confirmed_by is None


def test_somebody_without_a_place_in_any_review_cannot_be_named(issue, sign_in):
    propose(sign_in(an_administrator()), issue, people().publisher)
    assert not Waiver.objects.exists()


def test_a_waiver_of_another_issue_is_not_found_here(issue, sign_in, everywhere):
    propose(sign_in(an_administrator("one")), issue, everywhere)
    other = an_issue(state=IssueState.IN_REVIEW)
    assert confirm(sign_in(an_administrator("other")), other).status_code == 404
    assert Waiver.objects.get().confirmed_by is None


@pytest.mark.parametrize("key", ["", "x", "99999", "-1"])
def test_a_waiver_that_is_not_there_is_not_confirmed(issue, sign_in, key):
    assert sign_in(an_administrator()).post(address_of(issue), {"confirm": key}).status_code == 404


def test_an_issue_that_was_never_submitted_has_nothing_to_waive(home, sign_in):
    assert sign_in(an_administrator()).get(address_of(an_issue())).status_code == 404
