from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from editions.formats import FORMATS
from editions.labels import LABELS
from editions.volume import Cover, Style


class Covers(models.TextChoices):
    BAND = Cover.BAND.value, _("a band in the colour")
    PLAIN = Cover.PLAIN.value, _("white, with rules in the colour")
    PICTURE = Cover.PICTURE.value, _("the cover picture")


def format_choices() -> list[tuple[str, object]]:
    return [(one.name, LABELS[one.name]) for one in FORMATS]


class StyleForm(WagtailAdminModelForm):
    """Asks for the formats that are made; kept are the others, so that a new format comes by itself."""

    made = forms.MultipleChoiceField(
        label=_("formats"), choices=format_choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        left_out = self.instance.left_out
        self.initial["made"] = [name for name, _label in format_choices() if name not in left_out]

    def save(self, commit=True):
        made = self.cleaned_data["made"]
        self.instance.left_out = [name for name, _label in format_choices() if name not in made]
        return super().save(commit)


class BulletinStyle(models.Model):
    """How the files of a bulletin look, and which are made. Without a row: the house's own look, and all formats."""

    bulletin = models.OneToOneField(
        "bulletins.BulletinPage",
        verbose_name=_("bulletin"),
        related_name="style",
        on_delete=models.CASCADE,
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default=Style().colour,
        validators=[RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", _("A colour has the form #8f1d21."))],
    )
    cover = models.CharField(_("cover"), max_length=8, choices=Covers, default=Covers.BAND)
    picture = models.ForeignKey(
        "bulletins.PhotoFile",
        verbose_name=_("cover picture"),
        help_text=_("Of issues that have none of their own."),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    columns = models.PositiveSmallIntegerField(
        _("columns of a yearbook"), choices=[(1, _("one")), (2, _("two"))], default=1
    )
    left_out = models.JSONField(_("formats that are not made"), default=list, blank=True)

    panels = [
        FieldPanel("bulletin"),
        FieldRowPanel(
            [FieldPanel("colour", widget=forms.TextInput(attrs={"type": "color"})), FieldPanel("columns")]
        ),
        FieldPanel("cover"),
        FieldPanel("picture"),
        FieldPanel("made"),
    ]

    base_form_class = StyleForm

    class Meta:
        verbose_name = _("look of a bulletin's files")
        verbose_name_plural = _("looks of the files")

    def __str__(self) -> str:
        return str(self.bulletin)
