from __future__ import annotations

from collections.abc import Iterable, Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.search import index

from bulletins.attachments import words_of_attachments
from bulletins.blocks import ItemBody
from bulletins.body import load_bodies, opening, plain_text
from bulletins.fields import BodyField
from bulletins.forms import ItemForm
from bulletins.neighbours import neighbours_of
from bulletins.panels import FiguresPanel
from bulletins.querysets import NewsItemQuerySet
from bulletins.wording import PRECISIONS, span_label
from manuscript.document import DateSpan, Precision
from regions.models import RegionPage

from .bulletin import BulletinPage
from .headings import ChapterPage, SectionPage
from .issue import IssuePage
from .membership import IssueMemberPage
from .names import NameEntry

OPENING = 160  # characters of its text that a list shows of an item


PLACE = ("bulletin", "issue", "chapter", "section")  # the columns that repeat the tree


def _of_tree(related_name: str, to: str) -> models.ForeignKey:
    """A column that repeats the tree, so that a list of items needs no walk up from each of them."""
    return models.ForeignKey(
        to,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name=related_name,
        verbose_name=_("part of"),
    )


class NewsItemPage(IssueMemberPage):
    """A piece of news: the unit that is written, found and quoted."""

    printed_number = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("As printed: 1, 一.")
    )
    title_in_contents = models.CharField(
        _("title in the contents"),
        max_length=255,
        blank=True,
        help_text=_("Only where an old issue's contents word it differently."),
    )
    region = models.ForeignKey(
        "regions.RegionPage",
        verbose_name=_("district"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="news_items",
    )
    industries = ParentalManyToManyField(
        "regions.Industry", verbose_name=_("industries"), blank=True, related_name="news_items"
    )
    event_start = models.DateField(_("date of the event"), null=True, blank=True)
    event_end = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Only where it took more than a day.")
    )
    event_precision = models.CharField(
        _("known"), max_length=5, choices=PRECISIONS, default=Precision.DAY.value
    )
    source = models.CharField(
        _("sent in by"), max_length=100, blank=True, help_text=_("The unit: 供稿, 来源.")
    )
    body = BodyField(ItemBody(), verbose_name=_("text"), blank=True)

    bulletin = _of_tree("items", "bulletins.BulletinPage")
    issue = _of_tree("items", "bulletins.IssuePage")
    chapter = _of_tree("items", "bulletins.ChapterPage")
    section = _of_tree("items", "bulletins.SectionPage")
    is_left_out = models.BooleanField(
        _("left out"),
        default=False,
        editable=False,
        help_text=_("It stays in the issue's tree and is not printed."),
    )
    text = models.TextField(_("text without pictures"), blank=True, editable=False)
    summary = models.CharField(_("opening"), max_length=OPENING, blank=True, editable=False)
    characters = models.PositiveIntegerField(_("characters"), default=0, editable=False)
    photo_count = models.PositiveSmallIntegerField(_("photos"), default=0, editable=False)
    lead_photo = models.ForeignKey(
        "bulletins.PhotoFile",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("first photo"),
    )
    sort_date = models.DateField(_("date"), null=True, editable=False)

    LONG_TEXTS = ("body", "text")  # which a list of titles leaves where they are

    objects = PageManager.from_queryset(NewsItemQuerySet)()

    base_form_class = ItemForm
    # Under its district it is a contribution that waits to be taken into an issue.
    parent_page_types = ["bulletins.ChapterPage", "bulletins.SectionPage", "regions.RegionPage"]
    subpage_types = []
    content_panels = [
        FieldPanel("title", heading=_("title")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("region", widget=forms.Select), FieldPanel("printed_number")]),
                FieldRowPanel(
                    [FieldPanel("event_start"), FieldPanel("event_end"), FieldPanel("event_precision")]
                ),
                FieldPanel("industries", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("Where, when and what"),
        ),
        FieldPanel("body"),
        FiguresPanel(
            "figures",
            heading=_("Figures"),
            label=_("figure"),
            help_text=_("Only confirmed figures are printed, as a small table below the text."),
        ),
        MultiFieldPanel(
            [
                InlinePanel("bylines", heading=_("Bylines"), label=_("contributor")),
                FieldPanel("source"),
                FieldPanel("title_in_contents"),
            ],
            heading=_("Who sent it in"),
        ),
    ]
    search_date_field = "sort_date"
    search_fields = [
        *Page.search_fields,
        index.SearchField("text"),
        index.SearchField("attachment_words"),
        index.FilterField("region"),
        index.FilterField("issue"),
        index.FilterField("sort_date"),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
        indexes = [
            models.Index(fields=["-sort_date", "-page_ptr"], name="item_newest_first"),
            models.Index(fields=["region", "-sort_date", "-page_ptr"], name="item_of_region"),
        ]

    @property
    def issue_of_page(self) -> IssuePage | None:
        return self.issue

    @property
    def status_string(self):
        """What lists of the admin call it: that it will not be printed comes before whether readers have it."""
        return _("left out") if self.is_left_out else super().status_string

    @property
    def event(self) -> DateSpan | None:
        if self.event_start is None:
            return None
        return DateSpan.between(
            self.event_start, self.event_end or self.event_start, Precision(self.event_precision)
        )

    @property
    def event_label(self) -> str:
        return span_label(self.event) if self.event else ""

    @cached_property
    def contributors(self):
        return [byline.contributor for byline in self.bylines.select_related("contributor")]

    @cached_property
    def printed_figures(self):
        """Those that readers are shown. A list of items fetches them beforehand (`with_printed_figures`)."""
        return list(self.figures.filter(confirmed=True))

    @property
    def attachment_words(self) -> str:
        """What its attachments say, as far as a machine has read them. One query, none without attachments."""
        return "\n".join(words_of_attachments([self]).get(self.pk, ()))

    def get_context(self, request, *args, **kwargs):
        load_bodies([self])
        names = list(NameEntry.objects.of_item(self)) if self.pk and self.live else []
        beside = neighbours_of(self, request.user, [entry.pk for entry in names])
        return {**super().get_context(request, *args, **kwargs), **beside, "names": names}

    def with_content_json(self, content):
        """Its place is where the tree has it today, not where it stood when the revision was written."""
        item = super().with_content_json(content)
        for part in PLACE:
            setattr(item, f"{part}_id", getattr(self, f"{part}_id"))
        item.is_left_out = self.is_left_out
        if "figures" not in content:  # a revision from before there were any
            item.figures = []
        return item

    def clean(self):
        super().clean()
        if self.event_end and (self.event_start is None or self.event_end < self.event_start):
            raise ValidationError({"event_end": _("An event cannot end before it starts.")})

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:  # Wagtail's own bookkeeping touches neither place nor text
            self.describe()
        super().save(*args, **kwargs)

    def describe(self, above: Iterable[Page] | None = None) -> None:
        """Recomputes the columns that repeat the tree and the body.

        `above`: the pages that it stands under, from the top, where the caller has them.
        """
        self._stand_under(self._pages_above() if above is None else above)
        self.text = plain_text(self.body)
        self.summary = opening(self.body, OPENING)
        self.characters = len("".join(self.text.split()))
        photos = [block.value["image"] for block in self.body if block.block_type == "photo"]
        self.photo_count = len(photos)
        self.lead_photo = next(filter(None, photos), None)
        self.sort_date = self.event_start or (self.issue.last_day if self.issue else None)

    def _pages_above(self) -> Iterator[Page]:
        """Five queries at most, none of which grows with the archive: a path names all ancestors."""
        steps = range(self.steplen, len(self.path), self.steplen)
        paths = [self.path[:step] for step in steps]
        for model in (BulletinPage, IssuePage, ChapterPage, SectionPage):
            yield from model.objects.filter(path__in=paths)[:1]
        if self.region_id is None:
            yield from RegionPage.objects.filter(path__in=paths)[:1]

    def _stand_under(self, above: Iterable[Page]) -> None:
        of_kind = {type(page): page for page in above}
        self.bulletin, self.issue = of_kind.get(BulletinPage), of_kind.get(IssuePage)
        self.chapter, self.section = of_kind.get(ChapterPage), of_kind.get(SectionPage)
        if self.region_id is None:
            waits_under = of_kind.get(RegionPage)
            self.region_id = self.section.region_id if self.section else waits_under and waits_under.pk

    def dates_from(self, span: DateSpan | None) -> None:
        self.event_start = span.start if span else None
        self.event_end = span.end if span and span.end != span.start else None
        self.event_precision = span.precision.value if span else Precision.DAY.value
