"""The index of names as a reader sees it: letter by letter, by district, by words. Only what is told where he may read."""

from __future__ import annotations

from django import forms
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bulletins.models import ItemMention, NameEntry, NameKinds
from bulletins.remembered import remembered
from regions.models import RegionPage


class NameFilter(forms.Form):
    words = forms.CharField(label=pgettext_lazy("of a search", "Words"), required=False, max_length=50)
    letter = forms.CharField(required=False, max_length=1)
    region = forms.CharField(label=_("District"), required=False, max_length=100)

    def __init__(self, data, kind: NameKinds, viewer=None):
        super().__init__(data)
        self.mentions = ItemMention.objects.readable(viewer)
        self.entries = NameEntry.objects.readable(viewer).filter(kind=kind)
        self.chosen = {name: self.cleaned_data.get(name) for name in self.fields} if self.is_valid() else {}

    def clean_letter(self) -> str:
        return self.cleaned_data["letter"].upper()

    @cached_property
    def found(self):
        """In the order of their pinyin, with what a line shows."""
        entries = self._but_for_letter
        if letter := self.chosen.get("letter"):
            entries = entries.filter(initial=letter)
        return entries.order_by("slug").select_related("region").defer("region__description")

    @property
    def letters(self) -> list[tuple[str, int]]:
        """Each with the number of entries that choosing it would leave."""
        return self._counted[0]

    @property
    def regions(self) -> list[RegionPage]:
        """Those of which there is anything to show."""
        return self._counted[1]

    @cached_property
    def _counted(self) -> tuple[list, list]:
        """Both look through the whole index, so they are kept until a release, or until an editor decides about a name."""
        letters = self._but_for_letter.order_by("initial").values("initial")
        letters = letters.annotate(count=Count("pk")).values_list("initial", "count")
        regions = RegionPage.objects.live().filter(pk__in=self.entries.order_by().values("region"))
        regions = regions.order_by("path").only("slug", "title")
        version = NameEntry.objects.aggregate(Count("pk"), Max("changed_at"))
        question = f"{letters.query} {regions.query} {version}"
        return remembered(question, lambda: (list(letters), list(regions)))

    @property
    def _but_for_letter(self):
        entries = self.entries
        if words := self.chosen.get("words"):
            entries = entries.filter(self._is_called(words))
        if region := self.chosen.get("region"):
            entries = entries.filter(region__slug=region)
        return entries

    def _is_called(self, words: str) -> Q:
        """Other names only where the viewer may read them: one may stand in an internal issue alone."""
        others = self.mentions.filter(entry=OuterRef("pk"), name__icontains=words)
        has_other = Q(other_names__icontains=words) | Q(short_names__icontains=words)
        pinyin = "-".join(words.lower().split())
        return Q(name__icontains=words) | Q(slug__startswith=pinyin) | (has_other & Exists(others))

    def with_counts(self, entries) -> list[NameEntry]:
        """`item_count` of each: one statement for all of them."""
        entries = list(entries)
        mentions = self.mentions.filter(entry__in=entries).order_by().values("entry")
        counts = dict(mentions.annotate(count=Count("item", distinct=True)).values_list("entry", "count"))
        for entry in entries:
            entry.item_count = counts.get(entry.pk, 0)
        return entries
