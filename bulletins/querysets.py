"""Questions about bulletins, in the words of those who ask them. `released()` is the one gate between draft and reader."""

from __future__ import annotations

from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce, ExtractQuarter, ExtractYear, Greatest

from wagtail.models import PageQuerySet

from manuscript.document import DateSpan

from .audience import classes_open_to
from .remembered import remembered
from .renditions import IN_LIST, ON_COVER, with_sizes
from .states import ReleaseKind


def with_printed_figures(items: list) -> list:
    """One query for all of them; `printed_figures` of an item asks no more."""
    if items:
        figures = type(items[0]).figures.rel.related_model.objects.confirmed()
        prefetch_related_objects(items, Prefetch("figures", figures, to_attr="printed_figures"))
    return items


def is_released_to(classes, item: str = "") -> Q:
    """The one gate of items: live, in an issue that was released to one of these classes.

    `item`: the way to the item from whatever is filtered, such as `item__`.
    """
    return Q(
        **{
            f"{item}live": True,
            f"{item}issue__live": True,
            f"{item}issue__distribution__in": sorted(classes),
        }
    )


class BulletinQuerySet(PageQuerySet):
    def open_to_readers(self, viewer=None):
        """Bulletins whose name and archive the viewer may see. An internal one is not even named to others."""
        return self.open_to(classes_open_to(viewer))

    def open_to(self, classes):
        return self.live().filter(distribution__in=sorted(classes))


class IssueQuerySet(PageQuerySet):
    def released(self, viewer=None):
        """What the viewer may read; without one, what everybody may."""
        return self.released_to(classes_open_to(viewer))

    def released_to(self, classes):
        """Only `editorial.actions.release_issue` makes an issue live, so live means released."""
        return self.filter(live=True, distribution__in=sorted(classes))

    def of_bulletin(self, bulletin):
        return self.child_of(bulletin)

    def named(self, name: str):
        """The one that a person names at the prompt, by its key or as in its address: quarterly/2026-q3. Else None."""
        if name.isascii() and name.isdigit():
            return self.filter(pk=int(name)).first() if len(name) < 10 else None
        bulletin, _slash, period = name.strip("/").rpartition("/")
        slug = bulletin.rpartition("/")[2]
        return next((issue for issue in self.filter(slug=period) if issue.bulletin.slug == slug), None)

    def newest_first(self):
        return self.order_by("-year", F("period").desc(nulls_first=True), "-pk")

    def with_covers(self):
        return self.select_related("cover_image").prefetch_related(with_sizes("cover_image", ON_COVER))

    def before(self, issue):
        earlier = Q(year__lt=issue.year)
        if issue.period:
            earlier |= Q(year=issue.year, period__lt=issue.period)
        return self.sibling_of(issue, inclusive=False).filter(earlier).newest_first()

    def after(self, issue):
        later = Q(year__gt=issue.year)
        if issue.period:
            later |= Q(year=issue.year, period__gt=issue.period)
        return self.sibling_of(issue, inclusive=False).filter(later).order_by("year", "period", "pk")


