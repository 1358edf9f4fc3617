from __future__ import annotations

from intake.models import Intake

from .shown import IntakeScreen

MOST = 50


class ListView(IntakeScreen):
    """Mine, and on request those of colleagues for the same bulletins."""

    http_method_names = ["get", "head"]
    template_name = "intake/list.html"

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        rows = Intake.objects.shown_in_list().filter(bulletin__in=self.bulletins)
        is_all = self.request.GET.get("of") == "all"
        intakes = rows if is_all else rows.filter(owner=self.request.user)
        return super().get_context_data(
            intakes=intakes[:MOST],
            is_all=is_all,
            has_others=rows.exclude(owner=self.request.user).exists(),
            **kwargs,
        )
