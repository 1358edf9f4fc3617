from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages

from editorial.actions.waive_rule import ConfirmWaiverAction, ProposeWaiverAction
from editorial.forms import WaiverForm
from editorial.models import ReviewRound
from editorial.refusals import REFUSALS
from editorial.rounds import round_of

from .acts import IssueActView


def waiver_context(round_: ReviewRound, user) -> dict:
    """What the waiver panel needs, wherever it stands; nothing for those who may not waive."""
    if not (user.is_active and user.is_superuser):
        return {}
    return {
        "waivers": list(round_.waivers.select_related("person", "proposed_by", "confirmed_by")),
        "waiver_form": WaiverForm(round_),
    }


class WaiverView(IssueActView):
    """免签: one administrator proposes, another confirms. `confirm` names the waiver that is confirmed."""

    template_name = "editorial/waiver.html"
    page_title = gettext_lazy("Waive the rule of three people")
    attempt = "propose_waiver"

    @cached_property
    def round(self) -> ReviewRound:
        round_ = round_of(self.issue)
        if round_ is None:
            raise Http404
        return round_

    def may(self):
        return self.request.user.is_superuser

    def post(self, request, *args, **kwargs):
        if not self.may():
            self.refuse(PermissionDenied())
            return redirect(self.back_address())
        form = None
        try:
            if "confirm" in request.POST:
                self._confirm(request.POST["confirm"])
                return redirect("editorial:waiver", self.issue.pk)
            form = WaiverForm(self.round, request.POST)
            if form.is_valid():
                ProposeWaiverAction(self.round, request.user, **form.cleaned_data).execute()
                messages.success(request, _("The waiver waits for a second administrator to confirm it."))
                return redirect("editorial:waiver", self.issue.pk)
        except REFUSALS as refusal:
            self.refuse(refusal)
        return self.render_to_response(self.get_context_data(**{"waiver_form": form} if form else {}))

    def _confirm(self, key: str) -> None:
        waiver = self.round.waivers.filter(pk=key if key.isdigit() else None).first()
        if waiver is None:
            raise Http404
        ConfirmWaiverAction(waiver, self.request.user).execute()
        messages.success(
            self.request,
            _("%(person)s may now sign: %(stage)s.")
            % {
                "person": waiver.person.get_full_name() or waiver.person.get_username(),
                "stage": waiver.get_stage_display(),
            },
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            current=self.round, **{**waiver_context(self.round, self.request.user), **kwargs}
        )
