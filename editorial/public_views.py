"""纠错: the page on which a reader tells the editors of a mistake. Works without JavaScript and without an account."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from audit.origin import address_of
from bulletins.models import NewsItemPage

from .actions.report_mistake import ReportMistakeAction
from .report_form import ReportForm, may_send_another

LARGEST_KEY = 2**31 - 1


class ReportView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(request, ReportForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        item, form = self.item(request), ReportForm(request.POST)
        if not form.is_valid():
            form.begin_anew()
            return self.show(request, form, status=400)
        if not form.is_from_a_machine:
            if not may_send_another(address_of(request)):
                form.add_error(None, _("You have sent several reports already. Please try again in an hour."))
                return self.show(request, form, status=429)
            ReportMistakeAction(form.instance, item).execute()
        return redirect(f"{reverse('report-thanks')}?page={item.pk}")

    def show(self, request: HttpRequest, form: ReportForm, status: int = 200) -> HttpResponse:
        context = {"form": form, "item": self.item(request)}
        return render(request, "editorial/report.html", context, status=status)

    @staticmethod
    def item(request: HttpRequest) -> NewsItemPage:
        """Only what this very reader may read; of anything else one is not even told that it exists."""
        key = request.GET.get("page", "")
        if not key.isascii() or not key.isdigit() or len(key) > 10 or int(key) > LARGEST_KEY:
            raise BadRequest("`page` is no key of a page.")
        items = NewsItemPage.objects.released(request.user).select_related("issue")
        return get_object_or_404(items, pk=int(key))


class ReportThanksView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "editorial/report_thanks.html", {"item": ReportView.item(request)})
