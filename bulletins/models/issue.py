from __future__ import annotations

import calendar
import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.search import index

from bulletins.body import load_bodies
from bulletins.contents import contents_of, drafts_of
from bulletins.forms import IssueForm
from bulletins.neighbours import issues_beside
from bulletins.querysets import IssueQuerySet
from bulletins.states import DistributionClass, IssueState, StaleStateError
from bulletins.wording import PRECISIONS, copy_label, period_label
from manuscript.document import Kind, Precision

from .bulletin import BulletinPage
from .membership import IssueMemberPage

PERIODS_A_YEAR = {Kind.QUARTERLY: 4, Kind.MONTHLY: 12, Kind.YEARBOOK: 0, Kind.BRIEFING: 999}
SLUG_LETTER = {Kind.QUARTERLY: "-q", Kind.MONTHLY: "-m", Kind.BRIEFING: "-no"}
_COPY = re.compile(r"-[1-9]\d?")


class IssuePage(IssueMemberPage):
    """One issue. Ordered by year and period, never by its place in the tree."""

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1900), MaxValueValidator(2200)]
    )
    period = models.PositiveSmallIntegerField(
        _("period"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("The quarter, the month, or the number within the year. A yearbook has none."),
    )
    number = models.PositiveIntegerField(_("number within the year"), null=True, blank=True)
    total_number = models.PositiveIntegerField(_("number since the first issue"), null=True, blank=True)
    issuer = models.CharField(
        _("issuer"), max_length=100, blank=True, help_text=_("Only where it differs from the bulletin's.")
    )
    cover_date = models.DateField(_("date on the cover"), null=True, blank=True)
    cover_precision = models.CharField(
        _("printed as"), max_length=5, choices=PRECISIONS, default=Precision.MONTH.value
    )
    cover_image = models.ForeignKey(
        "bulletins.PhotoFile",
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    editors_note = models.TextField(_("editor's note"), blank=True)
    distribution = models.CharField(
        _("who may read it"), max_length=10, choices=DistributionClass, default=DistributionClass.PUBLIC
    )
    state = models.CharField(
        _("state"), max_length=12, choices=IssueState, default=IssueState.DRAFTING, editable=False
    )

    LONG_TEXTS = ("editors_note",)

    objects = PageManager.from_queryset(IssueQuerySet)()

    base_form_class = IssueForm
    parent_page_types = ["bulletins.BulletinPage"]
    subpage_types = ["bulletins.ChapterPage"]
    content_panels = [
        FieldRowPanel(
            [FieldPanel("year"), FieldPanel("period"), FieldPanel("number"), FieldPanel("total_number")],
            heading=_("Period"),
        ),
        FieldPanel(
            "title",
            heading=_("title on the cover"),
            help_text=_("Left empty, it is the period: 2026年第三季度."),
        ),
        FieldPanel("editors_note"),
        MultiFieldPanel(
            [
                FieldPanel("issuer"),
                FieldRowPanel(
                    [FieldPanel("cover_date"), FieldPanel("cover_precision"), FieldPanel("distribution")]
                ),
                FieldPanel("cover_image"),
            ],
            heading=_("Cover and imprint"),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("editors_note"),
        index.FilterField("year"),
        index.FilterField("state"),
    ]

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        indexes = [models.Index(fields=["year", "period"], name="issue_by_period")]
        permissions = [("read_internal", "阅读内部刊期")]  # a row that an administrator reads, as groups are

    @property
    def issue_of_page(self) -> IssuePage:
        return self

    @cached_property
    def bulletin(self):
        return BulletinPage.objects.get(path=self._get_basepath(self.path, self.depth - 1))

    @property
    def kind(self) -> Kind:
        return Kind(self.bulletin.kind)

    @property
    def label(self) -> str:
        """2021年第四季度; of a second issue of that period, 2021年第四季度（第2份）"""
        return period_label(self.kind, self.year, self.period) + copy_label(self.copy_number)

    @property
    def copy_number(self) -> int:
        """Above 1 where an old issue was taken in beside one of the same period; its address says it and nothing else."""
        rest = self.slug.removeprefix(self.slug_for(self.kind, self.year, self.period))
        return int(rest[1:]) if _COPY.fullmatch(rest) else 1

    @property
    def full_title(self) -> str:
        """With the bulletin's name, unless the title on the cover says it already."""
        name = self.bulletin.title
        return self.title if name in self.title else f"{name} {self.title}"

    @property
    def last_day(self) -> dt.date:
        """The last day of what this issue reports. The yearbook of a year reports the year before it."""
        kind = self.kind
        if kind is Kind.YEARBOOK:
            return dt.date(self.year - 1, 12, 31)
        if self.period and kind is not Kind.BRIEFING:
            month = self.period * 3 if kind is Kind.QUARTERLY else self.period
            return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])
        return self.cover_date or dt.date(self.year, 12, 31)

    def clean(self):
        super().clean()
        if self.year is None or not self.path:
            return
        most = PERIODS_A_YEAR[self.kind]
        if most and not self.period:
            raise ValidationError({"period": _("Which quarter, month or number is it?")})
        if self.period and self.period > most:
            raise ValidationError(
                {"period": _("This bulletin has no period %(period)s.") % {"period": self.period}}
            )

    def complete(self) -> None:
        """Address and title come from the period, so that a correction of the title breaks no link."""
        if self.year and self.path:
            named_by_period = self.title in ("", self.label)
            self.slug = self.slug_in(self.kind, self.year, self.period)
            self.title = self.label if named_by_period else self.title
        super().complete()

    def slug_in(self, kind: Kind, year: int, period: int | None) -> str:
        """Its address if it were of that period. A second issue keeps its own as long as the first is there."""
        slug = self.slug_for(kind, year, period)
        is_second = _COPY.fullmatch(self.slug.removeprefix(slug)) is not None
        stays = is_second and (self.live or self.get_siblings(inclusive=False).filter(slug=slug).exists())
        return self.slug if stays else slug

    @staticmethod
    def slug_for(kind: Kind, year: int, period: int | None, copy: int = 1) -> str:
        return f"{year}{SLUG_LETTER.get(kind, '')}{period or ''}" + (f"-{copy}" if copy > 1 else "")

    @property
    def open_state(self) -> IssueState:
        """Where a return leads: back to drafting, or to the correction of what readers have already."""
        return IssueState.CORRECTING if self.releases.done().exists() else IssueState.DRAFTING

    @property
    def status_string(self):
        return self.get_state_display()

    def move_to(self, state: IssueState, expected: set[IssueState]) -> None:
        """Changes the state if it is still one of `expected`; raises StaleStateError if somebody was quicker."""
        if not type(self).objects.filter(pk=self.pk, state__in=expected).update(state=state):
            raise StaleStateError(self.title)
        self.state = state

    def with_content_json(self, content):
        """The state belongs to the issue, not to a revision: an old revision does not bring an old state back."""
        issue = super().with_content_json(content)
        issue.state = self.state
        return issue

    def get_workflow(self):
        return super(IssueMemberPage, self).get_workflow()

    @property
    def has_workflow(self):
        return super(IssueMemberPage, self).has_workflow

    READ_THROUGH = "read"  # the last part of the address under which the whole issue is one page

    def get_template(self, request, *args, view: str = "", **kwargs):
        return (
            "bulletins/issue_read_through.html" if view == self.READ_THROUGH else "bulletins/issue_page.html"
        )

    def get_context(self, request, *args, view: str = "", **kwargs):
        context = super().get_context(request, *args, **kwargs)
        items = self.items.released(request.user).in_order()
        items = (
            load_bodies(items.for_reading_through()) if view == self.READ_THROUGH else items.for_contents()
        )
        return {
            **context,
            "contents": contents_of(items),
            **issues_beside(self, request.user),
        }

    preview_modes = [("", _("Contents")), (READ_THROUGH, _("Read through"))]

    def get_preview_template(self, request, mode_name):
        return self.get_template(request, view=mode_name)

    def get_preview_context(self, request, mode_name):
        """As readers will see it: the newest draft of every item, in the order of the tree."""
        drafts = load_bodies(drafts_of(self))
        return {**Page.get_context(self, request), "contents": contents_of(drafts), "is_draft": True}
