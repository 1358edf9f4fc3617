from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail.snippets.models import register_snippet


@register_snippet
class Contributor(index.Indexed, models.Model):
    """A correspondent or author. What is printed under an item is a byline."""

    name = models.CharField(_("name"), max_length=40)
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    region = models.ForeignKey(
        "regions.RegionPage",
        verbose_name=_("district"),
        related_name="contributors",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
    )

    panels = [FieldPanel("name"), FieldPanel("unit"), FieldPanel("region")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("unit")]

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return f"{self.name}（{self.unit}）" if self.unit else self.name


class Byline(Orderable):
    item = ParentalKey("bulletins.NewsItemPage", related_name="bylines", on_delete=models.CASCADE)
    contributor = models.ForeignKey(
        Contributor, verbose_name=_("contributor"), related_name="bylines", on_delete=models.PROTECT
    )

    panels = [FieldPanel("contributor")]

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")

    def __str__(self) -> str:
        return self.contributor.name
