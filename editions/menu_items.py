"""What the foot of an issue's edit page offers."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wagtail.admin.action_menu import ActionMenuItem

from bulletins.models import IssuePage

from .wechat_desk import SHOWN_STATES


class WechatItem(ActionMenuItem):
    name, label, icon_name, order = "wechat-issue", _("WeChat account"), "mail", 88

    def is_shown(self, context) -> bool:
        page = context.get("page")
        if not isinstance(page, IssuePage) or not page.pk or page.state not in SHOWN_STATES:
            return False
        return page.permissions_for_user(context["request"].user).can_see_desk()

    def get_url(self, context) -> str:
        return reverse("wechat:issue", args=[context["page"].pk])
