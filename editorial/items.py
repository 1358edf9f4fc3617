"""What an editor is offered and told about one item of an issue."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from bulletins.models import NewsItemPage
from bulletins.models.membership import IssueMemberPage
from bulletins.states import LOCKED_STATES, OPEN_STATES


def may_leave_out(page, user) -> bool:
    """Or put back: whoever may edit it, while its issue is open."""
    if not isinstance(page, NewsItemPage) or page.issue is None or page.issue.state not in OPEN_STATES:
        return False
    return page.permissions_for_user(user).can_edit()


def leave_out_address(item: NewsItemPage) -> str:
    return reverse(f"editorial:{'put-back' if item.is_left_out else 'leave-out'}", args=[item.pk])


def leave_out_label(item: NewsItemPage) -> str:
    return _("Put back") if item.is_left_out else _("Leave out")


def leave_out_button(page, user) -> list[Button]:
    if not may_leave_out(page, user):
        return []
    icon = "plus" if page.is_left_out else "cut"
    return [Button(leave_out_label(page), leave_out_address(page), icon_name=icon, priority=25)]


def tell_before_editing(request, page) -> None:
    """Answers for `before_edit_page`; never stops it."""
    if not isinstance(page, IssueMemberPage):
        return
    if request.method == "GET" and getattr(page, "is_left_out", False):
        messages.warning(request, _("This item is left out: it is neither reviewed nor printed."))
    issue = page.issue_of_page
    is_late = request.method == "POST" and issue is not None and issue.state in LOCKED_STATES
    if is_late and request.accepts("text/html"):  # what saves by itself in the background is told by Wagtail
        messages.error(request, _late(issue))


def _late(issue) -> str:
    return _(
        "Nothing was saved: the issue “%(issue)s” is “%(state)s”, it was locked while you wrote. What you typed still "
        "stands below; copy it before you leave this page."
    ) % {"issue": issue.title, "state": issue.get_state_display()}
