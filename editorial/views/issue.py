"""The acts of editors on a whole issue: submit, take back, correct, abandon a correction."""

from __future__ import annotations

from django.db.models import Count, Sum
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages

from bulletins.states import IssueState
from editorial.actions.correct_issue import AbandonCorrectionAction, CorrectIssueAction
from editorial.actions.submit_issue import SubmitIssueAction
from editorial.actions.unseal_issue import TakeBackAction
from editorial.desk_forms import NoteForm
from editorial.pending_changes import pending_changes
from editorial.preflight import findings_of_drafts, report_of
from editorial.refusals import REFUSALS
from editorial.rights import may_take_back
from editorial.sealing import NotWholeError

from .acts import IssueActView
from .preflight import preflight_context


class SubmitView(IssueActView):
    """A first issue is shown with its counts; a correction with a note for readers on every page that differs."""

    template_name = "editorial/submit.html"
    page_title = gettext_lazy("Submit for review")
    attempt = "submit"
    button = gettext_lazy("Submit")
    done = gettext_lazy("%(issue)s has been submitted for review.")

    def may(self):
        return self.rights.can_submit_issue()

    @property
    def explanation(self):
        if self.is_correction:
            return _(
                "Reviewers read what differs from what readers have. Readers keep that until the correction is released."
            )
        return _(
            "Three different people will review the whole issue. Until it comes back nobody can change it."
        )

    @cached_property
    def is_correction(self) -> bool:
        return self.issue.open_state == IssueState.CORRECTING

    @cached_property
    def notes(self) -> list[NoteForm]:
        """One form for every page that differs. Raises NotWholeError."""
        kept = {note.page_id: note for note in self.issue.corrections.pending()}
        changes = pending_changes(self.issue) if self.is_correction else []
        data = self.request.POST or None
        return [NoteForm(data, change=change, kept=kept.get(change.page.pk)) for change in changes]

    def post(self, request, *args, **kwargs):
        try:
            lacking = [
                form for form in self.notes if not form.is_valid()
            ]  # all are asked, so that each says it
            if not lacking:
                self.act()
                messages.success(request, self.done % {"issue": self.issue.full_title})
                return redirect(self.back_address())
            messages.error(request, _("Nothing was submitted: a note for readers is missing."))
        except REFUSALS as refusal:
            self.refuse(refusal)
        if not self.may():
            return redirect(self.back_address())
        return self.render_to_response(self.get_context_data())

    def act(self):
        notes = {form.change.page.pk: form.value for form in self.notes}
        SubmitIssueAction(self.issue, self.request.user, notes).execute()

    def get_context_data(self, **kwargs):
        items = self.issue.items.filter(is_left_out=False)
        figures = items.aggregate(items=Count("pk"), characters=Sum("characters"), photos=Sum("photo_count"))
        report = report_of(findings_of_drafts(self.issue))
        return super().get_context_data(
            **self._notes_or_fault(),
            **preflight_context(self.issue, self.request.user, report, screen="submit"),
            figures=figures,
            distribution=self.issue.get_latest_revision_as_object().get_distribution_display(),
            left_out=self.issue.items.filter(is_left_out=True).in_order(),
            **kwargs,
        )

    def _notes_or_fault(self) -> dict:
        if not self.is_correction:
            return {"is_correction": False}
        try:
            return {"is_correction": True, "notes": self.notes}
        except NotWholeError as fault:
            return {"is_correction": True, "fault": str(fault)}


class TakeBackView(IssueActView):
    page_title = gettext_lazy("Take back")
    attempt = "take_back"
    explanation = gettext_lazy(
        "The review ends here and editors can write again. Signatures given so far are void; "
        "the next submission begins again with the first review."
    )
    button = gettext_lazy("Take back")
    done = gettext_lazy("%(issue)s has been taken back.")

    def may(self):
        return may_take_back(self.issue, self.request.user)

    def act(self):
        TakeBackAction(self.issue, self.request.user).execute()


class CorrectView(IssueActView):
    page_title = gettext_lazy("Correct")
    attempt = "correct"
    explanation = gettext_lazy(
        "The issue can be edited again. Readers keep what was released until a new release replaces it."
    )
    points = (
        gettext_lazy(
            "An erratum mends a slip of the pen; no figure, name, date or place differs. One reviewer is enough."
        ),
        gettext_lazy("A correction changes a fact. All three review what was changed."),
        gettext_lazy("Every changed page gets a dated note that tells readers what was wrong."),
    )
    button = gettext_lazy("Begin a correction")
    done = gettext_lazy("%(issue)s can be edited again.")

    def may(self):
        return self.rights.can_correct_issue()

    def act(self):
        CorrectIssueAction(self.issue, self.request.user).execute()

    def get_context_data(self, **kwargs):
        return super().get_context_data(points=self.points, **kwargs)


class AbandonView(IssueActView):
    page_title = gettext_lazy("Abandon the correction")
    attempt = "abandon_correction"
    explanation = gettext_lazy(
        "Every text goes back to what readers have, and the notes for readers are dropped. "
        "What was written stays among the earlier versions of each page."
    )
    button = gettext_lazy("Abandon the correction")
    done = gettext_lazy("The correction of %(issue)s has been abandoned.")

    def may(self):
        return self.rights.can_abandon_correction()

    def act(self):
        AbandonCorrectionAction(self.issue, self.request.user).execute()

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_serious=True, **kwargs)
