"""The form with which a reader tells of a mistake, and what keeps machines from it without a riddle for people."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from audit.allowance import seconds_to_wait

from .models import ReaderReport

QUICKEST = 3  # seconds in which nobody has read the form and written a sentence
OPEN_FOR = dt.timedelta(days=1)
MOST_AN_HOUR = 5  # from one address; a cache of its own for every process lets through as many times that
HOUR = 3600
_SALT = "editorial.reader-report"


class ReportForm(forms.ModelForm):
    #: Hidden from people; a machine fills in whatever is called like this.
    website = forms.CharField(required=False, max_length=200, label=_("Leave this empty"))
    opened = forms.CharField(max_length=100, widget=forms.HiddenInput)

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

    def __init__(self, data=None, **options):
        if data is None:
            options["initial"] = {"opened": signing.dumps("opened", salt=_SALT)}
        super().__init__(data, use_required_attribute=False, **options)

    @property
    def shown_fields(self) -> list:
        return [self[name] for name in self._meta.fields]

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    def clean_opened(self) -> str:
        opened = self.cleaned_data["opened"]
        try:
            signing.loads(opened, salt=_SALT, max_age=OPEN_FOR)
        except signing.BadSignature:
            raise ValidationError(
                _("This form has been open for too long. Please send it once more.")
            ) from None
        if _was_opened_just_now(opened):
            raise ValidationError(_("That was very quick. Please wait a moment and send it once more."))
        return opened

    def begin_anew(self) -> None:
        """Gives the form that is shown again a new beginning where its own has run out."""
        if "opened" in self.errors and not _was_opened_just_now(self.data.get("opened", "")):
            self.data = self.data.copy()
            self.data["opened"] = signing.dumps("opened", salt=_SALT)


def _was_opened_just_now(opened: str) -> bool:
    try:
        signing.loads(opened, salt=_SALT, max_age=QUICKEST)
    except signing.BadSignature:
        return False
    return True


def may_send_another(address: str) -> bool:
    """Counts, too."""
    return not seconds_to_wait("editorial.reports", address, MOST_AN_HOUR, HOUR)
