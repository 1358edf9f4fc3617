"""Wagtail tells of its workflow; the issue's state follows."""

from django.dispatch import receiver

from wagtail.signals import workflow_cancelled, workflow_submitted

from bulletins.models import IssuePage
from bulletins.states import IssueState


@receiver(workflow_submitted)
def lock_submitted_issue(instance, **kwargs) -> None:
    if issue := _issue_of(instance):
        issue.move_to(IssueState.IN_REVIEW, {IssueState.DRAFTING})


@receiver(workflow_cancelled)
def unlock_returned_issue(instance, **kwargs) -> None:
    if issue := _issue_of(instance):
        issue.move_to(IssueState.DRAFTING, {IssueState.IN_REVIEW})


def _issue_of(workflow_state) -> IssuePage | None:
    return IssuePage.objects.filter(pk=workflow_state.object_id).first()
