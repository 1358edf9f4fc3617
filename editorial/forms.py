from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminAutoHeightTextInput

from .actions.sign_off import Verdict
from .models import ReviewRound, StageReviewTask
from .rounds import stages_needed
from .stages import Stage
from .verdicts import PASS, RETURN, Saying


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person) -> str:
        return person.get_full_name() or person.get_username()


class SignOffForm(forms.Form):
    """The opinion, and the button that was pressed."""

    opinion = forms.CharField(
        label=_("Opinion"),
        required=False,
        max_length=2000,
        widget=AdminAutoHeightTextInput(attrs={"rows": 2}),
        help_text=_("Required when you return the issue: the editors start from it."),
    )
    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)
    verdict = forms.TypedChoiceField(
        choices=[(verdict.value, verdict.name) for verdict in Verdict], coerce=Verdict
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("verdict") is Verdict.RETURN and not cleaned.get("opinion", "").strip():
            self.add_error("opinion", _("Say why you return it: the editors start from your reason."))
        return cleaned


class Typed(NamedTuple):
    """What stands in the fields of one item; a note may stand there before its verdict."""

    choice: str
    note: str


class WaiverForm(forms.Form):
    """For a stage of this round that is still to be signed."""

    stage = forms.TypedChoiceField(label=_("Stage"), coerce=Stage)
    person = PersonField(label=_("Who may sign"), queryset=get_user_model().objects.none())
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=AdminAutoHeightTextInput(attrs={"rows": 2}),
        help_text=_("It is printed on the review sheet, with the names of both administrators."),
    )

    def __init__(self, round_: ReviewRound, *args, **kwargs):
        super().__init__(*args, **kwargs)
        signed = {decision.stage for decision in round_.decisions.all() if decision.is_pass}
        self.fields["stage"].choices = [
            (stage.value, stage.label) for stage in stages_needed(round_) if stage not in signed
        ]
        # Whoever has no place in the office cannot be named: a waiver lifts the rule of three, not the door.
        people = get_user_model().objects.filter(is_active=True)
        reviewers = people.filter(groups__in=StageReviewTask.objects.filter(active=True).values("groups"))
        self.fields["person"].queryset = people.filter(pk__in=reviewers.values("pk")).order_by("username")


def typed_in(data: Mapping[str, str]) -> dict[int, Typed]:
    """What a review page posts of its items: `verdict-12` is pass or return, `note-12` the note. Others are passed over."""
    names = [name.rpartition("-") for name in data if name.startswith(("verdict-", "note-"))]
    rows = {int(row) for _kind, _dash, row in names if row.isascii() and row.isdigit()}
    typed = {}
    for row in rows:
        choice = data.get(f"verdict-{row}", "")
        note = data.get(f"note-{row}", "").strip()[:1000]
        typed[row] = Typed(choice if choice in {PASS, RETURN} else "", note)
    return {row: one for row, one in typed.items() if any(one)}


def sayings_of(typed: Mapping[int, Typed]) -> dict[int, Saying]:
    return {row: Saying(one.choice == PASS, one.note) for row, one in typed.items() if one.choice}
