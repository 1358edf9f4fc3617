from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from bulletins.models import BulletinPage, IssuePage
from editorial.actions.begin_issue import BeginIssueAction

from .acts import ActView


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
