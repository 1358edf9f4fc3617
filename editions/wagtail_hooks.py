"""What the making of editions adds to Wagtail. Declarations only."""

from django.urls import include, path

from wagtail import hooks

from . import wechat_urls
from .menu_items import WechatItem


@hooks.register("register_admin_urls")
def register_wechat():
    return [path("wechat/", include(wechat_urls, namespace="wechat"))]


hooks.register("register_page_action_menu_item", WechatItem)
