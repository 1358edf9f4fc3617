"""A finding with the page that it is about, as the office's screens show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bulletins.canonical import digest_of
from bulletins.pinned import Spot
from bulletins.replacing import Replacement
from editorial.levels import FindingLevel
from editorial.models import Overruling
from manuscript.checks.findings import Field, Finding, Level

from .messages import sentence_for

_GRAVITY = {level: order for order, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Found:
    """`title` is that of the page; `spot` the place in its editor, where the finding is about a block of the text.

    `around`: some words before and after those that are cited. `overruling`: why it stays although it is an error.
    """

    finding: Finding
    page_id: int
    title: str
    spot: Spot | None = None
    around: tuple[str, str] = ("", "")
    overruling: Overruling | None = None

    @property
    def level(self) -> FindingLevel:
        return FindingLevel(self.finding.level.value)

    @property
    def code(self) -> str:
        return self.finding.code

    @property
    def text(self) -> str:
        """The words that are cited, as they are printed."""
        return self.finding.text

    @property
    def message(self) -> str:
        return sentence_for(self.finding)

    @property
    def cited_message(self) -> tuple[str, str, str]:
        """The sentence, with the cited words apart where it holds them: before, cited, after."""
        before, cited, after = self.message.partition(self.text) if self.text else (self.message, "", "")
        return before, cited, after

    @property
    def remedy(self) -> str | None:
        return self.finding.remedy

    @property
    def replacement(self) -> Replacement | None:
        """The remedy as a change of the page's content; none where it is for a person to make."""
        place = self.finding.place
        in_reach = place.field is Field.TITLE or self.spot is not None
        if self.remedy is None or self.overruling is not None or not in_reach:
            return None
        return Replacement(place.start, place.end, self.text, self.remedy, self.spot)

    @property
    def is_about_issue(self) -> bool:
        return self.finding.place.field in {Field.ISSUE, Field.HEADING}

    @property
    def is_error(self) -> bool:
        return self.finding.level is Level.ERROR

    @property
    def stops(self) -> bool:
        """Nothing is submitted, signed for the last time or released with it."""
        return self.is_error and self.overruling is None

    @property
    def fingerprint(self) -> str:
        """Of what is cited and why: it stays the same wherever in the issue the page comes to stand."""
        finding = self.finding
        facts = [[name, value] for name, value in sorted(finding.details)]
        return digest_of([finding.code, finding.place.field.value, finding.text, facts])

    @property
    def key(self) -> str:
        """Of this very place: a second one with the same words elsewhere in the page has another."""
        place = self.finding.place
        return digest_of([self.page_id, self.fingerprint, place.block, place.start, place.end])[:20]


def in_order(found: Iterable[Found], pages: Iterable[int]) -> list[Found]:
    """Page by page as they stand in the issue; of each page the gravest first, then as one reads."""
    order = {page: at for at, page in enumerate(pages)}

    def place(one: Found):
        at = one.finding.place
        return order.get(one.page_id, -1), _GRAVITY[one.finding.level], at.block, at.start

    return sorted(found, key=place)


def with_overrulings(found: Iterable[Found], issue_id: int) -> list[Found]:
    """One statement, and none where there is no error."""
    found = list(found)
    if not any(one.is_error for one in found):
        return found
    rows = Overruling.objects.filter(issue=issue_id).select_related("person")
    known = {(row.page_id, row.fingerprint): row for row in rows}
    return [
        replace(one, overruling=known.get((one.page_id, one.fingerprint))) if one.is_error else one
        for one in found
    ]
