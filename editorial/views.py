"""Screens for the acts on an issue. Each shows what will happen and, on POST, carries out one action."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from bulletins.contents import contents_of, drafts_of
from bulletins.models import BulletinPage, IssuePage
from bulletins.states import StaleStateError

from .actions.begin_issue import BeginIssueAction, CannotBeginError
from .actions.release_issue import CannotReleaseError, ReleaseIssueAction
from .actions.revise_issue import ReviseIssueAction
from .actions.sign_off import CannotSignError, SignOffAction, Verdict
from .actions.submit_issue import CannotSubmitError, SubmitIssueAction
from .forms import SignOffForm
from .rounds import round_of, rounds_of

REFUSALS = (
    CannotBeginError,
    CannotSubmitError,
    CannotSignError,
    CannotReleaseError,
    StaleStateError,
    PermissionDenied,
)


class ActView(WagtailAdminTemplateMixin, View):
    """A question with one button. Subclasses name the words, who may and what is done."""

    template_name = "editorial/confirm.html"
    header_icon = "doc-full-inverse"
    explanation = ""
    button = ""
    done = ""

    def may(self) -> bool:
        raise NotImplementedError

    def act(self) -> None:
        raise NotImplementedError

    def back_address(self) -> str:
        raise NotImplementedError

    def get(self, request, *args, **kwargs):
        if not self.may():
            raise PermissionDenied
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs):
        try:
            self.act()
        except REFUSALS as refusal:
            messages.error(request, str(refusal) or _("You may not do that."))
        else:
            messages.success(request, self.done % {"issue": self.issue.full_title})
        return redirect(self.back_address())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            explanation=self.explanation, button=self.button, back_address=self.back_address(), **kwargs
        )


class BeginView(ActView):
    """The next issue of a bulletin, with what it will begin with."""

    page_title = gettext_lazy("Begin the next issue")
    explanation = gettext_lazy(
        "It begins with these chapters and sections, which you can change at any time."
    )
    button = gettext_lazy("Begin")
    done = gettext_lazy("%(issue)s has been begun.")
    issue: IssuePage | None = None

    @cached_property
    def action(self) -> BeginIssueAction:
        return BeginIssueAction(get_object_or_404(BulletinPage, pk=self.kwargs["pk"]), self.request.user)

    def may(self):
        return self.action.user_has_permission()

    def act(self):
        self.issue = self.action.execute()

    def back_address(self):
        return reverse("wagtailadmin_explore", args=[(self.issue or self.action.bulletin).pk])

    def get_breadcrumbs_items(self):
        bulletin = self.action.bulletin
        place = {"url": reverse("wagtailadmin_explore", args=[bulletin.pk]), "label": bulletin.title}
        return [*super().get_breadcrumbs_items(), place, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=f"{self.action.bulletin.title} {self.action.label}",
            chapters=self.action.chapters(),
            **kwargs,
        )


class IssueActView(ActView):
    """An act on an issue that is there."""

    @cached_property
    def issue(self) -> IssuePage:
        return get_object_or_404(IssuePage, pk=self.kwargs["pk"])

    @property
    def rights(self):
        return self.issue.permissions_for_user(self.request.user)

    def back_address(self) -> str:
        if self.rights.can_edit():
            return reverse("wagtailadmin_pages:edit", args=[self.issue.pk])
        return reverse("wagtailadmin_home")

    def get_page_subtitle(self):
        return self.issue.title

    def get_breadcrumbs_items(self):
        issue = {"url": reverse("wagtailadmin_explore", args=[self.issue.pk]), "label": self.issue.title}
        return [*super().get_breadcrumbs_items(), issue, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            heading=self.issue.full_title,
            read_address=reverse("wagtailadmin_pages:view_draft", args=[self.issue.pk])
            + f"?mode={IssuePage.READ_THROUGH}",
            rounds=rounds_of(self.issue),
            **kwargs,
        )


class SubmitView(IssueActView):
    page_title = gettext_lazy("Submit for review")
    explanation = gettext_lazy(
        "Three different people will review the whole issue. Until it comes back nobody can change it."
    )
    button = gettext_lazy("Submit")
    done = gettext_lazy("%(issue)s has been submitted for review.")

    def may(self):
        return self.rights.can_submit_issue()

    def act(self):
        SubmitIssueAction(self.issue, self.request.user).execute()


class ReleaseView(IssueActView):
    page_title = gettext_lazy("Release")
    explanation = gettext_lazy(
        "The whole issue becomes public at once: pages, lists, feeds and the front page."
    )
    button = gettext_lazy("Release now")
    done = gettext_lazy("%(issue)s has been released.")

    def may(self):
        return self.rights.can_release_issue()

    def act(self):
        ReleaseIssueAction(self.issue, self.request.user).execute()


class ReviseView(IssueActView):
    page_title = gettext_lazy("Revise")
    explanation = gettext_lazy(
        "The issue can be edited again. Readers keep what was released until a new release, "
        "after three reviews, replaces it."
    )
    button = gettext_lazy("Start a revision")
    done = gettext_lazy("%(issue)s can be edited again.")

    def may(self):
        return self.rights.can_revise_issue()

    def act(self):
        ReviseIssueAction(self.issue, self.request.user).execute()


class ReviewView(IssueActView):
    """The issue as a reviewer signs it: everything that is in it, what others said, one form with two buttons."""

    template_name = "editorial/review.html"
    page_title = gettext_lazy("Review")

    def may(self):
        task = self.issue.current_workflow_task
        return task is not None and task.user_can_decide(self.issue, self.request.user)

    def post(self, request, *args, **kwargs):
        form = SignOffForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        verdict = form.cleaned_data["verdict"]
        try:
            SignOffAction(self.issue, request.user, verdict, form.cleaned_data["opinion"]).execute()
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
        else:
            done = _("You passed %(issue)s.") if verdict is Verdict.PASS else _("You returned %(issue)s.")
            messages.success(request, done % {"issue": self.issue.full_title})
        return redirect("wagtailadmin_home")

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", SignOffForm())
        items = drafts_of(self.issue)
        return super().get_context_data(
            contents=contents_of(items),
            characters=sum(item.characters for item in items),
            photos=sum(item.photo_count for item in items),
            items=len(items),
            current=round_of(self.issue),
            **kwargs,
        )
