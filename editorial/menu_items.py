"""What the foot of an issue's edit page offers, by its state and by who looks at it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.action_menu import ActionMenuItem

from bulletins.models import IssuePage


class IssueActItem(ActionMenuItem):
    """A link to the screen of an act; shown where the act is possible."""

    address = ""

    def is_shown(self, context) -> bool:
        page = context.get("page")
        return (
            isinstance(page, IssuePage) and bool(page.pk) and self.is_possible(page, context["request"].user)
        )

    def is_possible(self, issue: IssuePage, user) -> bool:
        raise NotImplementedError

    def get_url(self, context) -> str:
        return reverse(f"editorial:{self.address}", args=[context["page"].pk])


class SubmitItem(IssueActItem):
    name, label, icon_name, address, order = "submit-issue", _("Submit for review"), "resubmit", "submit", 10

    def is_possible(self, issue, user):
        return issue.permissions_for_user(user).can_submit_issue()


class ReviewItem(IssueActItem):
    name, label, icon_name, address, order = "review-issue", _("Review"), "glasses", "review", -20

    def is_possible(self, issue, user):
        task = issue.current_workflow_task
        return task is not None and task.user_can_decide(issue, user)


class ReleaseItem(IssueActItem):
    name, label, icon_name, address, order = "release-issue", _("Release"), "upload", "release", -20

    def is_possible(self, issue, user):
        return issue.permissions_for_user(user).can_release_issue()


class CorrectItem(IssueActItem):
    name, label, icon_name, address, order = "correct-issue", _("Correct"), "rotate", "correct", 10

    def is_possible(self, issue, user):
        return issue.permissions_for_user(user).can_correct_issue()


ITEMS = (SubmitItem, ReviewItem, ReleaseItem, CorrectItem)
