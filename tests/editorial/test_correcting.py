"""勘误 and 更正: what readers have stays until the correction, noted and signed, is released as n+1."""

from django.core.exceptions import PermissionDenied

import pytest

from bulletins.models import Correction, NewsItemPage, Release
from bulletins.states import IssueState, ReleaseKind
from editorial.actions.correct_issue import AbandonCorrectionAction, CorrectIssueAction
from editorial.actions.leave_out_item import LeaveOutItemAction
from editorial.actions.release_issue import CannotReleaseError, RestoreIssueAction
from editorial.actions.submit_issue import CannotSubmitError
from editorial.actions.withdraw_issue import (
    CannotWithdrawError,
    DecideWithdrawalAction,
    ProposeWithdrawalAction,
)
from editorial.corrections import Note
from editorial.rounds import round_of
from manuscript.document import Paragraph
from tests.factories import (
    a_document,
    a_person,
    an_issue,
    an_item,
    fresh,
    pass_reviews,
    people,
    release,
    submit,
    withdraw,
)

pytestmark = pytest.mark.django_db
SLIP = Note(ReleaseKind.ERRATUM, "“己经”应为“已经”。")
FACT = Note(ReleaseKind.CORRECTION, "“12亿元”应为“21亿元”。")


@pytest.fixture(scope="module")
def released(shared_home):
    items = [
        an_item(title, blocks=(Paragraph("项目己经开工，投资12亿元。"),)) for title in ("甲", "乙", "丙")
    ]
    return an_issue(document=a_document(*items), state=IssueState.RELEASED)


@pytest.fixture
def issue(released):
    """Open for a correction."""
    CorrectIssueAction(fresh(released), people().editor).execute()
    return fresh(released)


@pytest.fixture
def item(issue):
    return issue.items.order_by("path").first()


def reworded(item, before, after):
    draft = fresh(item).get_latest_revision_as_object()
    body = draft.body.get_prep_value()
    for block in body:
        block["value"] = block["value"].replace(before, after)
    draft.body = body
    draft.save_revision(user=people().editor)


def shown(item):
    return NewsItemPage.objects.get(pk=item.pk).text


def test_one_reviewer_passes_an_erratum_and_it_is_released_as_the_second_release(issue, item):
    reworded(item, "己经", "已经")
    submit(issue, {item.pk: SLIP})
    assert round_of(issue).purpose == ReleaseKind.ERRATUM
    pass_reviews(issue)
    assert round_of(issue).decisions.count() == 1
    assert "己经" in shown(item)
    release(issue)
    assert "已经" in shown(item)
    newest = Release.objects.done().latest("number")
    assert (newest.number, newest.kind) == (2, ReleaseKind.ERRATUM)
    assert Correction.objects.published().get().release == newest


def test_a_figure_needs_all_three(issue, item):
    reworded(item, "12亿", "21亿")
    with pytest.raises(CannotSubmitError, match="甲"):
        submit(issue, {item.pk: SLIP})
    submit(issue, {item.pk: FACT})
    assert round_of(issue).purpose == ReleaseKind.CORRECTION
    pass_reviews(issue)
    assert round_of(issue).decisions.count() == 3


def test_one_fact_among_slips_takes_all_of_them_to_three(issue):
    first, second, _third = issue.items.order_by("path")
    reworded(first, "己经", "已经")
    reworded(second, "12亿", "21亿")
    submit(issue, {first.pk: SLIP, second.pk: FACT})
    assert round_of(issue).purpose == ReleaseKind.CORRECTION


@pytest.mark.parametrize("note", [None, Note(ReleaseKind.ERRATUM, "  ")])
def test_every_change_owes_its_readers_a_note(issue, item, note):
    reworded(item, "己经", "已经")
    with pytest.raises(CannotSubmitError, match="甲"):
        submit(issue, {item.pk: note} if note else None)
    assert fresh(issue).state == IssueState.CORRECTING


def test_a_correction_without_a_change_is_not_submitted(issue, item):
    fresh(item).get_latest_revision_as_object().save_revision()
    with pytest.raises(CannotSubmitError):
        submit(issue, {item.pk: SLIP})


def test_a_returned_correction_can_be_mended_and_readers_notice_nothing(issue, item):
    reworded(item, "己经", "已经")
    submit(issue, {item.pk: SLIP})
    fresh(issue).current_workflow_state.cancel(user=people().editor)
    assert fresh(issue).state == IssueState.CORRECTING
    assert fresh(issue).live
    assert "己经" in shown(item)
    submit(issue)  # its note is still there
    assert round_of(issue).number == 3


