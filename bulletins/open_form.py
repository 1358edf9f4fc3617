"""Forms that anybody may send: what keeps machines from them without a riddle for people."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

QUICKEST = 3  # seconds in which nobody has read a form and filled it in
OPEN_FOR = dt.timedelta(days=1)
_SALT = "bulletins.open-form"


class OpenForm(forms.Form):
    #: Hidden from people; a machine fills in whatever is called like this.
    website = forms.CharField(required=False, max_length=200, label=_("Leave this empty"))
    opened = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def __init__(self, data=None, *, initial=None, **options):
        if data is None:
            initial = {**(initial or {}), "opened": signing.dumps("opened", salt=_SALT)}
        super().__init__(data, initial=initial, use_required_attribute=False, **options)

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
