"""撤回: two people take a released issue from its readers, one after the other."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from bulletins.models import Withdrawal
from bulletins.states import IssueState
from editorial.actions.withdraw_issue import DecideWithdrawalAction, ProposeWithdrawalAction
from editorial.desk_forms import WithdrawalForm
from editorial.rights import may_withdraw

from .acts import IssueActView
from .form_acts import DeskActMixin, FormActView


class ProposeWithdrawalView(DeskActMixin, FormActView):
    form_class = WithdrawalForm
    page_title = gettext_lazy("Propose a withdrawal")
    attempt = "propose_withdrawal"
    explanation = gettext_lazy(
        "Nothing happens yet: a second person, publisher or final reviewer, must confirm. Then no page of the issue "
        "can be read any more, and your notice stands in its place."
    )
    button = gettext_lazy("Propose")
    done = gettext_lazy("The withdrawal of %(issue)s has been proposed.")

    def may(self):
        is_read = self.issue.state in {IssueState.RELEASED, IssueState.CORRECTING}
        return is_read and may_withdraw(self.issue, self.request.user)

    def act(self, reason, notice):
        ProposeWithdrawalAction(self.issue, self.request.user, reason, notice).execute()


class DecideWithdrawalView(DeskActMixin, IssueActView):
    template_name = "editorial/withdraw.html"
    confirm: bool

    @cached_property
    def proposal(self) -> Withdrawal:
        """The newest one, decided or not: of two who decide at once the second is told so."""
        return get_object_or_404(self.issue.withdrawals.order_by("-proposed_at")[:1])

    def may(self):
        is_open = not (self.proposal.confirmed_at or self.proposal.dropped_at)
        return is_open and may_withdraw(self.issue, self.request.user)

    def act(self):
        DecideWithdrawalAction(self.proposal, self.request.user, confirm=self.confirm).execute()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            proposal=self.proposal, is_serious=self.confirm, may_act=self._may_act(), **kwargs
        )

    def _may_act(self) -> bool:
        return not self.confirm or self.proposal.proposed_by_id != self.request.user.pk


class ConfirmWithdrawalView(DecideWithdrawalView):
    confirm = True
    page_title = gettext_lazy("Confirm the withdrawal")
    attempt = "withdraw"
    explanation = gettext_lazy("From now on nobody can read the issue; the notice stands in its place.")
    button = gettext_lazy("Withdraw the issue")
    done = gettext_lazy("%(issue)s has been withdrawn.")


class DropWithdrawalView(DecideWithdrawalView):
    confirm = False
    page_title = gettext_lazy("Drop the withdrawal")
    attempt = "drop_withdrawal"
    explanation = gettext_lazy("The issue stays with its readers.")
    button = gettext_lazy("Drop the withdrawal")
    done = gettext_lazy("The proposal to withdraw %(issue)s has been dropped.")