class NewsItemQuerySet(PageQuerySet):
    def released(self, viewer=None):
        """What the viewer may read; without one, what everybody may."""
        return self.released_to(classes_open_to(viewer))

    def released_to(self, classes):
        return self.filter(is_released_to(classes))

    def of_issue(self, issue):
        return self.filter(issue=issue)

    def of_bulletin(self, bulletin):
        return self.filter(bulletin=bulletin)

    def in_region(self, region):
        return self.filter(region=region)

    def in_industry(self, industry):
        return self.filter(industries=industry)

    def mentioning(self, entries):
        """`entries`: of the index of names, as a queryset or as keys."""
        mentions = self.model._meta.get_field("mentions").related_model.objects.filter(entry__in=entries)
        return self.filter(pk__in=mentions.values("item"))

    def within(self, span: DateSpan):
        """Items whose own date, or the period of their issue where they have none, touches the span."""
        return self.filter(sort_date__gte=span.start, sort_date__lte=span.end)

    def containing(self, words: str):
        """What the search index finds, in no order; `manuscript.segmentation` says what may be typed."""
        return self.search(words, order_by_relevance=False).get_queryset() if words else self.none()

    def newest_first(self):
        return self.order_by("-sort_date", "-pk")

    def with_changed_at(self):
        """With `changed_at`: when its text last changed for readers.

        A correction publishes the whole issue anew, so `last_published_at` of the items beside it says more than is so.
        """
        relation = self.model._meta.get_field
        corrections = (
            relation("own_corrections").related_model.objects.published().filter(page=OuterRef("pk"))
        )
        releases = relation("issue").related_model._meta.get_field("releases").related_model.objects.done()
        restored = releases.filter(issue=OuterRef("issue"), kind=ReleaseKind.RESTORED).order_by("-number")
        first = F("first_published_at")
        newest = corrections.order_by("-release__released_at").values("release__released_at")[:1]
        return self.annotate(
            changed_at=Greatest(
                first,
                Coalesce(Subquery(newest), first),
                Coalesce(Subquery(restored.values("released_at")[:1]), first),
            )
        )

    def by_quarter(self) -> list[dict]:
        """`year`, `quarter` and `count` of these items, oldest first."""
        quarters = self.order_by().values(year=ExtractYear("sort_date"), quarter=ExtractQuarter("sort_date"))
        counted = quarters.annotate(count=Count("pk")).order_by("year", "quarter")
        return remembered(str(counted.query), lambda: list(counted))

    def in_order(self):
        """As printed: chapter by chapter."""
        return self.order_by("path")

    def for_contents(self):
        """With the headings that they stand under, and no body: one query for a whole table of contents."""
        return self.select_related("region", "chapter", "section").defer(
            "body", "text", "region__description"
        )

    def with_whole_text(self):
        return self.select_related("region", "chapter", "section").prefetch_related(
            "bylines__contributor", "industries"
        )

    def for_reading_through(self):
        """With headings and bylines: what the page shows that has the whole issue on it."""
        bylines = self.model.bylines.rel.related_model.objects.select_related("contributor")
        return (
            self.select_related("chapter", "section")
            .prefetch_related(Prefetch("bylines", bylines))
            .defer("text")
        )

    def for_table(self):
        """With what a row of a spreadsheet holds: no picture and no text."""
        return self.select_related("region", "issue").defer(
            "body", "text", "issue__editors_note", "region__description"
        )

    def for_listing(self):
        """With what one line of a list shows: its district, its issue, and no body."""
        return self.for_excerpts().defer("body", "text", "issue__editors_note", "region__description")

    def for_feed(self):
        """With district, first photo, bylines and the plain text."""
        bylines = self.model.bylines.rel.related_model.objects.select_related("contributor")
        return (
            self.select_related("region", "lead_photo")
            .prefetch_related(with_sizes("lead_photo", IN_LIST), Prefetch("bylines", bylines))
            .defer("body", "region__description")
        )

    def for_api(self, *, whole: bool = False):
        """With everything that a row of the API names; `whole`: and the text."""
        bylines = self.model.bylines.rel.related_model.objects.select_related("contributor")
        rows = (
            self.select_related("region", "issue", "bulletin", "chapter", "section")
            .prefetch_related(Prefetch("bylines", bylines), "industries")
            .with_changed_at()
            .defer("issue__editors_note", "bulletin__outline", "region__description")
        )
        return rows if whole else rows.defer("body", "text")

    def for_excerpts(self):
        """The same with the text, of which a line shows the part that was looked for."""
        return (
            self.select_related("region", "issue", "section", "lead_photo")
            .prefetch_related(with_sizes("lead_photo", IN_LIST))
            .defer("body", "issue__editors_note", "region__description")
        )
