"""What the editorial office does when something happens elsewhere."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from wagtail.signals import workflow_cancelled, workflow_submitted

from bulletins.models import BulletinPage, IssuePage
from bulletins.states import IssueState
from regions.models import RegionPage

from .actions.set_up_review import appoint_correspondents, assign_review


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


@receiver(post_save, sender=BulletinPage)
def review_new_bulletin(instance, created, **kwargs) -> None:
    if created:
        assign_review(instance)


@receiver(post_save, sender=RegionPage)
def admit_correspondents(instance, created, **kwargs) -> None:
    if created:
        appoint_correspondents(instance)
