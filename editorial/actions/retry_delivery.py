"""重试: a publisher has a delivery tried again at once, whatever was to come of it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction
from wagtail.permission_policies.pages import PagePermissionPolicy

from bulletins.models import Delivery
from bulletins.states import UNDELIVERED_STATES, DeliveryState
from editorial.journal import enter
from editorial.outbox import wake_worker
from editorial.refusals import RefusedError


class CannotRetryError(RefusedError):
    """Nothing has changed. The message says why not."""


class RetryDeliveryAction(BaseAction):
    action_name = "retry_delivery"

    def __init__(self, delivery: Delivery, user):
        super().__init__(delivery, user)
        self.delivery = delivery

    def user_has_permission(self) -> bool:
        return PagePermissionPolicy().user_has_permission_for_instance(
            self.user, "publish", self.delivery.release.issue
        )

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only a publisher decides about deliveries."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> None:
        """Raises CannotRetryError or PermissionDenied."""
        self.check(skip_permission_checks)
        fresh_start = {"attempts": 0, "next_attempt_at": timezone.now()}
        if not self.delivery.move_to(DeliveryState.WAITING, UNDELIVERED_STATES, **fresh_start):
            raise CannotRetryError(_("It has been delivered or left out already, or is being delivered now."))
        enter("retry_delivery", self.delivery.release.issue, self.user, delivery=str(self.delivery))
        wake_worker()
