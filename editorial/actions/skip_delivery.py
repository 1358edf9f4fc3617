"""跳过: a publisher leaves a delivery out, and says why."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction
from wagtail.permission_policies.pages import PagePermissionPolicy

from bulletins.models import Delivery
from bulletins.states import UNDELIVERED_STATES, DeliveryState
from editorial.journal import enter
from editorial.refusals import RefusedError


class CannotSkipError(RefusedError):
    """Nothing has changed. The message says why not."""


class SkipDeliveryAction(BaseAction):
    action_name = "skip_delivery"

    def __init__(self, delivery: Delivery, user, reason: str):
        super().__init__(delivery, user)
        self.delivery, self.reason = delivery, reason.strip()

    def user_has_permission(self) -> bool:
        return PagePermissionPolicy().user_has_permission_for_instance(
            self.user, "publish", self.delivery.release.issue
        )

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only a publisher decides about deliveries."))
        if not self.reason:
            raise CannotSkipError(_("Say why it is left out."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        """Raises CannotSkipError or PermissionDenied."""
        self.check(skip_permission_checks)
        if not self.delivery.move_to(DeliveryState.SKIPPED, UNDELIVERED_STATES):
            raise CannotSkipError(_("It has been delivered or left out already, or is being delivered now."))
        enter(
            "skip_delivery",
            self.delivery.release.issue,
            self.user,
            delivery=str(self.delivery),
            reason=self.reason,
        )
