"""What preflight says of an item while it is being written: the form as it stands goes in, findings come out.

Nothing is saved. Who may edit the item, or add one there, may ask; the form is that of the editor itself.
"""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache

from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView

from bulletins.models import NewsItemPage
from editorial.preflight import findings_of_item, is_too_long, report_of

LARGEST = 512 * 1024  # bytes of a form; an item of ten thousand characters makes 60,000


class CheckingMixin:
    http_method_names = ("post",)

    @method_decorator(never_cache)
    def post(self, request, *args, **kwargs):
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            return JsonResponse({"error": "too large"}, status=413)
        try:
            form = self.get_form(request.POST)
            if self.validate_form(form):
                # Rows below the page, such as bylines, follow; the database hears nothing of it.
                form.save(commit=False)
        except (KeyError, ValueError):  # Wagtail's blocks expect what their own script sends
            return JsonResponse({"error": "not a form of the editor"}, status=400)
        item = form.instance
        # Wagtail's form puts something in the place of a title that is not there yet.
        item.title = request.POST.get("title", "")[:255]
        content = item.serializable_data()
        report = report_of(findings_of_item(item, content))
        context = {"report": report, "is_too_long": is_too_long(content)}
        html = render_to_string("editorial/preflight/panel_findings.html", context, request)
        return JsonResponse({"html": html, "count": report.worth_a_look})


class CheckItemView(CheckingMixin, PreviewOnEditView):
    def get_object(self):
        self.kwargs["page_id"] = self.kwargs["pk"]
        return super().get_object()


class CheckNewItemView(CheckingMixin, PreviewOnCreateView):
    """`pk` is that of the page it is to stand under."""

    @cached_property
    def content_type(self):
        return ContentType.objects.get_for_model(NewsItemPage)

    @cached_property
    def parent_object_id(self):
        return self.kwargs["pk"]

    def get_object(self):
        item = super().get_object()
        item.describe()  # in which issue and section it would stand
        return item
