"""What editors decide about names: confirm, another name of, no name after all, two that are one. Each is in both logs."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.log_actions import log

from audit.acts import register_act
from audit.record import record
from bulletins.audience import READ_INTERNAL
from bulletins.models import FormerSlug, NameEntry, Sighting, SuggestedName
from bulletins.models.names import lines_of

from .following import follow_items, sighted_in

CONFIRM = register_act("names.confirm", gettext_lazy("Confirm a name"))
ADD = register_act("names.add", gettext_lazy("Add a name to an organisation or person"))
REFUSE = register_act("names.refuse", gettext_lazy("Refuse a suggested name"))
TAKE_BACK = register_act("names.take_back", gettext_lazy("Suggest a refused name again"))
MERGE = register_act("names.merge", gettext_lazy("Merge two organisations or people"))
RIGHTS = ("bulletins.add_nameentry", "bulletins.change_nameentry")
MOST_SHORTS = 5  # that are taken from the texts


def may_decide(person) -> bool:
    """Suggestions come from internal issues too: who may not read these does not see them."""
    return person.is_active and person.has_perms((*RIGHTS, READ_INTERNAL))


def may_merge(person) -> bool:
    return may_decide(person) and person.has_perm("bulletins.delete_nameentry")


def require(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied(_("You may not decide about names."))


@transaction.atomic
def confirm(suggestion: SuggestedName, person) -> NameEntry:
    """A new entry, with the short names that the texts themselves give it. Raises ValidationError."""
    require(may_decide(person))
    shorts = shorts_of([suggestion]).get(suggestion.pk, ())
    entry = NameEntry(kind=suggestion.kind, name=suggestion.name, short_names="\n".join(shorts))
    entry.full_clean()
    entry.save()
    log(instance=entry, action="wagtail.create", user=person)
    record(CONFIRM, user=person, target=entry)
    return entry


@transaction.atomic
def add_name(suggestion: SuggestedName, entry: NameEntry, person, *, is_short: bool = False) -> None:
    """It is another name of somebody who is known already. Raises ValidationError."""
    require(may_decide(person))
    entry = NameEntry.objects.select_for_update().get(pk=entry.pk)
    field = "short_names" if is_short else "other_names"
    setattr(entry, field, "\n".join((*lines_of(getattr(entry, field)), suggestion.name)))
    entry.full_clean()
    entry.save()
    log(instance=entry, action="wagtail.edit", user=person)
    record(ADD, user=person, target=entry, name=suggestion.name)


@transaction.atomic
def refuse(suggestions: Iterable[SuggestedName], person) -> int:
    """It is no name; returns how many were not refused yet. What is part of it may be one from now on."""
    require(may_decide(person))
    waiting = SuggestedName.objects.filter(
        pk__in=[one.pk for one in suggestions], entry=None, is_refused=False
    )
    refused = list(waiting.select_for_update())
    waiting.update(is_refused=True, refused_by=person)
    _look_again(refused)
    for one in refused:
        record(REFUSE, user=person, target=one)
    return len(refused)


@transaction.atomic
def take_back(suggestion: SuggestedName, person) -> None:
    """It waits again."""
    require(may_decide(person))
    SuggestedName.objects.filter(pk=suggestion.pk).update(is_refused=False, refused_by=None)
    _look_again([suggestion])
    record(TAKE_BACK, user=person, target=suggestion)


def _look_again(suggestions: list[SuggestedName]) -> None:
    """Only where a confirmed name is part of one of them does the decision change who is mentioned."""
    known = (
        {name for entry in NameEntry.objects.all().known() for name in entry.names} if suggestions else set()
    )
    follow_items(sighted_in(one for one in suggestions if any(name in one.name for name in known)))


@transaction.atomic
def merge(entry: NameEntry, into: NameEntry, person) -> NameEntry:
    """All names of the one become other names of the other; its addresses lead there. Raises ValidationError."""
    require(may_merge(person))
    both = {one.pk: one for one in NameEntry.objects.select_for_update().filter(pk__in=[entry.pk, into.pk])}
    if len(both) != len({"entry", "into"}) or both[entry.pk].kind != both[into.pk].kind:
        raise ValidationError(_("Only two organisations, or two people, can be merged."))
    entry, into = both[entry.pk], both[into.pk]
    into.other_names = "\n".join((*lines_of(into.other_names), *entry.names))
    into.short_names = "\n".join((*lines_of(into.short_names), *lines_of(entry.short_names)))
    FormerSlug.objects.filter(entry=entry).update(entry=into)
    old, gone = entry.slug, entry.pk
    log(instance=entry, action="wagtail.delete", user=person, deleted=True)
    entry.delete()
    into.full_clean()
    into.save()
    FormerSlug.objects.create(slug=old, entry=into)
    log(instance=into, action="wagtail.edit", user=person)
    record(MERGE, user=person, target=into, name=entry.name, key=gone)
    return into


def shorts_of(suggestions: Iterable[SuggestedName]) -> dict[int, list[str]]:
    """What the texts call each of them. One statement for all."""
    rows = Sighting.objects.filter(suggestion__in=list(suggestions)).exclude(short="").order_by("pk")
    found: dict[int, list[str]] = {}
    for suggestion, short in rows.values_list("suggestion", "short").distinct():
        shorts = found.setdefault(suggestion, [])
        if len(shorts) < MOST_SHORTS and short not in shorts:
            shorts.append(short)
    return found
