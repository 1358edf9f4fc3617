from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Orderable

from bulletins.figures import IN_COMMON, figure_of
from bulletins.wording import period_label
from manuscript.document import Figure, FigureKind, Kind
from manuscript.figures import amount, growth
from manuscript.measures import decimal_text


class FigureKinds(models.TextChoices):
    LEVEL = FigureKind.LEVEL.value, _("level")
    INCREMENT = FigureKind.INCREMENT.value, _("increment")
    CUMULATIVE = FigureKind.CUMULATIVE.value, _("cumulative")
    SHARE = FigureKind.SHARE.value, _("share")
    RANK = FigureKind.RANK.value, _("rank")
    FORECAST = FigureKind.FORECAST.value, _("forecast")


class ItemFigureQuerySet(models.QuerySet):
    def confirmed(self):
        """Those that an editor answers for. The others never leave the admin."""
        return self.filter(confirmed=True)

    def released(self, viewer=None):
        """Of items that the viewer may read; without one, of those that everybody may."""
        items = self.model._meta.get_field("item").related_model.objects.released(viewer)
        return self.filter(item__in=items.values("pk"))

    def with_issue(self):
        """With what `when` and a series over time ask: item, issue and bulletin."""
        return self.select_related("item__issue", "item__bulletin", "item__region")


class ItemFigure(Orderable):
    """A figure of an item's text. Proposed by a machine or entered by hand; printed only when it is confirmed."""

    item = ParentalKey("bulletins.NewsItemPage", related_name="figures", on_delete=models.CASCADE)
    subject = models.CharField(_("of whom"), max_length=80, blank=True)
    metric = models.CharField(_("metric"), max_length=80)
    value = models.CharField(_("value"), max_length=30)  # text, because 3.0 is printed otherwise than 3
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    approximation = models.CharField(_("about"), max_length=10, blank=True)
    change = models.CharField(_("change in %"), max_length=30, blank=True)
    change_text = models.CharField(_("change as printed"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=FigureKinds, default=FigureKinds.LEVEL)
    period = models.CharField(_("time span"), max_length=40, blank=True)
    quote = models.CharField(_("words of the text"), max_length=600, blank=True)
    confirmed = models.BooleanField(_("confirmed"), default=False)

    objects = ItemFigureQuerySet.as_manager()

    # Laid out in templates/bulletins/panels/figure_row.html.
    panels = [
        *map(FieldPanel, ("confirmed", "metric", "value", "unit", "change", "period")),
        FieldPanel("quote", widget=AdminAutoHeightTextInput(attrs={"rows": 1})),
        *map(FieldPanel, ("subject", "kind", "approximation", "change_text")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self) -> str:
        return f"{self.subject}{self.metric} {self.amount}"

    @property
    def number(self) -> Decimal:
        return Decimal(self.value)

    @property
    def plain(self) -> Figure:
        return figure_of(vars(self))

    @classmethod
    def of(cls, figure: Figure, order: int) -> ItemFigure:
        fields = {name: getattr(figure, name) for name in IN_COMMON}
        return cls(**fields, kind=figure.kind.value, confirmed=figure.is_confirmed, sort_order=order)

    @property
    def amount(self) -> str:
        return amount(self.plain)

    @property
    def growth(self) -> str:
        return growth(self.plain)

    @property
    def when(self) -> str:
        """What it tells of: its own period as printed, else that of its issue. See `with_issue`."""
        issue, bulletin = self.item.issue, self.item.bulletin
        if self.period or not (issue and bulletin):
            return self.period
        return period_label(Kind(bulletin.kind), issue.year, issue.period)

    def clean(self):
        super().clean()
        errors = {}
        for name in ("value", "change"):
            typed = getattr(self, name)
            try:
                setattr(self, name, typed and decimal_text(typed))
            except ValueError:
                errors[name] = _("“%(text)s” is no number. Write digits: 2494, 21.9 or -4.") % {"text": typed}
        if errors:
            raise ValidationError(errors)
