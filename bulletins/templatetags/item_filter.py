"""The filter of the item list as a reader sees it: groups of choices, what is chosen, and addresses that keep the state."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django import template
from django.db.models import CharField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext

from bulletins.atom import AtomWithTombstones
from bulletins.feeds import conditions
from bulletins.filters import Choice, ItemFilter
from bulletins.json_feed import JsonFeed
from bulletins.models import NameEntry
from bulletins.wording import QUARTERS

register = template.Library()

#: In the order in which a reader narrows down: where, what, when; then where it was printed.
FACETS = ("region", "industry", "year", "quarter", "bulletin", "issue", "chapter")
#: Conditions without numbers: an archive has thousands of them, and each has a page that says more.
NAMES = ("organisation", "person")
SPOKEN = {"year": lambda value: f"{value}年", "quarter": lambda value: QUARTERS[int(value)]}
LABELLED = frozenset({*NAMES, *FACETS})
PAGES_BESIDE = 2
MOST_IN_HALF = 6  # characters that fit a column half as wide as the form


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    legend: str
    chosen: str
    choices: list[Choice]
    errors: list[str]

    @property
    def is_wide(self) -> bool:
        """Whether its choices read as sentences rather than as names."""
        return any(len(choice.label) > MOST_IN_HALF for choice in self.choices)

    @property
    def is_useful(self) -> bool:
        return bool(self.chosen or self.errors or len(self.choices) > 1)


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition in force, and the address without it."""

    legend: str
    label: str
    address: str


@register.simple_tag
def facets(wanted: ItemFilter) -> list[Facet]:
    groups = [_facet(wanted, name) for name in FACETS]
    return [facet for facet in groups if facet.is_useful]


@register.simple_tag(takes_context=True)
def chips(context, wanted: ItemFilter) -> list[Chip]:
    """Nothing while the form has an error: what is in force then is shown beside the error."""
    if not wanted.form.is_valid():
        return []
    found = []
    for name in ("words", "after", "before", *NAMES, *FACETS):
        value = wanted.form.cleaned_data.get(name)
        if value not in (None, ""):
            label = _label_of(wanted, name) if name in LABELLED else str(value)
            found.append(Chip(str(wanted.form.fields[name].label), label, address(context, **{name: None})))
    return found


@register.simple_tag(takes_context=True)
def address(context, **changes) -> str:
    """This address with some parameters changed; None takes one away. Leads to the first page unless `page` is given."""
    request = context["request"]
    parameters = request.GET.copy()
    for name in ("page", "format"):
        parameters.pop(name, None)
    for name, value in changes.items():
        parameters[name] = "" if value is None else str(value)
    for name in [name for name in parameters if not parameters[name]]:
        del parameters[name]
    return f"{request.path}?{parameters.urlencode()}" if parameters else request.path


@dataclass(frozen=True, slots=True)
class Followed:
    """A list that can be followed: its name, and the addresses of its feed."""

    title: str
    atom: str
    json: str


@register.simple_tag
def feed_of(wanted: ItemFilter) -> Followed | None:
    """None where nothing narrows the list down, for the feed of the whole site is named on every page."""
    chosen = {name: value for name, value in conditions(wanted.data).items() if value}
    chosen.pop("order", None)  # a feed has its own
    if not chosen or not wanted.form.is_valid():
        return None
    labels = [
        _label_of(wanted, name) if name in LABELLED else chosen[name]
        for name in wanted.form.fields
        if name in chosen
    ]
    addresses = [_feed_address(wanted, chosen, form.suffix) for form in (AtomWithTombstones, JsonFeed)]
    return Followed("｜".join([*labels, gettext("All items")]), *addresses)


def _feed_address(wanted: ItemFilter, chosen: dict, suffix: str) -> str:
    """An industry has a short one, but no page of its own that would name it."""
    if chosen.keys() == {"industry"} and wanted.total:
        return reverse(f"feed-of-industry{suffix}", args=[chosen["industry"]])
    return f"{reverse(f'feed{suffix}')}?{urlencode(chosen)}"


@register.filter
def names_chosen(wanted: ItemFilter) -> list[tuple[str, str]]:
    """Conditions that the form has no field for, and must not lose."""
    return [(name, chosen) for name in NAMES if (chosen := _chosen(wanted, name))]


@register.filter
def page_numbers(page):
    """1 … 4 5 6 … 20, with the paginator's ellipsis between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=PAGES_BESIDE, on_ends=1)


def _facet(wanted: ItemFilter, name: str) -> Facet:
    chosen = _chosen(wanted, name)
    choices = [_spoken(name, choice) for choice in wanted.counts.get(name, [])]
    if chosen and all(choice.value != chosen for choice in choices):
        choices.append(Choice(chosen, _label_of(wanted, name), 0))
    errors = [] if wanted.form.is_valid() else wanted.form.errors.get(name, [])
    return Facet(name, str(wanted.form.fields[name].label), chosen, choices, errors)


def _chosen(wanted: ItemFilter, name: str) -> str:
    """As the counts spell it: the form reads a year as the number 2026."""
    value = wanted.form.cleaned_data.get(name) if wanted.form.is_valid() else wanted.data.get(name)
    return "" if value is None else str(value)


def _spoken(name: str, choice: Choice) -> Choice:
    speak = SPOKEN.get(name)
    return Choice(choice.value, speak(choice.value), choice.count) if speak else choice


def _label_of(wanted: ItemFilter, name: str) -> str:
    chosen = _chosen(wanted, name)
    if not wanted.form.is_valid():
        return chosen
    if name in SPOKEN:
        return SPOKEN[name](chosen)
    if name in NAMES:
        return _name_at(wanted, name, chosen)
    known = {choice.value: choice.label for choice in wanted.counts.get(name, [])}
    return known.get(chosen) or _look_up(wanted, name, chosen)


def _name_at(wanted: ItemFilter, kind: str, slug: str) -> str:
    """The address as it was typed, where nothing mentions it that the reader may read."""
    entry = NameEntry.objects.filter(kind=kind).at(slug)
    is_mentioned = wanted.queryset.order_by().mentioning(entry.values("pk")).values("pk")
    return entry.filter(mentions__item__in=is_mentioned).values_list("name", flat=True).first() or slug


def _look_up(wanted: ItemFilter, name: str, chosen: str) -> str:
    """The name of a choice that nothing is left of: the only case that costs a query of its own."""
    value, label, _ = wanted.FACETS[name]
    found = wanted.queryset.order_by().annotate(facet_value=Cast(value, CharField()), facet_label=label)
    return found.filter(facet_value=chosen).values_list("facet_label", flat=True).first() or chosen
