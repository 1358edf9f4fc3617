"""What the editorial office does when something happens elsewhere."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from wagtail.signals import task_submitted, workflow_approved, workflow_cancelled

from bulletins.models import BulletinPage
from regions.models import RegionPage

from .actions.set_up_review import appoint_correspondents, assign_review
from .letters import tell_next_stage, tell_returned, tell_sealed
from .models import StageReviewTask
from .rounds import reopen
from .stages import RoundState


@receiver(workflow_cancelled)
def unlock_issue(instance, user, **kwargs) -> None:
    """However it came to be cancelled: returned by a reviewer, taken back by the editor, its workflow switched off."""
    round_ = getattr(instance, "review_round", None)
    if round_ is None:
        return
    reopen(round_, user)
    if round_.state == RoundState.RETURNED:
        decision = round_.decisions.filter(is_pass=False).select_related("person").latest("decided_at")
        tell_returned(round_, decision.person, decision.stage_name)


@receiver(task_submitted)
def tell_whose_turn_it_is(instance, **kwargs) -> None:
    """The first stage begins before the round knows its workflow: who submits tells that one."""
    round_, review_task = getattr(instance.workflow_state, "review_round", None), instance.task.specific
    if round_ is not None and isinstance(review_task, StageReviewTask):
        tell_next_stage(round_, review_task)


@receiver(workflow_approved)
def tell_publishers(instance, **kwargs) -> None:
    round_ = getattr(instance, "review_round", None)
    if round_ is not None:
        tell_sealed(round_)


@receiver(post_save, sender=BulletinPage)
def review_bulletin(instance, **kwargs) -> None:
    assign_review(instance)


@receiver(post_save, sender=RegionPage)
def admit_correspondents(instance, created, **kwargs) -> None:
    if created:
        appoint_correspondents(instance)
