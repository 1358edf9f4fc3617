"""Who is told by mail that it is their turn, and when."""

from django.core import mail
from django.urls import reverse

from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

import pytest

from bulletins.states import IssueState
from editorial.actions.sign_off import Verdict
from editorial.actions.unseal_issue import UnsealIssueAction
from editorial.actions.withdraw_issue import ProposeWithdrawalAction
from editorial.stages import REVIEWERS
from tests.factories import a_person, an_issue, fresh, pass_reviews, people, sign, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters(home, django_capture_on_commit_callbacks):
    """letters(act) -> address -> the letter that it brought, sent after the commit."""
    people()

    def _letters(act, *args, **options):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act(*args, **options)
            assert mail.outbox == []
        addresses = [address for letter in mail.outbox for address in letter.to]
        assert len(set(addresses)) == len(mail.outbox)
        return {letter.to[0]: letter for letter in mail.outbox}

    return _letters


def test_whose_turn_it_is_gets_a_letter_with_a_link(letters):
    issue = an_issue()
    for act, next_person, screen in (
        (lambda: submit(issue), people().first, "review"),
        (lambda: sign(issue, people().first), people().second, "review"),
        (lambda: sign(issue, people().second), people().final, "review"),
        (lambda: sign(issue, people().final), people().publisher, "issue-desk"),
    ):
        told = letters(act)
        assert set(told) == {next_person.email}
        letter = told[next_person.email]
        assert issue.bulletin.title in letter.subject
        assert reverse(f"editorial:{screen}", args=[issue.pk]) in letter.body
        html, kind = letter.alternatives[0]
        assert kind == "text/html"
        assert issue.full_title in html


def test_who_may_not_sign_is_not_asked_to(letters):
    everywhere = a_person(*REVIEWERS.values())
    issue = an_issue()
    submit(issue)
    told = letters(sign, issue, everywhere)
    assert everywhere.email not in told
    assert people().second.email in told


def test_the_submitter_learns_why_an_issue_came_back(letters):
    issue = an_issue()
    submit(issue)
    told = letters(sign, issue, people().first, Verdict.RETURN, "第三条<数字>有误。")
    assert set(told) == {people().editor.email}
    letter = told[people().editor.email]
    assert "第三条<数字>有误。" in letter.body
    assert "&lt;数字&gt;" in letter.alternatives[0][0]


def test_those_whose_signature_became_void_are_told(letters):
    issue = an_issue(state=IssueState.APPROVED)
    told = letters(UnsealIssueAction(issue, people().publisher, "换了照片").execute)
    assert set(told) == {people().editor.email, *(person.email for person in people().reviewers)}


def test_the_other_publishers_are_asked_to_confirm_a_withdrawal(letters):
    from editorial.stages import PUBLISHERS  # noqa: PLC0415

    other = a_person(PUBLISHERS)
    issue = an_issue(state=IssueState.RELEASED)
    told = letters(ProposeWithdrawalAction(fresh(issue), people().publisher, "有误").execute)
    assert set(told) == {other.email}


def test_a_mail_server_that_is_down_takes_nothing_back(letters, settings):
    settings.EMAIL_BACKEND = "tests.no_mail.EmailBackend"
    issue = an_issue()
    assert letters(submit, issue) == {}
    assert fresh(issue).state == IssueState.IN_REVIEW


def test_wagtails_own_letters_are_muted():
    """Their names are private: this notices when they move."""
    for signal in (task_submitted, workflow_submitted, workflow_rejected, workflow_approved):
        names = [receiver[0][0] for receiver in signal.receivers]
        assert not [name for name in names if "email_notification" in str(name)]


def test_nobody_is_told_of_a_stage_twice(letters):
    issue = an_issue()
    submit(issue)
    told = letters(pass_reviews, issue)
    assert set(told) == {people().second.email, people().final.email, people().publisher.email}
