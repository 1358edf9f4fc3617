from __future__ import annotations

from django import forms
from django.db import models
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.panels import FieldPanel, FieldRowPanel

from .issue import IssuePage
from .membership import IssueMemberPage


class Heading(IssueMemberPage):
    """Abstract: what a chapter and a section share."""

    printed_number = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("As printed: 第一章, 一.")
    )

    class Meta:
        abstract = True

    @property
    def heading(self) -> str:
        return f"{self.printed_number} {self.title}".strip()

    @property
    def issue_of_page(self) -> IssuePage | None:
        """None for a heading that is still being written: it has no place in the tree yet."""
        return self._issue if self.path else None

    @cached_property
    def _issue(self) -> IssuePage:
        return IssuePage.objects.ancestor_of(self).get()

    def serve(self, request, *args, answer=None, **kwargs):
        """Has no page of its own: leads to its place in the issue."""
        if answer:
            return answer(request)
        return redirect(f"{self.issue_of_page.get_url(request)}#{self.anchor}")

    @property
    def anchor(self) -> str:
        return f"p{self.pk}"


class ChapterPage(Heading):
    parent_page_types = ["bulletins.IssuePage"]
    subpage_types = ["bulletins.SectionPage", "bulletins.NewsItemPage"]
    content_panels = [
        FieldRowPanel(
            [FieldPanel("printed_number"), FieldPanel("title", heading=_("title"))], heading=_("Chapter")
        )
    ]

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")


class SectionPage(Heading):
    """Carries the district or the industry of its items."""

    region = models.ForeignKey(
        "regions.RegionPage",
        verbose_name=_("district"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    industry = models.ForeignKey(
        "regions.Industry",
        verbose_name=_("industry"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    parent_page_types = ["bulletins.ChapterPage"]
    subpage_types = ["bulletins.NewsItemPage"]
    content_panels = [
        FieldRowPanel(
            [FieldPanel("printed_number"), FieldPanel("title", heading=_("title"))],
            heading=pgettext_lazy("part of a chapter", "Section"),
        ),
        FieldRowPanel(
            [FieldPanel("region", widget=forms.Select), FieldPanel("industry", widget=forms.Select)],
            heading=_("Its items concern"),
        ),
    ]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
