"""What the editorial office adds to Wagtail. Declarations only."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.widgets.button import Button

from bulletins.models import BulletinPage
from bulletins.models.membership import IssueMemberPage

from . import urls
from .journal import ACTS
from .menu_items import ITEMS
from .panels import ContributionsPanel, IssuesPanel
from .report_queue import REPORTS


@hooks.register("register_admin_urls")
def register_acts():
    return [path("issues/", include(urls, namespace="editorial"))]


for item in ITEMS:
    hooks.register("register_page_action_menu_item", lambda item=item: item())


@hooks.register("construct_page_action_menu", order=100)
def keep_wagtails_own_review_out(menu_items, request, context):
    """An issue is passed, returned and released on screens of its own, which say what that means."""
    page = context.get("page")
    if isinstance(page, IssueMemberPage):
        menu_items[:] = [item for item in menu_items if item.name not in {"approve", "reject"}]


@hooks.register("construct_homepage_panels")
def show_what_waits(request, panels):
    """Ours name the issue and its stage; Wagtail's list of what is to be moderated says the same again."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels[:0] = [ContributionsPanel(request), IssuesPanel(request)]


@hooks.register("register_page_header_buttons")
def offer_next_issue(page, user, view_name, next_url=None):
    if isinstance(page, BulletinPage) and page.permissions_for_user(user).can_add_subpage():
        yield Button(
            _("Begin the next issue"),
            reverse("editorial:begin", args=[page.pk]),
            icon_name="plus",
            priority=5,
        )


@hooks.register("register_log_actions")
def register_log_actions(actions):
    for act, (label, sentence) in ACTS.items():
        if sentence is not None:
            actions.register_action(f"editorial.{act}", label, sentence)


@hooks.register("register_admin_viewset")
def register_queue_of_reports():
    return REPORTS
