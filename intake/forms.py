"""What is asked for on the way from a file to a draft."""

from __future__ import annotations

import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bulletins.wording import PRECISIONS
from intake.fitness import YEARS
from manuscript.document import DateSpan, Precision
from manuscript.readers import READERS

_TITLE, _NUMBER, _SOURCE, _NOTE = 255, 20, 100, 20_000


class FileInput(forms.ClearableFileInput):
    """The browser offers what can be read; what else is chosen gets a sentence."""

    def get_context(self, name, value, attrs):
        accept = ",".join(sorted(READERS))
        return super().get_context(name, value, {**(attrs or {}), "accept": accept})


class ChooseForm(forms.Form):
    file = forms.FileField(label=_("File"), max_length=None, widget=FileInput, allow_empty_file=True)
    bulletin = forms.ModelChoiceField(None, label=_("Bulletin"), empty_label=None)
    year = forms.IntegerField(
        label=_("Year"), required=False, min_value=YEARS.start, max_value=YEARS.stop - 1
    )
    period = forms.IntegerField(
        label=_("Quarter, month or number"), required=False, min_value=1, max_value=999
    )

    def __init__(self, *args, bulletins, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["bulletin"]
        field.queryset = bulletins
        if len(bulletins) > 1:
            field.empty_label = _("Choose a bulletin")

    @property
    def most(self) -> int:
        """MiB that a file may have."""
        return settings.INTAKE_MAX_BYTES // 1024**2

    @property
    def suffixes(self) -> list[str]:
        return sorted(READERS)


class NothingForm(forms.Form):
    """For verbs that ask for nothing."""


class HeadingForm(forms.Form):
    number = forms.CharField(label=_("Number"), required=False, max_length=_NUMBER)
    title = forms.CharField(label=_("Title"), max_length=_TITLE, widget=forms.Textarea(attrs={"rows": 1}))

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())


def region_field() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("District"), required=False)


class RegionMixin:
    def __init__(self, *args, regions=(), inherited="", **kwargs):
        """`inherited`: the district that the section says for its items."""
        super().__init__(*args, **kwargs)
        field = self.fields.get("region")
        if field is not None:
            # A name that this installation does not know is kept until somebody chooses another.
            nothing = _("as its section: %(name)s") % {"name": inherited} if inherited else _("none")
            own = (self.initial.get("region") or "",)
            field.choices = [
                ("", nothing),
                *((name, name) for name in dict.fromkeys((*regions, *filter(None, own)))),
            ]


class ChapterForm(RegionMixin, HeadingForm):
    pass


class SectionForm(RegionMixin, HeadingForm):
    region = region_field()


class ItemForm(RegionMixin, HeadingForm):
    region = region_field()
    event_start = forms.DateField(
        label=_("Date"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    event_end = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    event_precision = forms.ChoiceField(label=_("Known"), choices=PRECISIONS, required=False)
    bylines = forms.CharField(label=_("Byline"), required=False, max_length=400)
    source = forms.CharField(label=_("Sent in by"), required=False, max_length=_SOURCE)

    def clean_bylines(self) -> tuple[str, ...]:
        names = names_in(self.cleaned_data["bylines"])
        if any(len(name) > 40 for name in names):
            raise ValidationError(_("Put 、 between two names."))
        return names

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("event_start"), cleaned.get("event_end")
        if end and (start is None or end < start):
            self.add_error("event_end", _("An event cannot end before it starts."))
        return cleaned

    @property
    def event(self) -> DateSpan | None:
        start = self.cleaned_data["event_start"]
        if start is None:
            return None
        precision = Precision(self.cleaned_data["event_precision"] or Precision.DAY)
        return DateSpan.between(start, self.cleaned_data["event_end"] or start, precision)


class CoverForm(forms.Form):
    title = forms.CharField(label=_("Title on the cover"), required=False, max_length=_TITLE)
    issuer = forms.CharField(label=_("Issuer"), required=False, max_length=_SOURCE)
    year = forms.IntegerField(
        label=_("Year"), required=False, min_value=YEARS.start, max_value=YEARS.stop - 1
    )
    period = forms.IntegerField(
        label=_("Quarter, month or number"), required=False, min_value=1, max_value=999
    )
    number = forms.IntegerField(
        label=_("Number within the year"), required=False, min_value=1, max_value=99_999
    )
    total_number = forms.IntegerField(
        label=_("Number since the first issue"), required=False, min_value=1, max_value=999_999
    )
    cover_start = forms.DateField(
        label=_("Date on the cover"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    cover_precision = forms.ChoiceField(label=_("Printed as"), choices=PRECISIONS, required=False)
    editors_note = forms.CharField(
        label=_("Editor's note"), required=False, max_length=_NOTE, widget=forms.Textarea(attrs={"rows": 4})
    )

    @property
    def cover(self) -> dict:
        """The fields as a document has them."""
        fields = dict(self.cleaned_data)
        start, precision = fields.pop("cover_start"), fields.pop("cover_precision") or Precision.MONTH
        fields["cover_date"] = DateSpan.between(start, start, Precision(precision)) if start else None
        fields["editors_note"] = fields["editors_note"].replace("\r\n", "\n").strip()
        return fields


class PhotoForm(forms.Form):
    caption = forms.CharField(
        label=_("Caption"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    credit = forms.CharField(label=_("Photographer or unit"), required=False, max_length=60)


class CutForm(forms.Form):
    offset = forms.IntegerField(required=False, min_value=0, max_value=1_000_000)
    title = forms.CharField(required=False, max_length=_TITLE)


class MoveForm(forms.Form):
    to = forms.CharField(max_length=40)


def names_in(text: str) -> tuple[str, ...]:
    """王帆、李明 or 王帆 李明; a blank within a name of Latin letters belongs to it."""
    parts = re.split(r"[、，,；;/\n\u3000]+", text)
    names = [name for part in parts for name in (part.split() if part.isascii() is False else [part.strip()])]
    return tuple(dict.fromkeys(filter(None, names)))
