"""抽稿、放回: the one act on a single item of an issue."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from bulletins.models import IssuePage, NewsItemPage
from editorial.actions.leave_out_item import LeaveOutItemAction
from editorial.items import may_leave_out

from .acts import ActView


class LeaveOutView(ActView):
    leave_out = True
    page_title = gettext_lazy("Leave out")
    attempt = "leave_out"
    explanation = gettext_lazy(
        "The item is not reviewed and not printed; it stays here and can be put back. Readers who have it already "
        "keep it until the next release."
    )
    button = gettext_lazy("Leave out")
    done = gettext_lazy("The item has been left out of %(issue)s.")

    @cached_property
    def item(self) -> NewsItemPage:
        return get_object_or_404(NewsItemPage.objects.select_related("issue"), pk=self.kwargs["pk"])

    @property
    def issue(self) -> IssuePage | None:
        return self.item.issue

    def may(self):
        return may_leave_out(self.item, self.request.user)

    def act(self):
        LeaveOutItemAction(self.item, self.request.user, leave_out=self.leave_out).execute()

    def back_address(self):
        return reverse("wagtailadmin_explore", args=[self.item.get_parent().pk])

    def get_page_subtitle(self):
        return self.item.draft_title

    def get_breadcrumbs_items(self):
        place = {"url": self.back_address(), "label": self.item.draft_title}
        return [*super().get_breadcrumbs_items(), place, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.item.draft_title, **kwargs)


class PutBackView(LeaveOutView):
    leave_out = False
    page_title = gettext_lazy("Put back")
    attempt = "put_back"
    explanation = gettext_lazy("The item is reviewed and printed with the issue again.")
    button = gettext_lazy("Put back")
    done = gettext_lazy("The item has been put back into %(issue)s.")
