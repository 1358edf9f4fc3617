"""What the foot of an edit page offers and the menu at the side, by the issue's state and by who looks at it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem

from bulletins.models import IssuePage
from bulletins.states import SEALED_STATES, IssueState

from .desk import may_open_desk
from .items import leave_out_address, leave_out_label, may_leave_out
from .rights import is_publisher, may_see_history, may_take_back


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


class DeskItem(IssueActItem):
    """Acts of publishers stand on the desk, beside what must be known before them."""

    name, label, icon_name, address, order = "issue-desk", _("Release desk"), "upload", "issue-desk", -20
    states = SEALED_STATES | {IssueState.RELEASED, IssueState.CORRECTING, IssueState.WITHDRAWN}

    def is_possible(self, issue, user):
        return issue.state in self.states and is_publisher(issue, user)


class CorrectItem(IssueActItem):
    name, label, icon_name, address, order = "correct-issue", _("Correct"), "rotate", "correct", 10

    def is_possible(self, issue, user):
        return issue.permissions_for_user(user).can_correct_issue()


class TakeBackItem(IssueActItem):
    name, label, icon_name, address, order = "take-back-issue", _("Take back"), "rotate", "take-back", 10

    def is_possible(self, issue, user):
        return may_take_back(issue, user)


class AbandonItem(IssueActItem):
    name, label, icon_name, address, order = (
        "abandon-correction",
        _("Abandon the correction"),
        "cross",
        "abandon",
        20,
    )

    def is_possible(self, issue, user):
        return issue.permissions_for_user(user).can_abandon_correction()


class PreviewItem(IssueActItem):
    name, label, icon_name, address, order = (
        "preview-issue",
        _("Preview and links"),
        "view",
        "preview-links",
        80,
    )

    def is_possible(self, issue, user):
        is_prepared = issue.state not in {IssueState.RELEASED, IssueState.WITHDRAWN}
        return is_prepared and issue.permissions_for_user(user).can_see_desk()


class PreflightItem(IssueActItem):
    name, label, icon_name, address, order = (
        "preflight-issue",
        _("Checked by machine"),
        "tasks",
        "preflight",
        85,
    )

    def is_possible(self, issue, user):
        return may_see_history(issue, user)


class HistoryItem(IssueActItem):
    name, label, icon_name, address, order = (
        "issue-history",
        _("Course of the issue"),
        "history",
        "history",
        90,
    )

    def is_possible(self, issue, user):
        return may_see_history(issue, user)


class LeaveOutItem(ActionMenuItem):
    """The one act on an item; it says what it would do now."""

    name, icon_name, order = "leave-out-item", "cut", 40

    def is_shown(self, context) -> bool:
        page = context.get("page")
        return page is not None and bool(page.pk) and may_leave_out(page, context["request"].user)

    def get_url(self, context) -> str:
        return leave_out_address(context["page"])

    def get_context_data(self, parent_context):
        label = leave_out_label(parent_context["page"])
        return {**super().get_context_data(parent_context), "label": label}


ITEMS = (
    SubmitItem,
    ReviewItem,
    DeskItem,
    CorrectItem,
    TakeBackItem,
    AbandonItem,
    PreviewItem,
    PreflightItem,
    HistoryItem,
    LeaveOutItem,
)


class DeskMenuItem(MenuItem):
    """In the menu at the side."""

    def is_shown(self, request):
        return may_open_desk(request.user)
