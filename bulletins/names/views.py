"""The pages of the index of names. What nobody may read of has no page: 404, as if it did not exist."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.generic import View

from bulletins.audience import EVERYBODY, classes_open_to
from bulletins.models import NameEntry, NameKinds, NewsItemPage

from .listing import NameFilter

NAMES_PER_PAGE = 60
ITEMS_PER_PAGE = 30
#: What an entry appears with: condition of the list of items -> its value, and how it reads
BESIDE = {
    "region": ("region__slug", "region__title"),
    "industry": ("industries__slug", "industries__name"),
    "bulletin": ("bulletin__slug", "bulletin__title"),
}
MOST_BESIDE = 12


class NameListView(View):
    kind = NameKinds.ORGANISATION

    def get(self, request: HttpRequest) -> HttpResponse:
        wanted = NameFilter(request.GET, self.kind, request.user)
        paginator = Paginator(wanted.found, NAMES_PER_PAGE)
        letter = wanted.chosen.get("letter")
        paginator.count = sum(count for initial, count in wanted.letters if letter in ("", None, initial))
        page = paginator.get_page(request.GET.get("page"))
        context = {
            "kind": self.kind,
            "filter": wanted,
            "page_of_list": page,
            "entries": wanted.with_counts(page.object_list),
            "page": None,
        }
        return render(request, "bulletins/name_list.html", context)


class NameView(View):
    """Everything that is told of one organisation or person, newest first."""

    kind = NameKinds.ORGANISATION

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        entry = NameEntry.objects.at(slug).select_related("region").first()
        if entry is None:
            raise Http404
        found = NewsItemPage.objects.released(request.user).mentioning([entry.pk])
        paginator = Paginator(found.newest_first().for_listing(), ITEMS_PER_PAGE)
        if not paginator.count:
            raise Http404
        if (entry.slug, entry.kind) != (slug, self.kind):
            return redirect(entry.url, permanent=True)
        context = {
            "entry": entry,
            "items": paginator.get_page(request.GET.get("page")),
            "other_names": _other_names(entry, found),
            "beside": {name: _beside(found, *columns) for name, columns in BESIDE.items()},
            "is_public": _is_public(entry, request.user),
            "canonical": request.build_absolute_uri(entry.url),
            "page": None,
        }
        return render(request, "bulletins/name_page.html", context)


def _is_public(entry: NameEntry, viewer) -> bool:
    """Whether everybody may know of it: a search engine is told of nothing else."""
    return classes_open_to(viewer) == EVERYBODY or NameEntry.objects.readable().filter(pk=entry.pk).exists()


def _other_names(entry: NameEntry, found) -> list[str]:
    """Of its other names those that the viewer may read somewhere."""
    mentions = entry.mentions.filter(item__in=found.order_by().values("pk")).exclude(name=entry.name)
    return list(mentions.order_by("name").values_list("name", flat=True).distinct())


def _beside(found, value: str, label: str) -> list[dict]:
    """The most frequent first."""
    rows = found.order_by().filter(**{f"{value}__isnull": False}).values(value=F(value), label=F(label))
    return list(rows.annotate(count=Count("pk", distinct=True)).order_by("-count", "label")[:MOST_BESIDE])
