from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.admin.forms import WagtailAdminPageForm

from manuscript.document import Kind
from manuscript.figures import flaws
from regions.models import RegionPage

from .body import plain_text
from .figures import SENTENCES, figure_of
from .states import DistributionClass

WIDEST_FIRST = list(DistributionClass)


class IssueForm(WagtailAdminPageForm):
    """Asks for the period, not for a title: the title follows from it unless somebody gives one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        if self.instance.pk is None:
            self.initial["distribution"] = self.parent_page.specific.distribution

    def clean_distribution(self):
        """No issue names a bulletin to those to whom the bulletin itself is not named."""
        bulletin, distribution = self.parent_page.specific, self.cleaned_data["distribution"]
        if WIDEST_FIRST.index(distribution) < WIDEST_FIRST.index(bulletin.distribution):
            raise ValidationError(
                _("This bulletin is for a narrower circle: %(class)s.")
                % {"class": bulletin.get_distribution_display()}
            )
        return distribution

    def clean(self):
        cleaned = super().clean()
        year, period = cleaned.get("year"), cleaned.get("period")
        if year is None:
            return cleaned
        kind = Kind(self.parent_page.specific.kind)
        slug = self.instance.slug_in(kind, year, period)
        if self.parent_page.get_children().exclude(pk=self.instance.pk).filter(slug=slug).exists():
            self.add_error(
                "period" if period else "year", _("This bulletin already has an issue of that period.")
            )
        return cleaned


def may_confirm(parent) -> bool:
    """An editor confirms, once the item stands in an issue: not the correspondent whose contribution still waits."""
    return parent is None or parent.specific_class is not RegionPage


class ItemForm(WagtailAdminPageForm):
    """No figure is confirmed whose words are not in the text, or whose number is not in these words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not may_confirm(self.parent_page):
            for row in self._figures():
                row.fields["confirmed"].disabled = True

    def is_valid(self):
        valid = super().is_valid()
        return self._has_no_flaw() if valid else False

    def _figures(self):
        return self.formsets["figures"].forms if "figures" in self.formsets else []

    def _has_no_flaw(self) -> bool:
        text = plain_text(self.cleaned_data["body"])
        for row in self._figures():
            told = row.cleaned_data
            if not told.get("confirmed") or told.get("DELETE"):
                continue
            for flaw in flaws(figure_of(told), text):
                field, sentence = SENTENCES[flaw]
                row.add_error(field, sentence)
        return not any(row.errors for row in self._figures())
