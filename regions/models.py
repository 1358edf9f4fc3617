"""Where news comes from, and what trade it concerns."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page, PageManager, PagePermissionTester, PageQuerySet
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from manuscript.vocabulary import Name, Vocabulary

ALIAS_SEPARATOR = "|"
NEWEST_ITEMS = 20  # on a district's page; the list of all items has the rest


def split_aliases(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(ALIAS_SEPARATOR) if part.strip())


class RegionQuerySet(PageQuerySet):
    def in_map_order(self):
        return self.order_by("tile_row", "tile_column", "path")

    def as_names(self) -> tuple[Name, ...]:
        return tuple(Name(region.title, region.all_aliases) for region in self)


class RegionIndexPage(Page):
    """All districts on one tile map."""

    max_count = 1
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["regions.RegionPage"]
    promote_panels = []

    class Meta:
        verbose_name = _("list of districts")
        verbose_name_plural = _("lists of districts")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["regions"] = RegionPage.objects.child_of(self).live().in_map_order()
        return context


class RegionPermissionTester(PagePermissionTester):
    """What stands under a district is a contribution, public only in an issue. A district that news name stays."""

    def can_publish_subpage(self):
        return False

    def can_delete(self, ignore_bulk=False):
        return not self.page.news_items.exists() and super().can_delete(ignore_bulk=ignore_bulk)


class RegionPage(Page):
    """A district. Its title is the name by which bulletins head their sections: 昆山市, 工业园区."""

    short_name = models.CharField(
        _("short name"), max_length=20, help_text=_("For tiles and marks: two or three characters.")
    )
    full_name = models.CharField(_("full name"), max_length=60, blank=True)
    other_names = models.CharField(
        _("other names"),
        max_length=200,
        blank=True,
        help_text=_("Other names under which old issues head this district, separated by |"),
    )
    tile_row = models.PositiveSmallIntegerField(
        _("row on the map"), default=1, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    tile_column = models.PositiveSmallIntegerField(
        _("column on the map"), default=1, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    description = models.TextField(_("about this district"), blank=True)

    objects = PageManager.from_queryset(RegionQuerySet)()

    parent_page_types = ["regions.RegionIndexPage"]
    subpage_types = ["bulletins.NewsItemPage"]  # contributions that wait to be taken into an issue
    content_panels = [
        FieldPanel("title", heading=_("name")),
        MultiFieldPanel(
            [FieldPanel("short_name"), FieldPanel("full_name"), FieldPanel("other_names")], heading=_("Names")
        ),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("tile_row"), FieldPanel("tile_column")], heading=_("Place on the map")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("full_name"),
        index.SearchField("other_names"),
        index.SearchField("description"),
    ]

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")

    def permissions_for_user(self, user):
        return RegionPermissionTester(user, self)

    @property
    def all_aliases(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.short_name, self.full_name, *split_aliases(self.other_names))))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        released = self.news_items.released(request.user)
        context["items"] = released.newest_first().for_listing()[:NEWEST_ITEMS]
        context["quarters"] = released.by_quarter()
        return context


class IndustryQuerySet(models.QuerySet):
    def as_names(self) -> tuple[Name, ...]:
        return tuple(Name(industry.name, split_aliases(industry.other_names)) for industry in self)


@register_snippet
class Industry(index.Indexed, models.Model):
    name = models.CharField(_("name"), max_length=40, unique=True)
    slug = models.SlugField(_("short address"), unique=True, allow_unicode=True)
    other_names = models.CharField(
        _("other names"), max_length=200, blank=True, help_text=_("Separated by |")
    )

    objects = IndustryQuerySet.as_manager()

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("other_names")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("other_names"),
    ]

    class Meta:
        verbose_name = _("industry")
        verbose_name_plural = _("industries")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


def vocabulary() -> Vocabulary:
    """The districts and industries of this installation, as the parser takes them."""
    return Vocabulary(regions=RegionPage.objects.live().as_names(), industries=Industry.objects.as_names())
