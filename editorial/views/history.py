from __future__ import annotations

from django.utils.translation import gettext_lazy

from editorial.history import history_of
from editorial.rights import may_see_history

from .acts import IssueActView


class IssueHistoryView(IssueActView):
    """经过: the whole life of an issue, newest first."""

    http_method_names = ["get", "head"]
    template_name = "editorial/history.html"
    page_title = gettext_lazy("Course of the issue")
    header_icon = "history"

    def may(self):
        return may_see_history(self.issue, self.request.user)

    def get_context_data(self, **kwargs):
        return super().get_context_data(events=history_of(self.issue), issue=self.issue, **kwargs)
