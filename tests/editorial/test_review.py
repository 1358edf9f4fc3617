"""三审: the whole issue, three different people, one decision a stage."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from wagtail.models import TaskState, Workflow, WorkflowPage, WorkflowTask

import pytest
from bs4 import BeautifulSoup

from bulletins.states import IssueState
from editorial.actions.sign_off import CannotSignError, Verdict
from editorial.actions.submit_issue import CannotSubmitError, SubmitIssueAction
from editorial.models import StageDecision, StageReviewTask
from editorial.models.tasks import DecidedAlreadyError, SamePersonError
from editorial.rounds import round_of
from editorial.stages import EDITORS, PROOFREADERS, PROOFS, REVIEWERS, REVIEWS, Stage
from tests.factories import (
    a_bulletin,
    a_document,
    a_person,
    an_administrator,
    an_issue,
    fresh,
    pass_reviews,
    people,
    sign,
    submit,
)

ALL_STAGES = (EDITORS, *REVIEWERS.values())


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def issue_in_review(shared_home):
    return an_issue(state=IssueState.IN_REVIEW, items=1)


@pytest.fixture
def issue(issue_in_review):
    return fresh(issue_in_review)


def through_wagtail(browser, issue, action):
    """The decision as Wagtail's own screens send it, past ours."""
    state = fresh(issue).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[issue.pk, action, state.pk])
    return browser.post(address, {"comment": "意见"})


def digest_of(issue):
    return round_of(issue).manifest.digest


def stage_of(issue):
    state = fresh(issue).current_workflow_task_state
    return state and state.task.specific.stage


# -- submitting


def test_a_submitted_issue_waits_for_its_first_reviewer(issue):
    assert fresh(issue).state == IssueState.IN_REVIEW
    assert stage_of(issue) == Stage.FIRST


def test_an_issue_without_items_is_not_submitted(home):
    empty = an_issue(document=a_document(chapters=()))
    with pytest.raises(CannotSubmitError):
        submit(empty)
    assert fresh(empty).state == IssueState.DRAFTING


def test_an_issue_is_submitted_once(issue):
    with pytest.raises(CannotSubmitError):
        submit(issue)


@pytest.mark.parametrize("group", [REVIEWERS[Stage.FIRST], REVIEWERS[Stage.FINAL]])
def test_who_does_not_edit_does_not_submit(home, group):
    draft = an_issue()
    with pytest.raises(PermissionDenied):
        SubmitIssueAction(draft, a_person(group)).execute()
    assert fresh(draft).state == IssueState.DRAFTING


# -- who may decide


def test_three_people_pass_an_issue_and_then_it_is_approved(issue):
    seen = []
    for person in people().reviewers:
        seen.append(stage_of(issue))
        sign(issue, person)
    assert seen == list(REVIEWS)
    assert fresh(issue).state == IssueState.APPROVED


def test_the_last_approval_publishes_nothing(issue):
    pass_reviews(issue)
    assert not fresh(issue).get_descendants(inclusive=True).live().exists()


@pytest.mark.parametrize("door", ["action", "wagtail", "task"])
def test_who_submitted_an_issue_passes_no_stage_of_it(home, client, door):
    everywhere = a_person(*ALL_STAGES)
    issue = an_issue()
    SubmitIssueAction(issue, everywhere).execute()
    refused(door, client, issue, everywhere)
    assert stage_of(issue) == Stage.FIRST


@pytest.mark.parametrize("door", ["action", "wagtail", "task"])
@pytest.mark.parametrize("second", [Stage.SECOND, Stage.FINAL])
def test_nobody_passes_two_stages(issue, client, door, second):
    everywhere = a_person(*ALL_STAGES)
    sign(issue, everywhere)
    if second == Stage.FINAL:
        sign(issue, people().second)
    refused(door, client, issue, everywhere)
    assert stage_of(issue) == second


@pytest.mark.parametrize("door", ["action", "wagtail", "task"])
def test_a_superuser_of_no_group_passes_nothing(issue, client, door):
    refused(door, client, issue, an_administrator())
    assert stage_of(issue) == Stage.FIRST


