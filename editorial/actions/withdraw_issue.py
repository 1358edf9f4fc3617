"""撤回: one person proposes, another confirms, and in one transaction a whole issue is taken from its readers."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.actions.base import BaseAction

from bulletins.models import IssuePage, Withdrawal
from bulletins.release_pass import releasing
from bulletins.signals import issue_withdrawn
from bulletins.states import DeliveryEvent, IssueState
from editorial.journal import enter
from editorial.letters import tell_withdrawal_proposed
from editorial.outbox import stop_telling, write_deliveries
from editorial.publication import bury
from editorial.publishing import unpublish_together
from editorial.refusals import RefusedError
from editorial.rights import may_withdraw

FROM_STATES = frozenset({IssueState.RELEASED, IssueState.CORRECTING})


class CannotWithdrawError(RefusedError):
    """The message says why not."""


class ProposeWithdrawalAction(BaseAction):
    action_name = "propose_withdrawal"

    def __init__(self, issue: IssuePage, user, reason: str, notice: str = ""):
        super().__init__(issue, user)
        self.issue, self.reason, self.notice = issue, reason.strip(), notice.strip()

    def user_has_permission(self) -> bool:
        return may_withdraw(self.issue, self.user)

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.issue.state not in FROM_STATES or not self.issue.live:
            raise CannotWithdrawError(_("Readers do not have this issue, or it is in review."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only a publisher or a final reviewer may withdraw an issue."))
        if not self.reason:
            raise CannotWithdrawError(_("Say why it is withdrawn."))

    def execute(self, skip_permission_checks: bool = False) -> Withdrawal:
        """Raises CannotWithdrawError or PermissionDenied. Readers notice nothing yet."""
        self.issue = IssuePage.objects.get(pk=self.issue.pk)
        self.check(skip_permission_checks)
        release = self.issue.releases.done().order_by("-number").first()
        try:
            with transaction.atomic():
                proposal = Withdrawal.objects.create(
                    issue=self.issue,
                    release=release,
                    reason=self.reason,
                    notice=self.notice,
                    proposed_by=self.user,
                )
                tell_withdrawal_proposed(self.issue, self.user, self.reason)
                enter("propose_withdrawal", self.issue, self.user, reason=self.reason)
                return proposal
        except IntegrityError:
            raise CannotWithdrawError(_("Somebody has proposed its withdrawal already.")) from None


class DecideWithdrawalAction(BaseAction):
    """The second person: confirms, and it happens; or drops the proposal, as the first person may too."""

    action_name = "decide_withdrawal"

    def __init__(self, withdrawal: Withdrawal, user, *, confirm: bool):
        super().__init__(withdrawal.issue, user)
        self.withdrawal, self.issue, self.confirm = withdrawal, withdrawal.issue, confirm

    def user_has_permission(self) -> bool:
        return may_withdraw(self.issue, self.user)

    def check(self, skip_permission_checks: bool = False) -> None:
        if self.withdrawal.confirmed_at or self.withdrawal.dropped_at:
            raise CannotWithdrawError(_("This has been decided already."))
        if not skip_permission_checks and not self.user_has_permission():
            raise PermissionDenied(_("Only a publisher or a final reviewer may withdraw an issue."))
        if self.confirm and self.user.pk == self.withdrawal.proposed_by_id:
            raise CannotWithdrawError(
                _("Who proposed the withdrawal cannot confirm it: two people withdraw an issue.")
            )
        if self.confirm and self.issue.state not in FROM_STATES:
            raise CannotWithdrawError(_("Readers do not have this issue, or it is in review."))

    def execute(self, skip_permission_checks: bool = False) -> None:
        """Raises CannotWithdrawError or PermissionDenied; nothing has changed then."""
        with transaction.atomic(durable=True):
            # The row of the issue is the lock, as in a release.
            self.issue = IssuePage.objects.select_for_update().get(pk=self.issue.pk)
            self.withdrawal.refresh_from_db()
            self.check(skip_permission_checks)
            if self.confirm:
                self._withdraw()
            else:
                self.withdrawal.dropped_at = timezone.now()
                self.withdrawal.save(update_fields=["dropped_at"])
            act = "withdraw" if self.confirm else "drop_withdrawal"
            enter(act, self.issue, self.user, reason=self.withdrawal.reason)

    def _withdraw(self) -> None:
        now = timezone.now()
        pages = list(self.issue.get_descendants(inclusive=True).live().order_by("-path"))
        bury(self.issue, pages, notices=dict.fromkeys([page.pk for page in pages], self.withdrawal.notice))
        with releasing(self.issue.pk):
            unpublish_together(pages, user=self.user, at=now)
        self.withdrawal.confirmed_by, self.withdrawal.confirmed_at = self.user, now
        self.withdrawal.save(update_fields=["confirmed_by", "confirmed_at"])
        self.issue.move_to(IssueState.WITHDRAWN, FROM_STATES)
        stop_telling(self.issue)
        write_deliveries(self.withdrawal.release, DeliveryEvent.WITHDRAWN)
        withdrawal = self.withdrawal
        transaction.on_commit(
            lambda: issue_withdrawn.send(sender=IssuePage, issue=withdrawal.issue, withdrawal=withdrawal),
            robust=True,
        )
