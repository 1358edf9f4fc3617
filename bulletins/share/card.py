"""What stands on the picture of a page, and where the picture is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple, dataclass

from django.urls import reverse

from bulletins.models import IssuePage, NewsItemPage
from bulletins.wording import period_label
from manuscript.document import Kind

from .fonts import font_file

DRAWN_AS = 1  # counts up when the drawing changes, so that pictures are drawn anew


@dataclass(frozen=True, slots=True)
class Card:
    """Four texts, any of which may be empty."""

    bulletin: str
    issuer: str
    title: str
    period: str

    @property
    def digest(self) -> str:
        """The same for the same picture."""
        said = json.dumps([DRAWN_AS, font_file(), astuple(self)], ensure_ascii=False)
        return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()


def card_of(page: NewsItemPage | IssuePage) -> Card:
    """Asks nothing of the database if an item has its issue and bulletin with it, and an issue its bulletin."""
    issue = page if isinstance(page, IssuePage) else page.issue
    bulletin = page.bulletin
    period = period_label(Kind(bulletin.kind), issue.year, issue.period)
    is_named_by_period = page.title == period
    return Card(
        bulletin=bulletin.title,
        issuer=issue.issuer or bulletin.issuer,
        title=page.title,
        period="" if is_named_by_period else period,
    )


def address_of(page: NewsItemPage | IssuePage) -> str | None:
    """None where there is no font to draw with."""
    return reverse("share", args=[page.pk, card_of(page).digest]) if font_file() else None
