"""Parameters -> question -> response. Nothing is decided here."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.paginator import Paginator
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from . import tables
from .attachments import with_attachment_words
from .errata import CorrectionFilter, with_bulletins
from .exports import as_json
from .filters import ItemFilter
from .models import NewsItemPage
from .querysets import with_printed_figures

TABLES = {"csv": tables.as_csv, "xlsx": tables.as_xlsx}
logger = logging.getLogger(__name__)


class ItemListView(View):
    """All items that the visitor may read: a page, or the same as JSON, CSV or XLSX with `?format=`."""

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = ItemFilter(request.GET, NewsItemPage.objects.released(request.user))
        if not wanted.form.is_valid():
            return self.refuse(request, wanted)
        try:
            return self.answer(request, wanted)
        except DatabaseError:
            if not wanted.query:
                raise
            logger.exception("The search index did not answer")
            return self.without_words(request)

    def answer(self, request: HttpRequest, wanted: ItemFilter) -> HttpResponse:
        asked = request.GET.get("format", "")
        if asked in TABLES:
            return TABLES[asked](tables.table_of(wanted), request)
        return self.as_json(request, wanted) if asked == "json" else self.as_page(request, wanted)

    def as_page(self, request: HttpRequest, wanted: ItemFilter) -> HttpResponse:
        page = page_of(wanted, request)
        context = {
            "filter": wanted,
            "items": page,
            "choices": wanted.counts,
            "most_exported": tables.MAX_EXPORTED,
        }
        return render(request, "bulletins/item_list.html", context)

    def as_json(self, request: HttpRequest, wanted: ItemFilter) -> HttpResponse:
        page = page_of(wanted, request)
        page.object_list = with_printed_figures(list(page.object_list))
        return JsonResponse(as_json(page, wanted, request), json_dumps_params={"ensure_ascii": False})

    def without_words(self, request: HttpRequest) -> HttpResponse:
        """What the other conditions leave, and that words could not be looked for. A program is told to come again."""
        if request.GET.get("format") in {"json", *TABLES}:
            told = {
                "errors": {"words": [_("Words cannot be looked for at the moment. Please try again later.")]}
            }
            return JsonResponse(told, status=503, json_dumps_params={"ensure_ascii": False})
        others = {name: value for name, value in request.GET.items() if name != "words"}
        wanted = ItemFilter(others, NewsItemPage.objects.released(request.user))
        context = {"filter": wanted, "items": page_of(wanted, request), "is_index_down": True}
        return render(request, "bulletins/item_list.html", context)

    def refuse(self, request: HttpRequest, wanted: ItemFilter) -> HttpResponse:
        if request.GET.get("format") in {"json", *TABLES}:
            return JsonResponse(
                {"errors": wanted.form.errors}, status=400, json_dumps_params={"ensure_ascii": False}
            )
        return render(
            request, "bulletins/item_list.html", {"filter": wanted, "items": [], "choices": {}}, status=400
        )


class CountedPaginator(Paginator):
    """Pages over a list whose length the filter has counted already."""

    def __init__(self, wanted: ItemFilter):
        super().__init__(wanted.qs.newest_first(), settings.ITEMS_PER_PAGE)
        self.wanted = wanted

    @cached_property
    def count(self) -> int:
        return self.wanted.total

    def page(self, number):
        """Finds the keys in the index first, from the nearer end: the last page costs what the first one does."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        end = min(first + self.per_page, self.count)
        ordered = self.object_list.values_list("pk", flat=True)
        keys = (
            ordered[first:end]
            if first + end < self.count
            else ordered.reverse()[self.count - end : self.count - first]
        )
        items = NewsItemPage.objects.filter(pk__in=list(keys)).newest_first()
        if self.wanted.query:
            return self._get_page(
                with_attachment_words(list(items.for_excerpts()), self.wanted.query), number, self
            )
        return self._get_page(items.for_listing(), number, self)


class RankedPaginator(CountedPaginator):
    """The same, best matches first."""

    def page(self, number):
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        asked = self.wanted.without("words").for_excerpts()
        results = asked.search(self.wanted.form.cleaned_data["words"])
        items = with_attachment_words(list(results[first : first + self.per_page]), self.wanted.query)
        return self._get_page(items, number, self)


def page_of(wanted: ItemFilter, request: HttpRequest):
    paginator = RankedPaginator if wanted.is_by_relevance else CountedPaginator
    return paginator(wanted).get_page(request.GET.get("page"))


class CorrectionListView(View):
    """Every correction that was ever made in what the visitor may read, newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = CorrectionFilter(request.GET, request.user)
        corrections = Paginator(wanted.found, settings.ITEMS_PER_PAGE).get_page(request.GET.get("page"))
        context = {"filter": wanted, "page_of_list": corrections, "corrections": with_bulletins(corrections)}
        status = 200 if wanted.is_valid() else 400
        return render(request, "bulletins/correction_list.html", context, status=status)
