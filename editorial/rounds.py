"""The turns of a round, and what has been said of an issue so far."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from bulletins.models import IssuePage
from bulletins.states import SEALED_STATES, IssueState, ReleaseKind

from .models import ReviewRound, StageDecision
from .stages import REVIEWS, RoundState, Stage


def stages_needed(round_: ReviewRound) -> tuple[Stage, ...]:
    return (Stage.CHECK,) if round_.purpose == ReleaseKind.ERRATUM else REVIEWS


def seal(round_: ReviewRound) -> None:
    """After the last signature. Runs in the transaction of that signature; raises PermissionDenied if one is missing."""
    signed = set(round_.decisions.filter(is_pass=True).values_list("stage", flat=True))
    if not signed.issuperset(stages_needed(round_)):
        raise PermissionDenied(_("A review is missing: the workflow of this bulletin was changed meanwhile."))
    round_.close(RoundState.SEALED)
    round_.seal = round_.compute_seal()
    round_.save(update_fields=["seal"])
    round_.issue.move_to(IssueState.APPROVED, {IssueState.IN_REVIEW})


def reopen(round_: ReviewRound, user=None) -> None:
    """Lets editors write again. A round that nobody closed was taken back."""
    if round_.is_open:
        round_.close(RoundState.TAKEN_BACK, user)
    round_.issue.move_to(round_.issue.open_state, {IssueState.IN_REVIEW})


def unseal(round_: ReviewRound, user, reason: str) -> None:
    """Signatures are void from now on; they stay on record."""
    round_.close(RoundState.UNSEALED, user, reason)
    round_.issue.move_to(round_.issue.open_state, SEALED_STATES)


def rounds_of(issue: IssuePage) -> QuerySet[ReviewRound]:
    """Every round with its decisions and waivers, newest first; three statements for any number of them."""
    decisions = StageDecision.objects.select_related("person", "waiver__proposed_by", "waiver__confirmed_by")
    return (
        issue.review_rounds.select_related("submitted_by", "closed_by", "manifest")
        .prefetch_related(Prefetch("decisions", decisions), "waivers__person", "waivers__proposed_by")
        .order_by("-number")
    )


def round_of(issue: IssuePage) -> ReviewRound | None:
    return rounds_of(issue).first()


def sealed_round_of(issue: IssuePage) -> ReviewRound | None:
    """The one whose signatures let the issue out."""
    newest = issue.review_rounds.select_related("manifest").order_by("-number").first()
    return newest if newest is not None and newest.state == RoundState.SEALED else None
