"""What was put right after a release, as readers are told."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .models import BulletinPage, Correction, NewsItemPage


class CorrectionFilter(forms.Form):
    """Of which bulletin. The bulletins to choose from are those that the viewer may know of."""

    bulletin = forms.ChoiceField(label=_("Bulletin"), required=False)

    def __init__(self, data, viewer=None):
        super().__init__(data)
        self.viewer = viewer
        self.bulletins = {
            bulletin.slug: bulletin
            for bulletin in BulletinPage.objects.open_to_readers(viewer).order_by("path")
        }
        names = [(slug, bulletin.title) for slug, bulletin in self.bulletins.items()]
        self.fields["bulletin"].choices = [("", _("All bulletins")), *names]

    @cached_property
    def chosen(self) -> BulletinPage | None:
        return self.bulletins.get(self.cleaned_data["bulletin"]) if self.is_valid() else None

    @property
    def found(self):
        corrections = Correction.objects.readable(self.viewer).for_listing(self.viewer)
        if self.chosen is not None:
            corrections = corrections.filter(issue__path__startswith=self.chosen.path)
        return corrections


def notes_on(item: NewsItemPage, viewer=None) -> list[Correction]:
    """The corrections that are in the text that readers have, newest first, in one statement."""
    if not item.pk:
        return []
    notes = Correction.objects.readable(viewer).filter(page=item.pk).in_force()
    return list(notes.with_superseded(viewer).select_related("release").newest_first())


def with_bulletins(corrections: Iterable[Correction]) -> list[Correction]:
    """Gives the issues their bulletins, all at once."""
    corrections = list(corrections)
    above = {correction: correction.issue.path[: -correction.issue.steplen] for correction in corrections}
    bulletins = {bulletin.path: bulletin for bulletin in BulletinPage.objects.filter(path__in=above.values())}
    for correction, path in above.items():
        correction.issue.bulletin = bulletins[path]
    return corrections
