from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from bulletins.models import IssuePage
from editorial.rights import may_see_history
from editorial.sheets import sheet_of


class SheetView(TemplateView):
    """审稿单: a page to be printed and put on file; `?format=json` for machines."""

    template_name = "editorial/review_sheet.html"

    def get(self, request, *args, **kwargs):
        self.issue = get_object_or_404(IssuePage, pk=kwargs["pk"])
        if not may_see_history(self.issue, request.user):
            raise PermissionDenied
        if request.GET.get("format") == "json":
            return JsonResponse(sheet_of(self.issue), json_dumps_params={"ensure_ascii": False, "indent": 2})
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(issue=self.issue, sheet=sheet_of(self.issue), **kwargs)
