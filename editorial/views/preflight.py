"""机器检查 of an issue: what was found page by page, and the two things that can be said to it on the spot."""

from __future__ import annotations

from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from wagtail.admin import messages

from editorial.actions.mend_drafts import MendDraftsAction
from editorial.actions.overrule_finding import OverruleFindingAction
from editorial.preflight import Report, findings_of_issue, report_of
from editorial.refusals import REFUSALS
from editorial.rights import may_overrule, may_see_history

from .acts import IssueActView

#: Screens that show findings with their buttons; each leads back to where it was pressed.
SCREENS = ("preflight", "submit", "review")


def preflight_context(issue, user, report: Report, *, screen: str = "preflight") -> dict:
    """What `editorial/preflight/report.html` wants."""
    rights = issue.permissions_for_user(user)
    return {
        "issue": issue,
        "report": report,
        "screen": screen,
        "may_overrule": bool(report.errors) and may_overrule(issue, user),
        "may_mend": bool(report.remedies) and rights.can_submit_issue(),
        "may_open": rights.can_edit(),
    }


class PreflightView(IssueActView):
    """For the office, whatever the state of the issue."""

    http_method_names = ["get", "head"]
    template_name = "editorial/preflight.html"
    page_title = gettext_lazy("Checked by machine")
    header_icon = "tasks"

    def may(self):
        return may_see_history(self.issue, self.request.user)

    def get_context_data(self, **kwargs):
        report = report_of(findings_of_issue(self.issue))
        context = preflight_context(self.issue, self.request.user, report)
        return super().get_context_data(**context, **kwargs)


class OnFindingView(IssueActView):
    """An act of one button. It has no screen of its own."""

    def get(self, request, *args, **kwargs):
        return HttpResponseNotAllowed(["POST"])

    def back_address(self) -> str:
        screen = self.request.POST.get("screen")
        address = reverse(f"editorial:{screen if screen in SCREENS else 'preflight'}", args=[self.issue.pk])
        page = self.request.POST.get("page", "")
        return f"{address}#found-{page}" if page.isascii() and page.isdigit() else address


class OverruleView(OnFindingView):
    attempt = "overrule"
    done = gettext_lazy("The error was overruled. The review sheet prints your reason.")

    def act(self):
        fields = self.request.POST
        OverruleFindingAction(
            self.issue, self.request.user, fields.get("key", ""), fields.get("reason", "")[:1000]
        ).execute()


class MendView(OnFindingView):
    attempt = "mend"

    def post(self, request, *args, **kwargs):
        try:
            made = MendDraftsAction(self.issue, request.user, request.POST.get("key", "")).execute()
        except REFUSALS as refusal:
            self.refuse(refusal)
        else:
            told = ngettext("%(count)s remedy was put in.", "%(count)s remedies were put in.", made)
            messages.success(request, told % {"count": made})
        return redirect(self.back_address())
