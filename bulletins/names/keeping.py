"""Keeps the rows of mentions and of sightings as the released text of each item says.

One item at a time, in a transaction that holds the lock of its row: so whoever is last reads the newest text and the newest
names, and a release never waits for more than one item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import Count, Max, Sum

from bulletins.audience import INSIDERS
from bulletins.models import ItemMention, NameEntry, NewsItemPage, Sighting, SuggestedName
from manuscript.folding import fold
from manuscript.mentions import NameIndex
from manuscript.suggested_names import FoundName, find_names, suggest_names

AT_A_TIME = 500  # suggestions that are counted together


@dataclass
class Names:
    """What is confirmed and refused at the moment, read anew only where it has changed."""

    version: tuple = ()
    index: NameIndex = field(default_factory=lambda: NameIndex([]))
    owners: dict[str, int] = field(default_factory=dict)

    def refresh(self) -> None:
        """Two small statements where nothing has changed."""
        version = (
            *NameEntry.objects.aggregate(Count("pk"), Max("changed_at")).values(),
            *SuggestedName.objects.refused().aggregate(Count("pk"), Sum("pk")).values(),
        )
        if version == self.version:
            return
        known = NameEntry.objects.all().known()
        refused = SuggestedName.objects.refused().values_list("name", flat=True)
        self.index = NameIndex(known, refused)
        self.owners = {
            fold(name): entry.key for entry in known for name in (*entry.short_names, *entry.names)
        }
        self.version = version


def keep_names_of(items: Iterable[int], tell: Callable[[int], None] = lambda done: None) -> None:
    """`items`: keys. `tell` is told how many are done, after each."""
    names, touched = Names(), set()
    for done, key in enumerate(items, 1):
        try:
            touched |= _keep(key, names)
        except IntegrityError:  # an entry was deleted in between
            touched |= _keep(key, names)
        tell(done)
    count_again(touched)


@transaction.atomic
def _keep(key: int, names: Names) -> set[int]:
    """The suggestions of which the number of sightings has changed."""
    texts = _released_texts(key)
    names.refresh()
    found = [find_names(text) for text in texts]
    _keep_mentions(key, {(one.key, one.name) for one in names.index.mentioned_in(texts, found)})
    return _keep_sightings(key, suggest_names(texts, found), names)


def _released_texts(key: int) -> tuple[str, ...]:
    """Title and text as readers have them, locked; nothing of an item that no reader has."""
    item = NewsItemPage.objects.select_for_update(of=("self",)).released_to(INSIDERS).filter(pk=key)
    return next(iter(item.values_list("title", "text")), ())


def _keep_mentions(item: int, wanted: set[tuple[int, str]]) -> None:
    rows = ItemMention.objects.filter(item=item).values_list("entry", "name", "pk")
    stored = {(entry, name): pk for entry, name, pk in rows}
    if gone := [pk for mention, pk in stored.items() if mention not in wanted]:
        ItemMention.objects.filter(pk__in=gone).delete()
    new = [
        ItemMention(item_id=item, entry_id=entry, name=name) for entry, name in sorted(wanted - stored.keys())
    ]
    if new:
        ItemMention.objects.bulk_create(new, ignore_conflicts=True)


def _keep_sightings(item: int, found: Sequence[FoundName], names: Names) -> set[int]:
    wanted = {one.name: one for one in found}
    rows = Sighting.objects.filter(item=item).values_list("suggestion__name", "short", "suggestion", "pk")
    stored = {(name, short): (suggestion, pk) for name, short, suggestion, pk in rows}
    kept = {(name, one.short[:40]) for name, one in wanted.items()}
    gone = {row for sighting, row in stored.items() if sighting not in kept}
    if gone:
        Sighting.objects.filter(pk__in=[pk for _suggestion, pk in gone]).delete()
    new = sorted(kept - stored.keys())
    keys = _suggestions([wanted[name] for name, _short in new], names) if new else {}
    sightings = [Sighting(item_id=item, suggestion_id=keys[name], short=short) for name, short in new]
    Sighting.objects.bulk_create(sightings, ignore_conflicts=True)
    return {suggestion for suggestion, _pk in gone} | set(keys.values())


def _suggestions(found: Sequence[FoundName], names: Names) -> dict[str, int]:
    rows = [
        SuggestedName(name=one.name, kind=one.kind.value, entry_id=names.owners.get(fold(one.name)))
        for one in sorted(
            found, key=lambda one: one.name
        )  # two who write the same wait, and meet no deadlock
    ]
    SuggestedName.objects.bulk_create(rows, ignore_conflicts=True)
    return dict(SuggestedName.objects.filter(name__in=[one.name for one in found]).values_list("name", "pk"))


def count_again(suggestions: Iterable[int]) -> None:
    """Items and issues of each; those that stand nowhere any more go, unless an editor has decided about them."""
    keys = sorted(suggestions)
    for start in range(0, len(keys), AT_A_TIME):
        _count_again(keys[start : start + AT_A_TIME])


def _count_again(keys: list[int]) -> None:
    rows = Sighting.objects.filter(suggestion__in=keys).order_by().values("suggestion")
    counted = rows.annotate(items=Count("pk"), issues=Count("item__issue", distinct=True))
    counts = {row["suggestion"]: (row["items"], row["issues"]) for row in counted}
    suggestions = list(SuggestedName.objects.filter(pk__in=keys))
    for one in suggestions:
        one.item_count, one.issue_count = counts.get(one.pk, (0, 0))
    SuggestedName.objects.bulk_update(suggestions, ["item_count", "issue_count"])
    SuggestedName.objects.filter(pk__in=keys, item_count=0, entry=None, is_refused=False).delete()
