"""What is done after a commit: the rows follow a release, a withdrawal, and every decision of an editor about a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from django.db import transaction

from django_tasks import task

from bulletins.audience import INSIDERS
from bulletins.models import ItemMention, NameEntry, NewsItemPage, Sighting, SuggestedName
from bulletins.models.names import lines_of

from .keeping import keep_names_of

AT_ONCE = 50  # items that an editor waits for; the worker does the others
AT_A_TIME = 1_000  # of those
_RUN = re.compile(r"\w+")


def follow_issue(issue: int) -> None:
    """After a release or a withdrawal: all at once, so that nobody finds what was corrected away."""
    keep_names_task.enqueue(sorted(NewsItemPage.objects.filter(issue=issue).values_list("pk", flat=True)))


def follow_entry(entry: NameEntry) -> None:
    """After it was saved."""
    _settle_suggestions(entry)
    transaction.on_commit(partial(follow_task.enqueue, [entry.pk], []))


def follow_items(items: Iterable[int]) -> None:
    """After what they mention may have become less: an entry that goes, a longer name that is refused."""
    keys = sorted(set(items))
    if keys:
        transaction.on_commit(partial(follow_task.enqueue, [], keys))


def _settle_suggestions(entry: NameEntry) -> None:
    """Names that it has wait for nobody; names that it has no more wait again."""
    names = (*entry.names, *lines_of(entry.short_names))
    entry.suggestions.exclude(name__in=names).update(entry=None)
    SuggestedName.objects.filter(name__in=names).update(entry=entry, is_refused=False, refused_by=None)


@task()
def keep_names_task(items: list[int]) -> None:
    keep_names_of(items)


@task(backend="background")
def keep_more_names_task(items: list[int]) -> None:
    keep_names_of(items)


@task()
def follow_task(entries: list[int], items: list[int]) -> None:
    keys = sorted({*items, *candidates(NameEntry.objects.filter(pk__in=entries))}, reverse=True)
    keep_names_of(keys[:AT_ONCE])
    for start in range(AT_ONCE, len(keys), AT_A_TIME):
        keep_more_names_task.enqueue(keys[start : start + AT_A_TIME])


def candidates(entries: Iterable[NameEntry]) -> set[int]:
    """Released items that may mention these, or did: asked of the search index, and of what is kept."""
    entries = list(entries)
    keys = set(ItemMention.objects.filter(entry__in=entries).values_list("item", flat=True))
    released = NewsItemPage.objects.released_to(INSIDERS)
    for name in (name for entry in entries for name in entry.names):
        longest = max(_RUN.findall(name), key=len, default="")
        keys.update(released.containing(f"“{longest}”").values_list("pk", flat=True) if longest else ())
    return keys


def items_of(entry: NameEntry) -> list[int]:
    return list(ItemMention.objects.filter(entry=entry).values_list("item", flat=True))


def sighted_in(suggestions: Iterable[SuggestedName]) -> list[int]:
    return list(Sighting.objects.filter(suggestion__in=list(suggestions)).values_list("item", flat=True))
