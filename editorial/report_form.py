"""The form with which a reader tells of a mistake."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from audit.allowance import seconds_to_wait
from bulletins.open_form import OpenForm

from .models import ReaderReport

MOST_AN_HOUR = 5  # from one address; a cache of its own for every process lets through as many times that
HOUR = 3600


class ReportForm(OpenForm, forms.ModelForm):
    class Meta:
        model = ReaderReport
        fields = ["passage", "message", "contact"]
        widgets = {
            "passage": forms.Textarea({"rows": 2}),
            "message": forms.Textarea({"rows": 5}),
            "contact": forms.TextInput({"autocomplete": "email"}),
        }
        help_texts = {
            "passage": _("The words as they stand there, so that we find the place."),
            "contact": _("Only if you want an answer: a telephone number or a mail address."),
        }
        error_messages = {"message": {"required": _("Please say what is wrong.")}}

    field_order = ["passage", "message", "contact", "website", "opened"]

    @property
    def shown_fields(self) -> list:
        return [self[name] for name in self._meta.fields]


def may_send_another(address: str) -> bool:
    """Counts, too."""
    return not seconds_to_wait("editorial.reports", address, MOST_AN_HOUR, HOUR)
