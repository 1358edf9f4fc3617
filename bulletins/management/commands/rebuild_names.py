"""Reads all released items anew for the names they mention: after an upgrade from a version without names, or a crash."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from bulletins.audience import INSIDERS
from bulletins.models import ItemMention, NewsItemPage, Sighting, SuggestedName
from bulletins.names.keeping import count_again, keep_names_of

STEP = 500  # items between two lines of progress


class Command(BaseCommand):
    help = "Finds anew which released items mention which names. May be run again at any time."

    def handle(self, *args, **options):
        released = NewsItemPage.objects.released_to(INSIDERS)
        self._clear(released)
        keys = list(released.order_by("pk").values_list("pk", flat=True))
        keep_names_of(keys, lambda done: self._tell(done, len(keys)))
        count_again(SuggestedName.objects.values_list("pk", flat=True))

    def _clear(self, released) -> None:
        """Rows of items that readers have no more."""
        for model in (ItemMention, Sighting):
            model.objects.exclude(item__in=released.values("pk")).delete()

    def _tell(self, done: int, total: int) -> None:
        if done % STEP == 0 or done == total:
            self.stdout.write(f"{done} / {total}")
