"""机器检查 beside the form of an item: of the saved draft when the page is opened, and of what is typed from then on."""

from __future__ import annotations

from django.forms import Script
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.side_panels import BaseSidePanel

from .preflight import Report, findings_of_item, is_too_long, report_of


class PreflightPanel(BaseSidePanel):
    """`parent`: where an item that was never saved is being written."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle what was found by machine")
        icon_name = "tasks"

        def get_context_data(self, parent_context):
            return {**super().get_context_data(parent_context), "count": self.panel.report.worth_a_look}

    name = "preflight"
    title = _("Checked by machine")
    template_name = "editorial/preflight/panel.html"
    order = 340

    def __init__(self, item, request, *, parent=None):
        super().__init__(item, request)
        self.parent = parent

    class Media:
        css = {"all": ["css/preflight.css"]}
        js = [Script("js/preflight-panel.js", type="module")]

    @cached_property
    def content(self) -> dict:
        return self.object.serializable_data() if self.object.pk else {}

    @cached_property
    def report(self) -> Report:
        return report_of(findings_of_item(self.object, self.content) if self.content else ())

    @property
    def address(self) -> str:
        if self.object.pk:
            return reverse("editorial:check-item", args=[self.object.pk])
        return reverse("editorial:check-new-item", args=[self.parent.pk])

    def get_context_data(self, parent_context):
        return {
            **super().get_context_data(parent_context),
            "report": self.report,
            "address": self.address,
            "is_saved": bool(self.object.pk),
            "is_too_long": is_too_long(self.content),
        }
