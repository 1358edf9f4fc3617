from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bulletins.open_form import OpenForm

from .addresses import normalised
from .choices import offered

LONGEST_ADDRESS = 254  # RFC 5321, less the angle brackets


class _Choice(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class ChoicesForm(forms.Form):
    """What a reader is told of. At least one thing."""

    bulletins = _Choice(queryset=None, required=False, label=_("Bulletins, each issue whole"))
    regions = _Choice(queryset=None, required=False, label=_("Districts"))
    industries = _Choice(queryset=None, required=False, label=_("Industries"))

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        rows = offered()
        for letter, name in self.NAMES.items():
            self.fields[name].queryset = rows[letter]

    NAMES = {"b": "bulletins", "r": "regions", "i": "industries"}

    @property
    def choices(self) -> list:
        """Those of which there are any."""
        return [self[name] for name in self.NAMES.values() if self.fields[name].queryset]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(name) for name in self.NAMES.values()):
            raise ValidationError(_("Choose at least one bulletin, district or industry."))
        return cleaned

    @property
    def keys(self) -> list[str]:
        """b3, r5, i2: see choices.subscribe()."""
        return [f"{letter}{row.pk}" for letter, name in self.NAMES.items() for row in self.cleaned_data[name]]


class AskForm(OpenForm, ChoicesForm):
    address = forms.EmailField(
        label=_("Your mail address"),
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={
            "required": _("Enter the address that letters shall go to."),
            "invalid": _("This is no mail address."),
        },
    )
    field_order = ["address", "bulletins", "regions", "industries", "website", "opened"]

    def clean_address(self) -> str:
        try:
            return normalised(self.cleaned_data["address"])
        except ValueError:
            raise ValidationError(_("This is no mail address.")) from None
