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


def header_button(page, user) -> Iterator[Button]:
    if is_for(page, user):
        yield Button(LABEL, reverse("wechat:issue", args=[page.pk]), icon_name=ICON, priority=60)


def is_for(page, user) -> bool:
    """An issue whose texts stand, for those who work on it."""
    if not isinstance(page, IssuePage) or not page.pk or page.state not in SHOWN_STATES:
        return False
    return page.permissions_for_user(user).can_see_desk()
