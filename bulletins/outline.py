"""The chapters and sections that an issue begins with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from manuscript.document import Chapter, Section
from regions.models import Industry, RegionPage

from .wording import counted


def chapters_of_outline(outline) -> tuple[Chapter, ...]:
    """A bulletin's outline as empty chapters, numbered as printed: 第一章, 一."""
    regions = dict(RegionPage.objects.values_list("pk", "title"))
    industries = dict(Industry.objects.values_list("pk", "name"))

    def section(number: int, value) -> Section:
        return Section(
            title=value["title"],
            number=counted(number),
            region=regions.get(_key(value["region"]), ""),
            industry=industries.get(_key(value["industry"]), ""),
        )

    return tuple(
        Chapter(
            title=block.value["title"],
            number=f"第{counted(number)}章",
            sections=tuple(section(order, value) for order, value in enumerate(block.value["sections"], 1)),
        )
        for number, block in enumerate(outline, 1)
    )


def headings_only(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """The same chapters and sections without their items."""
    return tuple(
        replace(
            chapter,
            sections=tuple(replace(section, items=()) for section in chapter.sections if section.title),
        )
        for chapter in chapters
    )


def _key(choice: str | None) -> int | None:
    return int(choice) if choice else None