@pytest.mark.parametrize("door", ["action", "wagtail", "task"])
def test_a_reviewer_of_another_stage_waits_for_their_turn(issue, client, door):
    refused(door, client, issue, people().final)
    assert stage_of(issue) == Stage.FIRST


def test_somebody_who_has_left_passes_nothing(issue):
    first = people().first
    first.is_active = False
    with pytest.raises(PermissionDenied):
        sign(issue, first)


def refused(door, client, issue, person):
    if door == "action":
        with pytest.raises(PermissionDenied):
            sign(issue, person)
    elif door == "task":
        state = fresh(issue).current_workflow_task_state
        with pytest.raises(PermissionDenied):
            state.task.specific.on_action(state, person, "approve", shown=digest_of(issue))
    else:
        client.force_login(person)
        through_wagtail(client, issue, "approve")


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_wagtails_own_screen_signs_for_nobody(issue, sign_in, action):
    """It shows neither the items nor the manifest, so whoever pressed its button would sign what they have not seen."""
    through_wagtail(sign_in(people().first), issue, action)
    assert stage_of(issue) == Stage.FIRST
    assert not StageDecision.objects.exists()


def test_a_signature_without_the_manifest_in_view_is_refused(issue):
    state = fresh(issue).current_workflow_task_state
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, people().first, "approve", shown="0" * 64)


def test_a_reviewer_finds_an_issue_waiting_only_while_it_is_theirs(issue):
    def waiting(person):
        return [
            state
            for task in StageReviewTask.objects.all()
            for state in task.get_task_states_user_can_moderate(person)
        ]

    assert len(waiting(people().first)) == 1
    assert not waiting(people().second)
    sign(issue, people().first)
    assert not waiting(people().first)
    assert len(waiting(people().second)) == 1


def test_every_item_on_the_review_screen_leads_to_its_text_in_the_whole_issue(issue, sign_in):
    browser = sign_in(people().first)
    screen = BeautifulSoup(browser.get(reverse("editorial:review", args=[issue.pk])).content, "html.parser")
    links = [link["href"].split("#") for link in screen.select("[data-item] a[href*='#p']")]
    whole_issue = browser.get(links[0][0]).content.decode()
    assert len(links) == issue.items.count()
    assert all(f'id="{anchor}"' in whole_issue for _address, anchor in links)


# -- returning


def test_a_return_says_why(issue):
    with pytest.raises(CannotSignError):
        sign(issue, people().first, Verdict.RETURN, "  ")
    assert fresh(issue).state == IssueState.IN_REVIEW


@pytest.mark.parametrize("passed", [0, 1, 2])
def test_a_returned_issue_is_a_draft_again_and_begins_again_with_the_first_stage(issue, passed):
    reviewers = people().reviewers
    for person in reviewers[:passed]:
        sign(issue, person)
    sign(issue, reviewers[passed], Verdict.RETURN, "第三条数字有误。")
    assert fresh(issue).state == IssueState.DRAFTING
    assert fresh(issue).get_lock() is None
    submit(issue)
    assert stage_of(issue) == Stage.FIRST
    pass_reviews(issue)
    assert fresh(issue).state == IssueState.APPROVED


def test_the_reason_of_a_return_is_kept(issue):
    sign(issue, people().first, Verdict.RETURN, "第三条数字有误。")
    state = TaskState.objects.get(status=TaskState.STATUS_REJECTED)
    assert (state.comment, state.finished_by) == ("第三条数字有误。", people().first)


def test_an_issue_that_is_not_in_review_is_not_signed(home):
    with pytest.raises(CannotSignError):
        sign(an_issue(), people().first)


def test_a_cancelled_review_makes_the_issue_a_draft_again(issue):
    fresh(issue).current_workflow_state.cancel(user=people().editor)
    assert fresh(issue).state == IssueState.DRAFTING