def test_an_abandoned_correction_leaves_drafts_as_readers_have_them(issue, item):
    reworded(item, "己经", "已经")
    AbandonCorrectionAction(issue, people().editor).execute()
    assert fresh(issue).state == IssueState.RELEASED
    CorrectIssueAction(fresh(issue), people().editor).execute()
    with pytest.raises(CannotSubmitError):
        submit(issue, {item.pk: SLIP})


def test_an_item_left_out_of_a_correction_goes_with_it_and_leaves_a_tombstone(issue, item):
    LeaveOutItemAction(item, people().editor).execute()
    assert fresh(item).live
    submit(issue, {item.pk: Note(ReleaseKind.CORRECTION, "本条撤下。")})
    pass_reviews(issue)
    release(issue)
    assert not fresh(item).live
    assert fresh(issue).tombstones.standing().get().notice == "本条撤下。"


def test_who_neither_edits_nor_publishes_begins_no_correction(released):
    with pytest.raises(PermissionDenied):
        CorrectIssueAction(fresh(released), people().first).execute()


# -- withdrawal and restoring


def test_two_people_withdraw_an_issue(released):
    proposal = ProposeWithdrawalAction(fresh(released), people().publisher, "有误").execute()
    with pytest.raises(CannotWithdrawError):
        DecideWithdrawalAction(proposal, people().publisher, confirm=True).execute()
    assert fresh(released).live
    DecideWithdrawalAction(proposal, people().final, confirm=True).execute()
    assert fresh(released).state == IssueState.WITHDRAWN
    assert not fresh(released).get_descendants(inclusive=True).live().exists()
    assert (
        fresh(released).tombstones.standing().count()
        == fresh(released).get_descendants(inclusive=True).count()
    )


@pytest.mark.parametrize("name", ["editor", "first", "second"])
def test_others_withdraw_nothing(released, name):
    with pytest.raises(PermissionDenied):
        ProposeWithdrawalAction(fresh(released), getattr(people(), name), "有误").execute()


def test_a_withdrawal_is_proposed_once_and_can_be_dropped(released):
    proposal = ProposeWithdrawalAction(fresh(released), people().publisher, "有误").execute()
    with pytest.raises(CannotWithdrawError):
        ProposeWithdrawalAction(fresh(released), people().final, "有误").execute()
    DecideWithdrawalAction(proposal, people().publisher, confirm=False).execute()
    with pytest.raises(CannotWithdrawError):
        DecideWithdrawalAction(proposal, people().final, confirm=True).execute()
    ProposeWithdrawalAction(fresh(released), people().final, "有误").execute()


def test_a_withdrawn_issue_is_restored_as_the_next_release(released):
    withdraw(released)
    RestoreIssueAction(fresh(released), people().publisher, Release.objects.get(), "查明无误").execute()
    assert fresh(released).state == IssueState.RELEASED
    assert fresh(released).items.released().count() == 3
    assert not fresh(released).tombstones.standing().exists()
    assert list(Release.objects.order_by("number").values_list("number", "kind")) == [
        (1, "new"),
        (2, "restored"),
    ]


def test_an_earlier_release_can_be_restored_after_a_correction(issue, item):
    reworded(item, "己经", "已经")
    submit(issue, {item.pk: SLIP})
    pass_reviews(issue)
    release(issue)
    first = Release.objects.get(number=1)
    RestoreIssueAction(fresh(issue), people().publisher, first, "更正有误").execute()
    assert "己经" in shown(item)
    assert fresh(item).has_unpublished_changes
    assert Release.objects.done().latest("number").manifest == first.manifest


def test_restoring_says_why_and_needs_a_publisher(released):
    withdraw(released)
    with pytest.raises(CannotReleaseError):
        RestoreIssueAction(fresh(released), people().publisher, Release.objects.get(), " ").execute()
    with pytest.raises(PermissionDenied):
        RestoreIssueAction(fresh(released), people().editor, Release.objects.get(), "因为").execute()


def test_a_withdrawn_issue_can_be_corrected_and_released_again(released):
    withdraw(released)
    CorrectIssueAction(fresh(released), people().editor).execute()
    item = fresh(released).items.order_by("path").first()
    reworded(item, "12亿", "21亿")
    submit(released, {item.pk: FACT})
    pass_reviews(released)
    release(released)
    assert "21亿" in shown(item)
    assert fresh(released).items.released().count() == 3


def test_nobody_else_signs_an_erratum(issue, item):
    reworded(item, "己经", "已经")
    submit(issue, {item.pk: SLIP})
    task = fresh(issue).current_workflow_task
    assert task.user_can_decide(fresh(issue), people().second)
    assert not task.user_can_decide(fresh(issue), people().editor)
    assert not task.user_can_decide(fresh(issue), a_person(is_superuser=True))
