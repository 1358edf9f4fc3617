"""ONE filter for released items: the list, its JSON and CSV, and the feeds all read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce

from django import forms
from django.db import models
from django.db.models import CharField, Count, F, QuerySet, Subquery, Value
from django.db.models.functions import Cast, ExtractQuarter, ExtractYear, LPad
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

import django_filters as filters

from manuscript.segmentation import Query, query_of

from .facets import TOTAL, together
from .models import NameEntry, NewsItemPage
from .remembered import remembered
from .wording import QUARTERS

MOST_ISSUES = 24  # to choose from at once


class Order(models.TextChoices):
    """Of what words are found by; everything else is listed newest first anyway."""

    NEWEST = "newest", _("Newest first")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, with the number of items that choosing it would leave."""

    value: str
    label: str
    count: int


class ItemFilter(filters.FilterSet):
    words = filters.CharFilter(
        method="filter_words", label=pgettext_lazy("of a search", "Words"), max_length=100
    )
    order = filters.ChoiceFilter(
        method="as_it_is",
        label=pgettext_lazy("of a list", "Order"),
        choices=Order.choices,
        empty_label=_("Best match"),
    )
    region = filters.CharFilter("region", method="filter_by_slug", label=_("District"))
    industry = filters.CharFilter("industries__slug", label=_("Industry"))
    organisation = filters.CharFilter(method="filter_by_name", label=_("Organisation"), max_length=100)
    person = filters.CharFilter(method="filter_by_name", label=_("Person of the news"), max_length=100)
    bulletin = filters.CharFilter("bulletin", method="filter_by_slug", label=_("Bulletin"))
    issue = filters.NumberFilter("issue", label=_("Issue"), max_value=2**31 - 1)
    chapter = filters.CharFilter("chapter__title", label=_("Chapter"))
    year = filters.NumberFilter("sort_date__year", label=_("Year"), min_value=1900, max_value=2200)
    quarter = filters.ChoiceFilter(
        field_name="sort_date__quarter",
        label=_("Quarter"),
        choices=[(str(n), QUARTERS[n]) for n in range(1, 5)],
    )
    after = filters.DateFilter("sort_date", "gte", label=_("From"), widget=forms.DateInput({"type": "date"}))
    before = filters.DateFilter("sort_date", "lte", label=_("To"), widget=forms.DateInput({"type": "date"}))

    #: facet -> (its value, how it reads, what it is sorted by), each an expression of one item
    FACETS = {
        "region": (F("region__slug"), F("region__title"), F("region__path")),
        "industry": (
            F("industries__slug"),
            F("industries__name"),
            LPad(Cast("industries", CharField()), 9, Value("0")),
        ),
        "bulletin": (F("bulletin__slug"), F("bulletin__title"), F("bulletin__path")),
        "chapter": (F("chapter__title"), F("chapter__title"), Value("")),
        "issue": (F("issue_id"), F("issue__title"), F("issue__slug")),
        "year": (ExtractYear("sort_date"), ExtractYear("sort_date"), ExtractYear("sort_date")),
        "quarter": (ExtractQuarter("sort_date"), ExtractQuarter("sort_date"), ExtractQuarter("sort_date")),
    }
    NEWEST_FIRST = frozenset({"issue", "year"})

    class Meta:
        model = NewsItemPage
        fields = []

    def filter_by_slug(self, queryset, name, value):
        """By key, so that the index of the items finds them in order; a join on the slug has to sort them all."""
        pages = queryset.model._meta.get_field(name).related_model.objects.filter(slug=value)
        return queryset.filter(**{name: Subquery(pages.values("pk")[:1])})

    def filter_by_name(self, queryset, name, value):
        """Addresses that an entry had before it was renamed or merged go on working: feeds are made of them."""
        return queryset.mentioning(NameEntry.objects.filter(kind=name).at(value).values("pk"))

    def filter_words(self, queryset, name, value):
        return queryset.containing(value)

    def as_it_is(self, queryset, name, value):
        return queryset

    @cached_property
    def query(self) -> Query | None:
        """What is looked for, where words are."""
        words = self.form.cleaned_data.get("words") if self.form.is_valid() else ""
        return query_of(words) if words else None

    @property
    def is_by_relevance(self) -> bool:
        return bool(self.query) and self.form.cleaned_data.get("order") != Order.NEWEST

    def without(self, facet: str) -> QuerySet:
        """The items that every condition but this one leaves: what its choices are counted among."""
        found = self.queryset.all()
        for name, value in self.form.cleaned_data.items():
            if name != facet:
                found = self.filters[name].filter(found, value)
        return found

    @cached_property
    def counts(self) -> dict[str, list[Choice]]:
        """Every facet with its choices, and the total: counted over the whole archive, so counted once a release."""
        if not self.form.is_valid():
            return {}
        conditions = {name: value for name, value in self.form.cleaned_data.items() if name != "order"}
        return remembered(f"{self.queryset.query} {conditions}", self._counted)

    def _counted(self) -> dict[str, list[Choice]]:
        """Two statements for the numbers, and one for the names of each kind of page."""
        chosen = [name for name in self.FACETS if self.form.cleaned_data[name] not in (None, "")]
        alone = dict.fromkeys([*chosen, "industry"])  # an item has several industries
        branches = [self._branch(facet) for facet in alone]
        rows = list(reduce(lambda one, other: one.union(other, all=True), branches))
        rows += together(self.qs, [facet for facet in self.FACETS if facet not in alone])
        counts: dict[str, list[Choice]] = {}
        for facet, value, label, _sort, count in sorted(rows, key=lambda row: row[3] or ""):
            if facet == TOTAL or value:
                counts.setdefault(facet, []).append(Choice(value, label, count))
        for facet in self.NEWEST_FIRST & counts.keys():
            counts[facet].reverse()
        counts["issue"] = self._shown(counts.get("issue", []))
        return counts

    def _shown(self, issues: list[Choice]) -> list[Choice]:
        """The newest, and the one that is chosen: a bulletin or a year brings older ones into view."""
        chosen = str(self.form.cleaned_data["issue"])
        return [
            choice for place, choice in enumerate(issues) if place < MOST_ISSUES or choice.value == chosen
        ]

    @property
    def total(self) -> int:
        return sum(choice.count for choice in self.counts.get(TOTAL, []))

    def _branch(self, facet: str) -> QuerySet:
        return self._shape(self.without(facet), facet, *self.FACETS[facet])

    @staticmethod
    def _shape(items: QuerySet, facet: str, value, label, sort) -> QuerySet:
        texts = {"facet": Value(facet), "facet_value": value, "facet_label": label, "facet_sort": sort}
        texts = {name: Cast(expression, CharField()) for name, expression in texts.items()}
        return (
            items.order_by()
            .annotate(**texts)
            .values(*texts)
            .annotate(item_count=Count("pk", distinct=True))
            .values_list(*texts, "item_count")
        )
