"""Two who act at the same moment: one does it, the others are told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core.exceptions import PermissionDenied
from django.db import connection

from wagtail.models import TaskState

import pytest

from bulletins.models import IssuePage, Release
from bulletins.states import IssueState, ReleaseState
from editorial.actions.release_issue import CannotReleaseError, ReleaseIssueAction
from editorial.actions.sign_off import CannotSignError, Verdict
from editorial.actions.submit_issue import CannotSubmitError, SubmitIssueAction
from editorial.stages import EDITORS, REVIEWERS, Stage
from tests.factories import a_person, an_issue, fresh, people, sign, submit

pytestmark = pytest.mark.usefixtures("committed_home")


def live_members(issue):
    return fresh(issue).get_descendants(inclusive=True).live().count()


def members(issue):
    return fresh(issue).get_descendants(inclusive=True).count()


def stage_of(issue):
    state = fresh(issue).current_workflow_task_state
    return state and state.task.specific.stage


def decide_at_once(issue, deciders):
    """What each of them is told: "" or the message of the refusal."""
    together = Barrier(len(deciders))

    def decide(person, verdict):
        try:
            together.wait(timeout=20)
            sign(issue, person, verdict, "意见")
        except (PermissionDenied, CannotSignError) as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(deciders)) as pool:
        return list(pool.map(decide, *zip(*deciders, strict=True)))


def test_of_deciders_at_the_same_moment_one_wins_and_the_others_are_told():
    reviewers = [a_person(REVIEWERS[Stage.FIRST]) for _ in range(4)]
    verdicts = [Verdict.PASS, Verdict.RETURN, Verdict.PASS, Verdict.RETURN]
    for round_ in range(1, 6):
        issue = an_issue(items=1)
        submit(issue)
        told = decide_at_once(issue, list(zip(reviewers, verdicts, strict=True)))
        assert told.count("") == 1, (round_, told)
        winner = verdicts[told.index("")]
        issue = fresh(issue)
        decided = TaskState.objects.filter(workflow_state__object_id=str(issue.pk)).exclude(finished_by=None)
        assert decided.count() == 1
        if winner == Verdict.PASS:
            assert (issue.state, stage_of(issue)) == (IssueState.IN_REVIEW, Stage.SECOND)
        else:
            assert (issue.state, issue.current_workflow_state) == (IssueState.DRAFTING, None)


def test_of_two_who_submit_at_the_same_moment_one_does():
    issue = an_issue(items=1)
    editors = [a_person(EDITORS) for _ in range(2)]
    together = Barrier(2)

    def submit_as(person):
        action = SubmitIssueAction(IssuePage.objects.get(pk=issue.pk), person)
        together.wait(timeout=20)
        try:
            action.execute()
        except (CannotSubmitError, PermissionDenied) as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(submit_as, editors))
    assert told.count("") == 1, told
    assert fresh(issue).workflow_states.count() == 1


def test_of_publishers_at_the_same_moment_one_releases_and_the_others_are_told():
    issue = an_issue(state=IssueState.APPROVED)
    publisher = people().publisher
    together = Barrier(4)

    def release_now(_):
        action = ReleaseIssueAction(IssuePage.objects.get(pk=issue.pk), publisher)
        together.wait(timeout=20)
        try:
            action.execute()
        except CannotReleaseError as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(release_now, range(4)))
    assert told.count("") == 1, told
    assert Release.objects.filter(state=ReleaseState.DONE).count() == 1
    assert live_members(issue) == members(issue)
