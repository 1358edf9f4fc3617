"""放行: an error that preflight found stays as it is, and somebody answers for it with a reason."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.models import IssuePage
from editorial.journal import enter
from editorial.models import Overruling
from editorial.preflight import Found, findings_of_issue
from editorial.refusals import RefusedError
from editorial.rights import may_overrule


class CannotOverruleError(RefusedError):
    """The message says why not."""


class OverruleFindingAction(BaseAction):
    """`key` is that of the finding which the person was shown (`Found.key`)."""

    action_name = "overrule_finding"

    def __init__(self, issue: IssuePage, user, key: str, reason: str):
        super().__init__(issue, user)
        self.issue, self.key, self.reason = issue, key, reason.strip()

    def user_has_permission(self) -> bool:
        return may_overrule(self.issue, self.user)

    def check(self, skip_permission_checks: bool = False) -> None:
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("You may not overrule what preflight found in this issue now."))
        if not self.reason:
            raise CannotOverruleError(_("Say why it stays as it is: the review sheet prints your reason."))

    @transaction.atomic
    def execute(self, skip_permission_checks: bool = False) -> Overruling:
        """Raises CannotOverruleError or PermissionDenied; nothing has changed then."""
        # The row of the issue is the lock: of two who overrule the same, the second finds it done.
        self.issue.state = IssuePage.objects.select_for_update().get(pk=self.issue.pk).state
        self.check(skip_permission_checks)
        found = self._found()
        overruling = Overruling.objects.create(
            issue=self.issue,
            page_id=found.page_id,
            code=found.code,
            text=found.text,
            fingerprint=found.fingerprint,
            reason=self.reason,
            person=self.user,
        )
        enter(
            "overrule",
            self.issue,
            self.user,
            item=found.page_id,
            code=found.code,
            words=found.text,
            reason=self.reason,
        )
        return overruling

    def _found(self) -> Found:
        found = next((one for one in findings_of_issue(self.issue) if one.key == self.key), None)
        if found is None:
            raise CannotOverruleError(_("The text has changed: preflight no longer finds this."))
        if not found.stops:
            raise CannotOverruleError(_("This needs no reason: it stops nothing."))
        return found
