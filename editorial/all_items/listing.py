"""The list itself. What is public is filtered by `bulletins.filters`; editors ask other things, of drafts as well."""

from __future__ import annotations

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

import django_filters

from audit.export import safe_cell
from bulletins.models import BulletinPage, Contributor, NewsItemPage
from bulletins.states import IssueState
from bulletins.viewsets import ITEM_COLUMNS, STATUS_COLUMN, TITLE_COLUMNS
from bulletins.wording import QUARTERS
from editorial.models import SavedList
from regions.models import Industry, RegionPage

#: field of the export -> its heading
EXPORTED = {
    "title": _("Title"),
    "issue.bulletin_title": _("Bulletin"),
    "issue.title": _("Issue"),
    "region.title": _("District"),
    "industry_names": _("Industries"),
    "byline_text": _("Contributors"),
    "event_label": _("Date"),
    "characters": _("Characters"),
    "photo_count": _("Photos"),
    "state_label": _("Status"),
}


class HavingPhotos(models.TextChoices):
    SOME = "some", _("With photos")
    NONE = "none", _("Without photos")


class AllItemsFilter(PageFilterSet):
    region = django_filters.ModelMultipleChoiceFilter(
        queryset=lambda _request: RegionPage.objects.in_map_order(), label=_("District")
    )
    industries = django_filters.ModelMultipleChoiceFilter(
        queryset=lambda _request: Industry.objects.all(), label=_("Industry")
    )
    bulletin = django_filters.ModelChoiceFilter(
        queryset=lambda _request: BulletinPage.objects.all(), label=_("Bulletin")
    )
    year = django_filters.NumberFilter("sort_date__year", label=_("Year"), min_value=1900, max_value=2200)
    quarter = django_filters.ChoiceFilter(
        field_name="sort_date__quarter",
        label=_("Quarter"),
        choices=[(str(number), QUARTERS[number]) for number in range(1, 5)],
    )
    sort_date = django_filters.DateFromToRangeFilter(widget=DateRangePickerWidget, label=_("Date"))
    bylines__contributor = django_filters.ModelChoiceFilter(
        queryset=lambda _request: Contributor.objects.all(), label=_("Contributor")
    )
    issue__state = django_filters.ChoiceFilter(choices=IssueState, label=_("State of its issue"))
    photos = django_filters.ChoiceFilter(
        "photo_count", label=_("Photos"), choices=HavingPhotos.choices, method="having"
    )

    class Meta:
        model = NewsItemPage
        fields = []

    def having(self, items, name, value):
        return items.filter(**({name: 0} if value == HavingPhotos.NONE else {f"{name}__gt": 0}))


class AllItemsView(IndexView):
    default_ordering = "-sort_date"
    base_columns = [
        *TITLE_COLUMNS,
        Column("issue", label=_("Issue"), accessor="issue.title", sort_key="issue", width="16%"),
        *ITEM_COLUMNS,
        STATUS_COLUMN,
    ]
    results_template_name = "editorial/all_items/results.html"
    list_export = [*EXPORTED]
    export_headings = EXPORTED
    export_filename = "items"

    def annotate_queryset(self, pages):
        pages = super().annotate_queryset(pages).prefetch_related("region", "issue")
        return (
            pages.prefetch_related("industries", "bylines__contributor", "bulletin")
            if self.is_export
            else pages
        )

    @cached_property
    def conditions(self) -> str:
        return SavedList.conditions_of(self.request.GET)

    def get_context_data(self, **kwargs):
        saved = list(SavedList.objects.of(self.request.user).select_related("person"))
        context = super().get_context_data(saved_lists=saved, conditions=self.conditions, **kwargs)
        context["model_opts"] = (
            NewsItemPage._meta
        )  # whose acts are offered; those of all pages move and delete
        return context

    def to_row_dict(self, item):
        """Of districts and issues an item may have none; nothing in a cell runs as a formula."""
        values = {
            "title": item.title,
            "issue.bulletin_title": item.bulletin.title if item.bulletin else "",
            "issue.title": item.issue.title if item.issue else "",
            "region.title": item.region.title if item.region else "",
            "industry_names": "、".join(industry.name for industry in item.industries.all()),
            "byline_text": "、".join(byline.contributor.name for byline in item.bylines.all()),
            "event_label": item.event_label,
            "characters": item.characters,
            "photo_count": item.photo_count,
            "state_label": str(item.status_string),
        }
        return {key: safe_cell(value) if isinstance(value, str) else value for key, value in values.items()}

    def stream_csv(self, queryset):
        """Begins with a mark by which spreadsheets know that it is Unicode."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)


class AllItemsMenuItem(MenuItem):
    def is_shown(self, request):
        return user_has_any_page_permission(request.user)


class AllItemsViewSet(PageListingViewSet):
    """Every item of every issue that this person may open, in one list with filters."""

    model = NewsItemPage
    name = "all_items"
    icon = "list-ul"
    menu_label = _("All items")
    menu_order = 120
    menu_item_class = AllItemsMenuItem
    add_to_admin_menu = True
    index_view_class = AllItemsView
    filterset_class = AllItemsFilter
