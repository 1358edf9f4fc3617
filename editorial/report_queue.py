"""读者纠错: the list of readers' reports in the admin, and the page on which one of them is answered."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

import django_filters

from bulletins.models import BulletinPage, NewsItemPage

from .actions.answer_report import AnswerReportAction
from .models import ReaderReport, ReportState


class ReportFilter(WagtailFilterSet):
    state = django_filters.ChoiceFilter(choices=ReportState, label=gettext_lazy("State"))
    bulletin = django_filters.ModelChoiceFilter(
        queryset=BulletinPage.objects.all(), method="of_bulletin", label=gettext_lazy("Bulletin")
    )

    class Meta:
        model = ReaderReport
        fields = []

    def of_bulletin(self, reports, name, bulletin):
        return reports.of_bulletin(bulletin)


class ReportListView(IndexView):
    page_title = gettext_lazy("Readers' reports")
    any_permission_required = ["change", "view"]
    default_ordering = "-sent_at"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("page", "handled_by")

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "message",
                label=gettext_lazy("What is wrong"),
                accessor=str,
                get_url=self.get_edit_url,
                width="34%",
            ),
            Column("page", label=gettext_lazy("Item"), accessor="page.title"),
            DateColumn("sent_at", label=gettext_lazy("Sent"), sort_key="sent_at", width="12%"),
            Column("state", label=gettext_lazy("State"), accessor="get_state_display", sort_key="state"),
            Column("handled_by", label=gettext_lazy("Handled by"), accessor="handler_name"),
        ]


class AnswerView(EditView):
    """What the reader wrote, the item it is about, and what the office says to it."""

    success_message = gettext_lazy("The report has been answered.")

    def get_page_subtitle(self):
        return str(self.object)

    @cached_property
    def item(self) -> NewsItemPage | None:
        return NewsItemPage.objects.filter(pk=self.object.page_id).select_related("issue").first()

    def save_instance(self):
        answered = self.form.cleaned_data
        action = AnswerReportAction(
            self.object, self.request.user, answered["state"], answered.get("answer", "")
        )
        return action.execute()

    def get_success_buttons(self):
        link = self.way_to_correct
        return [messages.button(link["url"], link["label"])] if link else []

    @property
    def way_to_correct(self) -> dict | None:
        """Where one who may goes on once a report is accepted: opens the issue, or writes in it if it is open."""
        if self.object.state != ReportState.ACCEPTED or self.item is None or self.item.issue is None:
            return None
        if self.item.issue.permissions_for_user(self.request.user).can_correct_issue():
            address = reverse("editorial:correct", args=[self.item.issue.pk])
            return {"url": address, "label": _("Begin a correction")}
        if self.item.permissions_for_user(self.request.user).can_edit() and not self.item.get_lock():
            return {
                "url": reverse("wagtailadmin_pages:edit", args=[self.item.pk]),
                "label": _("Edit the item"),
            }
        return None

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            report=self.object, item=self.item, way_to_correct=self.way_to_correct, **kwargs
        )


class ReportsMenuItem(MenuItem):
    """Says how many wait; one small statement on a page of the admin."""

    def is_shown(self, request):
        return REPORTS.permission_policy.user_has_any_permission(request.user, ["change", "view"])

    def render_component(self, request):
        component = super().render_component(request)
        waiting = ReaderReport.objects.waiting().count()
        if waiting:
            component.label = _("%(label)s (%(count)s)") % {"label": component.label, "count": waiting}
        return component


class ReportViewSet(ModelViewSet):
    model = ReaderReport
    icon = "comment"
    menu_label = gettext_lazy("Readers' reports")
    menu_order = 130
    menu_item_class = ReportsMenuItem
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ReportListView
    edit_view_class = AnswerView
    edit_template_name = "editorial/answer_report.html"
    filterset_class = ReportFilter
    panels = [MultiFieldPanel([FieldPanel("state"), FieldPanel("answer")], heading=gettext_lazy("Answer"))]


REPORTS = ReportViewSet()
