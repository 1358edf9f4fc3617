from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminAutoHeightTextInput

from .actions.sign_off import Verdict
from .verdicts import Saying


class SignOffForm(forms.Form):
    """The opinion, and the button that was pressed."""

    opinion = forms.CharField(
        label=_("Opinion"),
        required=False,
        max_length=2000,
        widget=AdminAutoHeightTextInput(attrs={"rows": 3}),
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


def sayings_of(data: Mapping[str, str]) -> dict[int, Saying]:
    """What a review page posts of its items: `verdict-12` is pass or return, `note-12` the note. Others are passed over."""
    said = {}
    for name, value in data.items():
        row = name.removeprefix("verdict-")
        if row != name and row.isdigit() and value in {"pass", "return"}:
            said[int(row)] = Saying(value == "pass", data.get(f"note-{row}", "")[:1000])
    return said
