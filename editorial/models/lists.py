"""用词表、名称表, and which checks are not to speak: what preflight goes by beside the text itself."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from editorial.levels import FindingLevel

SEPARATOR = "|"


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("｜", SEPARATOR).split(SEPARATOR) if part.strip())


class WordRule(models.Model):
    """A word that is not to be printed, or only with thought."""

    term = models.CharField(_("word"), max_length=60, unique=True)
    level = models.CharField(
        _("how grave"),
        max_length=7,
        choices=FindingLevel,
        default=FindingLevel.WARNING,
        help_text=_("An error stops the submission until somebody mends it or says why it stays."),
    )
    replacement = models.CharField(
        _("put instead"),
        max_length=60,
        blank=True,
        help_text=_("Offered for one click. Leave it empty where it takes thought."),
    )
    advice = models.CharField(
        _("advice"), max_length=200, blank=True, help_text=_("What the editor is told.")
    )

    #: What a file for import and export has, in this order; the first is what a row is known by.
    COLUMNS = ("term", "level", "replacement", "advice")

    panels = [
        FieldRowPanel([FieldPanel("term"), FieldPanel("level")]),
        FieldPanel("replacement"),
        FieldPanel("advice"),
    ]

    class Meta:
        verbose_name = _("word to watch")
        verbose_name_plural = _("words to watch")
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        super().clean()
        self.term, self.replacement = self.term.strip(), self.replacement.strip()
        if not self.term:
            raise ValidationError({"term": _("Enter a word.")})
        if self.replacement and self.term in self.replacement:
            raise ValidationError(
                {"replacement": _("It contains the word itself, which would be found again.")}
            )


class OfficialName(models.Model):
    """An organisation as it calls itself, and the spellings that are known to be wrong."""

    full = models.CharField(_("full name"), max_length=100, unique=True)
    short = models.CharField(
        _("short name"),
        max_length=60,
        blank=True,
        help_text=_("Allowed once the full name has been printed."),
    )
    wrong = models.CharField(_("wrong spellings"), max_length=300, blank=True, help_text=_("Separated by |"))

    COLUMNS = ("full", "short", "wrong")

    panels = [FieldPanel("full"), FieldPanel("short"), FieldPanel("wrong")]

    class Meta:
        verbose_name = _("official name")
        verbose_name_plural = _("official names")
        ordering = ["full"]

    def __str__(self) -> str:
        return self.full

    @property
    def wrong_spellings(self) -> tuple[str, ...]:
        return _split(self.wrong)

    def clean(self) -> None:
        super().clean()
        self.full, self.short = self.full.strip(), self.short.strip()
        self.wrong = SEPARATOR.join(self.wrong_spellings)
        if not self.full:
            raise ValidationError({"full": _("Enter a name.")})
        for spelling in self.wrong_spellings:
            if spelling in self.full or spelling == self.short:
                told = _("“%(spelling)s” stands within the right name, which would be found wrong.")
                raise ValidationError({"wrong": told % {"spelling": spelling}})


class SilentCheck(models.Model):
    """A check that does not suit this house. One that finds errors cannot be silenced, only overruled place by place."""

    code = models.CharField(_("check"), max_length=60, unique=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    panels = [FieldPanel("code"), FieldPanel("reason")]

    class Meta:
        verbose_name = _("check that keeps silent")
        verbose_name_plural = _("checks that keep silent")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code
