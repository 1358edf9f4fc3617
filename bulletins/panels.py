"""The figures of an item in its form: compact rows, and a button that reads them from the text as it stands there."""

from __future__ import annotations

from django.urls import reverse

from wagtail.admin.panels import InlinePanel

from .forms import may_confirm


class FiguresPanel(InlinePanel):
    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "bulletins/panels/figures.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.form is None:
                return
            for row in self.formset.forms:
                if row["quote"].value() and "quote" not in row.errors:
                    row.fields["quote"].widget.attrs["readonly"] = True
            if not may_confirm(self.form.parent_page):
                self.empty_child.form.fields["confirmed"].disabled = True

        def get_context_data(self, parent_context=None):
            page = self.instance if self.instance.pk else self.form.parent_page
            address = reverse("propose_figures", args=[page.pk])
            return {**super().get_context_data(parent_context), "propose_address": address}