def test_a_late_decision_about_a_stage_that_is_over_is_refused(issue):
    old_state = fresh(issue).current_workflow_task_state
    sign(issue, people().first)
    second_first = a_person(REVIEWERS[Stage.FIRST])
    with pytest.raises(DecidedAlreadyError):
        old_state.task.specific.on_action(
            old_state, second_first, "reject", shown=digest_of(issue), comment="晚了"
        )
    assert stage_of(issue) == Stage.SECOND


def test_the_same_person_is_told_so(issue):
    everywhere = a_person(*ALL_STAGES)
    sign(issue, everywhere)
    state = fresh(issue).current_workflow_task_state
    with pytest.raises(SamePersonError, match=r"\w"):
        state.task.specific.on_action(state, everywhere, "approve", shown=digest_of(issue))


# -- three proofs


def test_a_bulletin_with_proofs_takes_six_signatures_and_one_without_takes_three(home):
    issue = an_issue(a_bulletin(has_proofs=True), state=IssueState.IN_REVIEW)
    proofreaders = [a_person(PROOFREADERS) for _ in PROOFS]
    seen = []
    for person in (*people().reviewers, *proofreaders):
        seen.append(stage_of(issue))
        sign(issue, person)
    assert seen == [*REVIEWS, *PROOFS]
    assert fresh(issue).state == IssueState.APPROVED


def test_nobody_reads_two_proofs(home):
    issue = an_issue(a_bulletin(has_proofs=True), state=IssueState.IN_REVIEW)
    pass_reviews(issue)
    proofreader = a_person(PROOFREADERS)
    sign(issue, proofreader)
    with pytest.raises(PermissionDenied):
        sign(issue, proofreader)
    assert stage_of(issue) == PROOFS[1]


def test_proofs_can_be_switched_off_and_a_workflow_of_ones_own_is_kept(home):
    bulletin = a_bulletin(has_proofs=True)
    bulletin.has_proofs = False
    bulletin.save_revision().publish()
    issue = an_issue(bulletin, state=IssueState.IN_REVIEW)
    pass_reviews(issue)
    assert fresh(issue).state == IssueState.APPROVED
    own = Workflow.objects.create(name="本刊三审")
    WorkflowPage.objects.filter(page=bulletin.page_ptr).update(workflow=own)
    bulletin.has_proofs = True
    bulletin.save_revision().publish()
    assert WorkflowPage.objects.get(page=bulletin.page_ptr).workflow == own


@pytest.mark.parametrize("stages", [REVIEWS[:2], REVIEWS[::-1], ()])
def test_a_workflow_that_lacks_one_of_the_three_reviews_takes_no_issue(home, stages):
    bulletin = a_bulletin()
    short = Workflow.objects.create(name="两审")
    for order, stage in enumerate(stages):
        task = StageReviewTask.objects.get(stage=stage).task_ptr
        WorkflowTask.objects.create(workflow=short, task=task, sort_order=order)
    WorkflowPage.objects.filter(page=bulletin.page_ptr).update(workflow=short)
    with pytest.raises(CannotSubmitError):
        submit(an_issue(bulletin))


def test_a_stage_switched_off_in_the_middle_seals_nothing(issue):
    sign(issue, people().first)
    StageReviewTask.objects.filter(stage=Stage.FINAL).update(active=False)
    with pytest.raises(PermissionDenied):
        sign(issue, people().second)
    assert fresh(issue).state == IssueState.IN_REVIEW
    assert round_of(issue).decisions.count() == 1


# -- what the database itself holds


@pytest.mark.parametrize(
    "changes",
    [{"stage": "first"}, {"person": "first"}, {"person": "editor"}],
    ids=["a stage passed twice", "one person at two stages", "who submitted it"],
)
def test_the_database_refuses_what_breaks_the_rule_of_three(issue, changes):
    sign(issue, people().first)
    signed = StageDecision.objects.get()
    signed.pk, signed.stage, signed.person = None, Stage.SECOND, people().second
    signed.stage = changes.get("stage", signed.stage)
    if "person" in changes:
        signed.person = getattr(people(), changes["person"])
    with pytest.raises(IntegrityError), transaction.atomic():
        signed.save()
