"""What the editorial office adds to Wagtail. Declarations only."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from bulletins.models import BulletinPage
from bulletins.models.membership import IssueMemberPage

from . import urls
from .all_items.bulk import AddContributors, SetIndustries, SetRegion
from .all_items.listing import AllItemsViewSet
from .items import leave_out_button, tell_before_editing
from .journal import ACTS
from .kept import refuse_account, refuse_page, refuse_some
from .lists import Lists
from .menu_items import ITEMS, DeskMenuItem
from .panels import ContributionsPanel, IssuesPanel
from .preflight_panel import PreflightPanel
from .report_queue import REPORTS


@hooks.register("register_admin_urls")
def register_acts():
    return [path("issues/", include(urls, namespace="editorial"))]


for item in ITEMS:
    hooks.register("register_page_action_menu_item", lambda item=item: item())

hooks.register("before_edit_page", tell_before_editing)
hooks.register("before_delete_page", refuse_page)
hooks.register("before_delete_user", refuse_account)
hooks.register("before_bulk_action", refuse_some)

register_snippet(Lists)

for act in (SetRegion, SetIndustries, AddContributors):
    hooks.register("register_bulk_action", act)


@hooks.register("register_admin_menu_item")
def register_desk():
    return DeskMenuItem(
        _("Release desk"), reverse("editorial:desk"), name="desk", icon_name="upload", order=110
    )


@hooks.register("construct_item_side_panels")
def show_what_preflight_finds(view, panels):
    panels.append(PreflightPanel(view.page, view.request, parent=getattr(view, "parent_page", None)))


@hooks.register("register_page_listing_more_buttons")
def offer_to_leave_out(page, user, next_url=None):
    yield from leave_out_button(page, user)


@hooks.register("register_page_header_buttons")
def offer_to_leave_out_of_its_page(page, user, view_name, next_url=None):
    yield from leave_out_button(page, user)


@hooks.register("construct_page_action_menu", order=100)
def keep_wagtails_own_review_out(menu_items, request, context):
    """An issue is passed, returned, taken back and released on screens of its own, which say what that means."""
    page = context.get("page")
    if isinstance(page, IssueMemberPage):
        theirs = {"approve", "reject", "action-cancel-workflow"}
        menu_items[:] = [item for item in menu_items if item.name not in theirs]


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
def register_lists_of_the_office():
    return [REPORTS, AllItemsViewSet()]
