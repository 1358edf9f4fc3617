"""The ways to the screen of an issue: at the foot of its edit page, and in the menu beside its title."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button

from bulletins.models import IssuePage

from .wechat_desk import SHOWN_STATES

LABEL, ICON = _("WeChat account"), "mail"


class WechatItem(ActionMenuItem):
    name, label, icon_name, order = "wechat-issue", LABEL, ICON, 88

    def is_shown(self, context) -> bool:
        return is_for(context.get("page"), context["request"].user)

    def get_url(self, context) -> str:
        return reverse("wechat:issue", args=[context["page"].pk])


def header_buttons(page, user) -> Iterator[Button]:
    if _is_issue_of(page, user):
        yield Button(
            _("Proof for review (PDF)"),
            reverse("papers:proof", args=[page.pk]),
            icon_name="print",
            priority=61,
        )
        yield Button(
            _("Review sheet (PDF)"),
            reverse("papers:sheet", args=[page.pk]),
            icon_name="clipboard-list",
            priority=62,
        )
    if is_for(page, user):
        yield Button(LABEL, reverse("wechat:issue", args=[page.pk]), icon_name=ICON, priority=60)


def is_for(page, user) -> bool:
    """An issue whose texts stand, for those who work on it."""
    return _is_issue_of(page, user) and page.state in SHOWN_STATES


def _is_issue_of(page, user) -> bool:
    if not isinstance(page, IssuePage) or not page.pk:
        return False
    return page.permissions_for_user(user).can_see_desk()
