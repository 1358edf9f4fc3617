from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminAutoHeightTextInput

from .actions.sign_off import Verdict


class SignOffForm(forms.Form):
    """The opinion, and the button that was pressed."""

    opinion = forms.CharField(
        label=_("Opinion"),
        required=False,
        max_length=2000,
        widget=AdminAutoHeightTextInput(attrs={"rows": 3}),
        help_text=_("Required when you return the issue: the editors start from it."),
    )
    verdict = forms.TypedChoiceField(
        choices=[(verdict.value, verdict.name) for verdict in Verdict], coerce=Verdict
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("verdict") is Verdict.RETURN and not cleaned.get("opinion", "").strip():
            self.add_error("opinion", _("Say why you return it: the editors start from your reason."))
        return cleaned
