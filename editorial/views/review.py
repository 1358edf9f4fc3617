from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages

from bulletins.models import ManifestRow
from editorial.actions.sign_off import SayVerdictsAction, SignOffAction, Verdict
from editorial.forms import SignOffForm, sayings_of, typed_in
from editorial.models import ReviewRound
from editorial.preflight import findings_of, report_of
from editorial.reading import Reading, reading_of
from editorial.refusals import REFUSALS
from editorial.rights import may_see_history
from editorial.rounds import round_of, rounds_of

from .acts import IssueActView
from .preflight import preflight_context
from .waiver import waiver_context


class ReviewView(IssueActView):
    """The issue as a reviewer signs it: what is in it, what changed, a verdict for every item, one signature.

    An administrator reads along, to waive the rule of three people where that must be.
    """

    template_name = "editorial/review.html"
    over_template_name = "editorial/review_over.html"
    page_title = gettext_lazy("Review")
    attempt = "sign"

    @cached_property
    def round(self) -> ReviewRound:
        return round_of(self.issue)

    @cached_property
    def task(self):
        return self.issue.current_workflow_task

    @cached_property
    def may_sign(self) -> bool:
        """Asked when the page is shown, after whatever a POST has done."""
        return self.task is not None and self.task.user_can_decide(self.issue, self.request.user)

    def may(self):
        return self.task is not None and (self.may_sign or self.request.user.is_superuser)

    def post(self, request, *args, **kwargs):
        form, self.typed = SignOffForm(request.POST), typed_in(request.POST)
        try:
            if "keep" in request.POST:
                return self._keep()
            if form.is_valid():
                return self._sign(**form.cleaned_data)
        except REFUSALS as refusal:
            self.refuse(refusal)
        return self._show_again(form)

    def _keep(self):
        SayVerdictsAction(self.issue, self.request.user, sayings_of(self.typed)).execute()
        self.request.session[self._draft] = self.request.POST.get("opinion", "")[:2000]
        if doubt := self._doubt():
            messages.warning(self.request, doubt)
            return self._show_again(self._unsigned_form())
        messages.success(self.request, _("Your verdicts have been kept. Nothing is signed yet."))
        return redirect("wagtailadmin_home")

    def _doubt(self) -> str:
        """What of the typed could not be kept."""
        if self.request.POST.get("shown") != self.round.manifest.digest:
            return _("The issue was submitted anew since you opened this page. Read it again, please.")
        if any(not one.choice for one in self.typed.values()):
            return _("A note is kept together with a verdict. Choose one for every note, please.")
        return ""

    def _sign(self, verdict: Verdict, opinion: str, shown: str):
        SignOffAction(
            self.issue, self.request.user, verdict, opinion, shown=shown, sayings=sayings_of(self.typed)
        ).execute()
        self.request.session.pop(self._draft, None)
        done = _("You passed %(issue)s.") if verdict is Verdict.PASS else _("You returned %(issue)s.")
        messages.success(self.request, done % {"issue": self.issue.full_title})
        return redirect("wagtailadmin_home")

    @property
    def _draft(self) -> str:
        """Where an opinion waits that is not signed yet: with the session, for nobody else is to read it."""
        return f"opinion-{self.round.pk}"

    def _unsigned_form(self) -> SignOffForm:
        return SignOffForm(initial={"opinion": self.request.session.get(self._draft, "")})

    # -- what is shown

    def _show_again(self, form: SignOffForm):
        """With every word that was typed, even if the stage is over by now."""
        if self.may():
            return self.render_to_response(self.get_context_data(form=form))
        if not may_see_history(self.issue, self.request.user):
            raise PermissionDenied
        self.template_name = self.over_template_name
        titles = dict(self._typed_rows().values_list("pk", "page__draft_title"))
        notes = [(titles[row], one) for row, one in self.typed.items() if row in titles]
        return self.render_to_response(super().get_context_data(form=form, notes=notes))

    def _typed_rows(self):
        return ManifestRow.objects.filter(pk__in=self.typed, manifest__issue=self.issue)

    def get_context_data(self, **kwargs):
        task, user = self.task, self.request.user
        kwargs.setdefault("form", self._unsigned_form())
        reading = reading_of(self.round, task.stage, user)
        if self.request.method == "POST":
            self._restore_typed(reading)
        return super().get_context_data(
            current=self.round,
            task=task,
            reading=reading,
            **preflight_context(
                self.issue, user, report_of(findings_of(self.round.manifest)), screen="review"
            ),
            may_sign=self.may_sign,
            earlier_rounds=[one for one in rounds_of(self.issue) if one.decisions.all()],
            **waiver_context(self.round, user),
            **kwargs,
        )

    def _restore_typed(self, reading: Reading) -> None:
        """If the issue was submitted anew meanwhile, notes go with their pages; verdicts were about another text."""
        pages = dict(self._typed_rows().values_list("pk", "page_id"))
        typed = {pages[row]: (row, one) for row, one in self.typed.items() if row in pages}
        for entry in reading.to_read:
            if entry.row.page_id in typed:
                row, one = typed[entry.row.page_id]
                entry.note = one.note
                entry.choice = one.choice if row == entry.row.pk else entry.choice
