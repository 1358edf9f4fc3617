"""The audit log on the screen: looked at, filtered, taken away as a file; nothing else."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

import django_filters

from .acts import label_of, registered_acts
from .export import safe_cell
from .models import AuditEntry, Result


class AuditFilter(WagtailFilterSet):
    name = django_filters.CharFilter(lookup_expr="icontains", label=_("Who"))
    act = django_filters.MultipleChoiceFilter(choices=registered_acts, label=_("Act"))
    result = django_filters.ChoiceFilter(choices=Result, label=_("Result"))
    at = django_filters.DateFromToRangeFilter(widget=DateRangePickerWidget, label=_("Time"))

    class Meta:
        model = AuditEntry
        fields = []


def shown_time(entry: AuditEntry) -> str:
    return f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M:%S}"


class AuditLogView(ReportView):
    model = AuditEntry
    # Named here: for a model that registers none, the view would ask for no permission at all.
    permission_policy = ModelPermissionPolicy(AuditEntry)
    permission_required = "view"
    filterset_class = AuditFilter
    page_title = _("Audit log")
    header_icon = "history"
    index_url_name = "audit:log"
    index_results_url_name = "audit:log_results"
    default_ordering = "-number"
    export_filename = "audit-log"
    columns = [
        Column("number", label=_("Number"), sort_key="number", width="6%"),
        Column("at", label=_("Time"), accessor=shown_time, width="12%"),
        Column("name", label=_("Who"), width="12%"),
        Column("act_label", label=_("Act"), width="14%"),
        Column("target_label", label=_("Thing"), width="16%"),
        Column("get_result_display", label=_("Result"), width="7%"),
        Column("detail_text", label=_("Details")),
        Column("address", label=_("From where"), width="9%"),
    ]
    list_export = [
        "number", "at", "name", "act", "target_label", "result", "detail_text", "address", "agent", "hash",
    ]  # fmt: skip
    export_headings = {"detail_text": _("Details")}

    def get_preprocess_function(self, field, value, export_format):
        """What a person reads, and in no cell something that a spreadsheet runs."""
        if field in self.SHOWN:
            return lambda value: safe_cell(self.SHOWN[field](value))
        if isinstance(value, str):
            return safe_cell
        return super().get_preprocess_function(field, value, export_format)

    SHOWN = {"act": label_of, "result": lambda value: Result(value).label}

    def stream_csv(self, queryset):
        """With a BOM, because a spreadsheet reads Chinese only then."""
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)
