"""What was asked for, read strictly: a parameter that nobody knows is a slip, and better told than passed over."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .errors import invalid

USUALLY, MOST = 20, 100


class FieldsForm(forms.Form):
    """What every address takes."""

    fields_ = forms.CharField(
        required=False,
        max_length=500,
        label=gettext_lazy("Fields"),
        help_text=gettext_lazy("Only these fields of every row, separated by commas"),
    )

    def add_prefix(self, name):
        return name.removesuffix("_")  # `fields` is what a form calls its own


class PagingForm(FieldsForm):
    """And every list."""

    limit = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST,
        label=gettext_lazy("Rows"),
        help_text=gettext_lazy("How many rows at most, 20 unless told"),
    )
    cursor = forms.CharField(
        required=False,
        max_length=500,
        label=gettext_lazy("Cursor"),
        help_text=gettext_lazy("Where to go on, from “next” of the list before"),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    limit: int
    cursor: str
    fields: frozenset[str]  # none: all


def asked_of(request: HttpRequest, row: type, form=PagingForm, conditions: forms.Form | None = None) -> Asked:
    """Raises a Refusal that names every parameter at fault. `row`: the schema whose fields may be chosen."""
    paging = form(request.GET)
    known = {bound.html_name for each in (paging, conditions) if each is not None for bound in each}
    wrong = {name: [_("There is no such parameter.")] for name in request.GET.keys() - known}
    wrong |= {
        name: [_("Given more than once.")]
        for name, values in request.GET.lists()
        if name in known and len(values) > 1
    }
    for each in filter(None, (paging, conditions)):
        wrong |= {each.add_prefix(name): list(map(str, said)) for name, said in each.errors.items()}
    given = paging.cleaned_data.get("fields_", "")
    chosen = {name for name in map(str.strip, given.split(",")) if name}
    if unknown := chosen - row.model_fields.keys():
        wrong["fields"] = [
            _("Unknown: %(unknown)s. Known: %(known)s.")
            % {"unknown": ", ".join(sorted(unknown)), "known": ", ".join(row.model_fields)}
        ]
    if wrong:
        raise invalid(wrong)
    data = paging.cleaned_data
    return Asked(data.get("limit") or USUALLY, data.get("cursor") or "", frozenset(chosen))


def address_of_next(request: HttpRequest, cursor: str) -> str:
    parameters = {name: value for name, value in request.GET.items() if name != "cursor"}
    return request.build_absolute_uri(f"{request.path}?{urlencode({**parameters, 'cursor': cursor})}")
