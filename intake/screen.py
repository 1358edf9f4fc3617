"""Everything the screen *what was understood* shows of one intake, for one chosen place. Writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from django import forms

from bulletins.wording import period_label
from intake.bodies import Button, Row, buttons_of, rows_of
from intake.forms import CoverForm
from intake.mending_words import VERBS
from intake.models import Edit, Intake
from intake.originals import Original, original_of
from intake.points import Layout, Point, open_points, points_of
from intake.targets import Group, items_beside, sections_beside
from intake.tree import COVER, Node, Totals, totals_of, tree_of
from intake.verbs import DETAILS
from manuscript.document import Document, Kind, NewsItem, Precision
from manuscript.mending import At, MendingError, Rank
from manuscript.mending.places import children_of, is_bare, part_at
from regions.models import RegionPage


@dataclass
class Screen:
    """`at` is the chosen place or None; one that is gone counts as none. `bound` is a form of it that was refused."""

    intake: Intake
    at: At | None = None
    asked: int = 0
    bound: forms.Form | None = None
    regions: list[str] = field(default_factory=list)
    meant: int = 0  # the line that a notice speaks of

    def __post_init__(self) -> None:
        try:
            self.part = part_at(self.document, self.at) if self.at is not None else None
        except MendingError:
            self.at, self.part = None, None

    def load(self) -> None:
        """All that was kept, before a template asks for it. Raises NotPlainError where an earlier version kept it."""
        self.points, self.original, self.tree  # noqa: B018

    @property
    def document(self) -> Document:
        return self.intake.document

    @cached_property
    def layout(self) -> Layout:
        return Layout(self.intake.source, self.intake.reading, self.document)

    @cached_property
    def points(self) -> list[Point]:
        return points_of(self.intake.source, self.intake.reading, self.layout, self.intake.ticked)

    @property
    def open_points(self) -> list[Point]:
        return open_points(self.points)

    @property
    def own_points(self) -> list[Point]:
        """What is still to be looked at in the open item."""
        return [point for point in self.open_points if self.item_at is not None and point.at == self.item_at]

    @cached_property
    def tree(self) -> list[Node]:
        return tree_of(self.document, self.at, self.points)

    @property
    def totals(self) -> Totals:
        return totals_of(self.document)

    @property
    def period(self) -> str:
        """2021年第四季度; empty where the year is not known."""
        year = self.document.year
        kind = Kind(self.intake.bulletin.kind)
        return period_label(kind, year, self.document.period) if year else ""

    @property
    def chosen(self) -> str:
        """The place as its address says it."""
        if self.at is None:
            return ""
        return str(self.at) or COVER

    @property
    def is_cover_open(self) -> bool:
        return self.at == At()

    @cached_property
    def item_at(self) -> At | None:
        """The place of the open item, be it itself or one of its blocks that was chosen."""
        is_within = self.at is not None and self.at.rank in (Rank.ITEM, Rank.BLOCK)
        return self.at.of(Rank.ITEM) if is_within else None

    @property
    def item(self) -> NewsItem | None:
        return part_at(self.document, self.item_at) if self.item_at else None

    @property
    def rows(self) -> list[Row]:
        if self.item_at is None:
            return []
        rows = rows_of(self.item, self.item_at, self.at, self.intake.pictures)
        for row in rows:
            if self.bound is not None and row.at == self.at and row.form is not None:
                row.form = self.bound
        return rows

    @property
    def place(self) -> At | None:
        """Of whatever has a form of details: the cover, a chapter, a section, an item."""
        return self.item_at or self.at

    @property
    def buttons(self) -> list[Button]:
        at = self.place
        if at is None or at.rank is Rank.ISSUE:
            return [Button("note_as_item", str(VERBS["note_as_item"]))] if self.document.editors_note else []
        part, above = part_at(self.document, at), part_at(self.document, at.parent)
        if at.rank is Rank.SECTION and is_bare(part):
            return []
        return buttons_of(part, at, len(children_of(above, at.parent.rank)))

    @property
    def form(self) -> forms.Form | None:
        at = self.place
        if at is None:
            return None
        if self.bound is not None and at == self.at:
            return self.bound
        if at.rank is Rank.ISSUE:
            return CoverForm(initial=cover_of(self.document), auto_id="cover_%s")
        return details_form(DETAILS[at.rank], self.document, at, self.regions)

    @property
    def targets(self) -> list[Group]:
        """Where the chosen block, or the open item, may go."""
        if self.at is None or self.item_at is None:
            return []
        to = items_beside if self.at.rank is Rank.BLOCK else sections_beside
        return to(self.document, self.item_at)

    @cached_property
    def original(self) -> Original:
        return original_of(self.intake.source, self._span, self.asked, self.meant)

    @property
    def _span(self) -> tuple[int, int]:
        if self.at is None or self.at.rank is Rank.ISSUE:
            return 0, 0
        items = [at for at in self.layout.line_of if at.path[: len(self.at.path)] == self.at.path]
        return self.layout.span_of(self.item_at or (items[0] if items else At()))

    @cached_property
    def last_edit(self) -> Edit | None:
        return self.intake.edits.done().defer("content").first()

    @cached_property
    def next_edit(self) -> Edit | None:
        return self.intake.edits.undone().defer("content").first()


def details_form(
    form: type[forms.Form], document: Document, at: At, regions: list[str], data=None
) -> forms.Form:
    """The form of a chapter, a section or an item; with `data` as somebody filled it in."""
    above = part_at(document, at.parent)
    inherited = getattr(above, "region", "") if at.rank is Rank.ITEM else ""
    initial = details_of(part_at(document, at))
    return form(data, regions=regions, inherited=inherited, initial=initial, auto_id="details_%s")


def regions_known() -> list[str]:
    return list(RegionPage.objects.live().in_map_order().values_list("title", flat=True))


def details_of(part) -> dict:
    """What the form of a chapter, a section or an item begins with."""
    initial = {"title": part.title, "number": part.number, "region": getattr(part, "region", "")}
    if isinstance(part, NewsItem):
        event = part.event
        initial |= {
            "event_start": event.start.isoformat() if event else None,
            "event_end": event.end.isoformat() if event and _needs_end(event) else None,
            "event_precision": (event.precision if event else Precision.DAY).value,
            "bylines": "、".join(part.bylines),
            "source": part.source,
        }
    return initial


def _needs_end(event) -> bool:
    """A month that is one month needs no last day."""
    return len(set(event.iso)) > 1


def cover_of(document: Document) -> dict:
    date = document.cover_date
    return {
        "title": document.title,
        "issuer": document.issuer,
        "year": document.year,
        "period": document.period,
        "number": document.number,
        "total_number": document.total_number,
        "cover_start": date.start.isoformat() if date else None,
        "cover_precision": (date.precision if date else Precision.MONTH).value,
        "editors_note": document.editors_note,
    }
