from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _


class PostedForm(forms.Form):
    """Of one part. `shown` is the digest of what the person has on the screen."""

    shown = forms.CharField(max_length=64, widget=forms.HiddenInput)
    address = forms.URLField(
        label=_("Address of the article (may be left empty)"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[
            RegexValidator(
                r"\Ahttps?://mp\.weixin\.qq\.com/",
                _("The address of an article begins with https://mp.weixin.qq.com/"),
            )
        ],
    )
