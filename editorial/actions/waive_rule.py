"""免签: in an emergency, one named person may sign one stage although the rule of three people forbids it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from editorial.journal import enter
from editorial.models import ReviewRound, Waiver
from editorial.refusals import RefusedError
from editorial.stages import Stage


class CannotWaiveError(RefusedError):
    """The message says why not."""


class ProposeWaiverAction(BaseAction):
    action_name = "propose_waiver"

    def __init__(self, round_: ReviewRound, user, *, stage: Stage, person, reason: str):
        super().__init__(round_.issue, user)
        self.round, self.stage, self.person, self.reason = round_, stage, person, reason.strip()

    def user_has_permission(self) -> bool:
        return self.user.is_active and self.user.is_superuser

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only administrators may waive the rule of three people."))
        if not self.round.is_open or self.round.decisions.filter(stage=self.stage, is_pass=True).exists():
            raise CannotWaiveError(_("This stage is not open."))
        if not self.reason:
            raise CannotWaiveError(_("Say why: the reason is printed on the review sheet."))

    def execute(self, skip_permission_checks: bool = False) -> Waiver:
        self.check(skip_permission_checks)
        try:
            with transaction.atomic():
                waiver = Waiver.objects.create(
                    round=self.round,
                    stage=self.stage,
                    person=self.person,
                    reason=self.reason,
                    proposed_by=self.user,
                )
                enter("propose_waiver", self.round.issue, self.user, stage=self.stage, reason=self.reason)
                return waiver
        except IntegrityError:
            raise CannotWaiveError(_("A waiver of this stage has been proposed already.")) from None


class ConfirmWaiverAction(BaseAction):
    """By a second administrator. From then on the person named may sign."""

    action_name = "confirm_waiver"

    def __init__(self, waiver: Waiver, user):
        super().__init__(waiver.round.issue, user)
        self.waiver = waiver

    def user_has_permission(self) -> bool:
        return self.user.is_active and self.user.is_superuser

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only administrators may waive the rule of three people."))
        if self.waiver.confirmed_at or not self.waiver.round.is_open:
            raise CannotWaiveError(_("This has been decided already."))
        if self.user.pk == self.waiver.proposed_by_id:
            raise CannotWaiveError(_("A second administrator must confirm it."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        self.waiver = Waiver.objects.select_for_update().get(pk=self.waiver.pk)
        self.check(skip_permission_checks)
        self.waiver.confirmed_by, self.waiver.confirmed_at = self.user, timezone.now()
        self.waiver.save(update_fields=["confirmed_by", "confirmed_at"])
        waiver = self.waiver
        enter(
            "confirm_waiver",
            waiver.round.issue,
            self.user,
            stage=waiver.stage,
            person=waiver.person_id,
            reason=waiver.reason,
        )
