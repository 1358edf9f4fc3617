"""Lists in the admin, with the columns that an editor looks for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
)
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet

from .models import IssuePage, NewsItemPage

TITLE_COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn("title", label=_("Title"), classname="title"),
]
STATUS_COLUMN = PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%")
ITEM_COLUMNS = [
    Column("region", label=_("District"), accessor="region.short_name", sort_key="region", width="10%"),
    Column("event", label=_("Date"), accessor="event_label", sort_key="sort_date", width="16%"),
    Column("characters", label=_("Characters"), sort_key="characters", width="7%"),
    Column("photos", label=_("Photos"), accessor="photo_count", sort_key="photo_count", width="7%"),
]


class ItemsOfParentView(ExplorableIndexView):
    base_columns = [*TITLE_COLUMNS, *ITEM_COLUMNS, STATUS_COLUMN]

    def annotate_queryset(self, pages):
        return super().annotate_queryset(pages).prefetch_related("region", "issue")


class OfferingPanelsMixin:
    """Lets rooms above put side panels beside the form of an item: hooks called `construct_item_side_panels`, which are
    given the view and the list. Wagtail has no such hook yet (its issue 12179).
    """

    def get_side_panels(self):
        panels = super().get_side_panels()
        # A save in the background asks for the parts of the page that it changes: none of ours.
        if not (getattr(self, "expects_json_response", False) or getattr(self, "hydrate_create_view", False)):
            for construct in hooks.get_hooks("construct_item_side_panels"):
                construct(self, panels)
        return panels


class ItemEditView(OfferingPanelsMixin, EditView):
    pass


class ItemCreateView(OfferingPanelsMixin, CreateView):
    pass


class NewsItemViewSet(PageViewSet):
    """What stands in a section, or waits under a district."""

    model = NewsItemPage
    icon = "doc-full"
    add_view_class = ItemCreateView
    edit_view_class = ItemEditView
    index_view_class = ItemsOfParentView


class IssuesOfBulletinView(ExplorableIndexView):
    default_ordering = "-slug"  # by year and period, newest first
    base_columns = [
        *TITLE_COLUMNS,
        Column("period", label=_("Period"), accessor="label", sort_key="slug", width="16%"),
        PageStatusColumn("status", label=_("Status"), sort_key="state", width="12%"),
    ]


class IssueViewSet(PageViewSet):
    model = IssuePage
    icon = "doc-full-inverse"
    index_view_class = IssuesOfBulletinView
