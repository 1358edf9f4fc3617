"""What the editorial office does when something happens elsewhere."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from wagtail.signals import workflow_cancelled

from bulletins.models import BulletinPage
from regions.models import RegionPage

from .actions.set_up_review import appoint_correspondents, assign_review
from .rounds import reopen


@receiver(workflow_cancelled)
def unlock_issue(instance, user, **kwargs) -> None:
    """However it came to be cancelled: returned by a reviewer, taken back by the editor, its workflow switched off."""
    round_ = getattr(instance, "review_round", None)
    if round_ is not None:
        reopen(round_, user)


@receiver(post_save, sender=BulletinPage)
def review_bulletin(instance, **kwargs) -> None:
    assign_review(instance)


@receiver(post_save, sender=RegionPage)
def admit_correspondents(instance, created, **kwargs) -> None:
    if created:
        appoint_correspondents(instance)
