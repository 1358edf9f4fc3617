"""What the making of editions adds to Wagtail. Declarations only."""

from django.urls import include, path

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from . import paper_urls, wechat_urls
from .menu_items import WechatItem, header_buttons
from .viewsets import BulletinStyleViewSet

register_snippet(BulletinStyleViewSet)


@hooks.register("register_admin_urls")
def register_screens():
    return [
        path("wechat/", include(wechat_urls, namespace="wechat")),
        path("papers/", include(paper_urls, namespace="papers")),
    ]


hooks.register("register_page_action_menu_item", WechatItem)


@hooks.register("register_page_header_buttons")
def offer_wechat(page, user, view_name, next_url=None):
    yield from header_buttons(page, user)
