"""发布台: the list of issues a publisher has to do with, the desk of one issue, and the acts that stand on it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from bulletins.models import Delivery
from bulletins.states import IssueState
from editorial.actions.release_issue import ReleaseIssueAction, RestoreIssueAction
from editorial.actions.schedule_release import ClearScheduleAction, ScheduleReleaseAction
from editorial.actions.unseal_issue import UnsealIssueAction
from editorial.desk import clock_of_desk, may_open_desk, rows_of, seal_of
from editorial.desk_forms import ConfirmedForm, ScheduleForm
from editorial.models import ScheduleState
from editorial.preflight import findings_of_issue, report_of
from editorial.rights import is_final_reviewer, may_unseal, may_withdraw
from editorial.rounds import sealed_round_of

from .acts import IssueActView
from .form_acts import DeskActMixin, FormActView

#: A mail server that is down fails all letters alike.
MOST_FAILED_LETTERS = 20


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "editorial/desk.html"
    page_title = gettext_lazy("Release desk")
    header_icon = "upload"

    def get(self, request, *args, **kwargs):
        if not may_open_desk(request.user):
            raise PermissionDenied
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(rows=rows_of(self.request.user), clock=clock_of_desk(), **kwargs)


class IssueDeskView(IssueActView):
    """All that a publisher must know before an act. It does nothing itself."""

    http_method_names = ["get", "head"]
    template_name = "editorial/desk_issue.html"
    page_title = gettext_lazy("Release desk")
    header_icon = "upload"

    def may(self):
        return self.rights.can_see_desk() or is_final_reviewer(self.request.user)

    def get_context_data(self, **kwargs):
        issue, user, rights = self.issue, self.request.user, self.rights
        proposal = issue.withdrawals.proposed().select_related("proposed_by").first()
        return super().get_context_data(
            issue=issue,
            seal=seal_of(issue),
            schedule=issue.schedules.exclude(state=ScheduleState.CLEARED).select_related("set_by").first(),
            releases=issue.releases.select_related("released_by", "manifest"),
            report=report_of(findings_of_issue(issue)),
            proposal=proposal,
            is_mine=proposal is not None and proposal.proposed_by_id == user.pk,
            withdrawals=issue.withdrawals.exclude(confirmed_at=None).select_related(
                "proposed_by", "confirmed_by"
            ),
            **_deliveries_of(issue),
            may_deliver=rights.is_publisher(),
            may_release=rights.can_release_issue(),
            may_clear=rights.can_release_issue() and issue.state == IssueState.SCHEDULED,
            may_unseal=may_unseal(issue, user),
            may_correct=rights.can_correct_issue(),
            may_restore=rights.can_restore_issue(),
            may_decide=may_withdraw(issue, user),
            may_propose=proposal is None
            and issue.state in {IssueState.RELEASED, IssueState.CORRECTING}
            and may_withdraw(issue, user),
            **kwargs,
        )

    def back_address(self):
        return reverse("editorial:desk")


def _deliveries_of(issue) -> dict:
    """Of letters to readers their number, and those of them that failed; each in one statement."""
    all_of_it = Delivery.objects.filter(release__issue=issue).select_related("release").order_by("-pk")
    letters = all_of_it.personal()
    return {
        "deliveries": [
            *all_of_it.exclude(pk__in=letters.values("pk"))[:50],
            *letters.failed()[:MOST_FAILED_LETTERS],
        ],
        "letters": letters.counted(),
    }


class ConfirmedActView(DeskActMixin, FormActView):
    """Shows who may read the issue as it was signed."""

    form_class = ConfirmedForm

    def may(self):
        return self.rights.can_release_issue()

    def get_form(self, data=None):
        return self.form_class(data, distribution=sealed_round_of(self.issue).manifest.distribution)


class ReleaseView(ConfirmedActView):
    page_title = gettext_lazy("Release")
    attempt = "release"
    explanation = gettext_lazy(
        "The whole issue becomes public at once: pages, lists, feeds and the front page."
    )
    button = gettext_lazy("Release now")
    done = gettext_lazy("%(issue)s has been released.")

    def act(self, shown="", **fields):
        ReleaseIssueAction(self.issue, self.request.user, confirmed=shown).execute()


class ScheduleView(ConfirmedActView):
    form_class = ScheduleForm
    page_title = gettext_lazy("Set the time of release")
    attempt = "schedule"
    explanation = gettext_lazy(
        "The issue is released by itself at that time. Until then it can be released at once, or the time cleared."
    )
    button = gettext_lazy("Set the time")
    done = gettext_lazy("The time of release of %(issue)s has been set.")

    def act(self, at, shown, **fields):
        ScheduleReleaseAction(self.issue, self.request.user, at, confirmed=shown).execute()


class ClearScheduleView(DeskActMixin, IssueActView):
    page_title = gettext_lazy("Clear the schedule")
    attempt = "clear_schedule"
    explanation = gettext_lazy("The issue stays sealed and waits for somebody to release it.")
    button = gettext_lazy("Clear the schedule")
    done = gettext_lazy("The time of release of %(issue)s has been cleared.")

    def may(self):
        return self.rights.can_release_issue() and self.issue.state == IssueState.SCHEDULED

    def act(self):
        ClearScheduleAction(self.issue, self.request.user).execute()


class UnsealView(DeskActMixin, FormActView):
    page_title = gettext_lazy("Unseal")
    attempt = "unseal"
    explanation = gettext_lazy(
        "Every signature under this issue becomes void, its time of release is cleared, and editors can write again."
    )
    button = gettext_lazy("Unseal")
    done = gettext_lazy("%(issue)s has been unsealed.")

    def may(self):
        return may_unseal(self.issue, self.request.user)

    def act(self, reason):
        UnsealIssueAction(self.issue, self.request.user, reason).execute()


class RestoreView(DeskActMixin, FormActView):
    page_title = gettext_lazy("Restore")
    attempt = "restore"
    button = gettext_lazy("Restore this release")
    done = gettext_lazy("%(issue)s has been restored.")

    @property
    def explanation(self):
        return gettext_lazy(
            "Readers get exactly what release %(number)s held, as the next release. It was signed then; nobody signs anew."
        ) % {"number": self.earlier.number}

    @cached_property
    def earlier(self):
        return get_object_or_404(self.issue.releases.done(), number=self.kwargs["number"])

    def may(self):
        return self.rights.can_restore_issue() and self.earlier.manifest_id is not None

    def act(self, reason):
        RestoreIssueAction(self.issue, self.request.user, self.earlier, reason).execute()
