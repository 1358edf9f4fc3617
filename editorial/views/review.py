from __future__ import annotations

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages

from editorial.actions.sign_off import SignOffAction, Verdict
from editorial.forms import SignOffForm, sayings_of
from editorial.rounds import round_of
from editorial.verdicts import to_be_said

from .acts import REFUSALS, IssueActView


class ReviewView(IssueActView):
    """The issue as a reviewer signs it: what is in it, what others said, a verdict for every item, one signature."""

    template_name = "editorial/review.html"
    page_title = gettext_lazy("Review")

    def may(self):
        task = self.issue.current_workflow_task
        return task is not None and task.user_can_decide(self.issue, self.request.user)

    def post(self, request, *args, **kwargs):
        form = SignOffForm(request.POST)
        sayings = sayings_of(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        verdict, opinion = form.cleaned_data["verdict"], form.cleaned_data["opinion"]
        try:
            SignOffAction(
                self.issue, request.user, verdict, opinion, shown=form.cleaned_data["shown"], sayings=sayings
            ).execute()
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
        else:
            done = _("You passed %(issue)s.") if verdict is Verdict.PASS else _("You returned %(issue)s.")
            messages.success(request, done % {"issue": self.issue.full_title})
        return redirect("wagtailadmin_home")

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", SignOffForm())
        current = round_of(self.issue)
        return super().get_context_data(
            current=current,
            rows=to_be_said(current, self.issue.current_workflow_task.stage),
            **kwargs,
        )
