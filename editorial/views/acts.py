"""What the screens of acts have in common: they show what will happen and, on POST, carry out one action."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from bulletins.models import IssuePage
from editorial.journal import enter_refusal
from editorial.preview import read_through_address
from editorial.refusals import REFUSALS
from editorial.rounds import rounds_of


class ActView(WagtailAdminTemplateMixin, View):
    """A question with one button. Subclasses name the words, who may and what is done."""

    template_name = "editorial/confirm.html"
    header_icon = "doc-full-inverse"
    explanation = ""
    button = ""
    done = ""
    #: As the journal names it; what it does not name is not recorded when somebody tries it in vain.
    attempt = ""

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
            self.refuse(refusal)
        else:
            messages.success(request, self.done % {"issue": self.issue.full_title})
        return redirect(self.back_address())

    def refuse(self, refusal: Exception) -> None:
        """Says why not; that somebody tried what is not theirs is also kept in the audit log."""
        reason = str(refusal) or _("You may not do that.")
        if self.attempt and isinstance(refusal, PermissionDenied):
            enter_refusal(self.attempt, self.issue, self.request.user, reason)
        messages.error(self.request, reason)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            explanation=self.explanation, button=self.button, back_address=self.back_address(), **kwargs
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
            read_address=read_through_address(self.issue),
            rounds=rounds_of(self.issue),
            **kwargs,
        )
