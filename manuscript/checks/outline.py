"""Chapters, sections and items as an outline: nothing empty, numbers without gaps, no two items under one name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Level, Place
from manuscript.checks.galley import Galley, Hit
from manuscript.document import Chapter, NewsItem
from manuscript.headings import read_heading
from manuscript.lines import squeeze

_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,3}\.?")


def chapter_empty(galley: Galley) -> Iterator[Hit]:
    for chapter, start in _chapters(galley):
        if not any(section.items for section in chapter.sections):
            yield _heading(galley, chapter.title or chapter.number, start)


def section_empty(galley: Galley) -> Iterator[Hit]:
    for chapter, start in _chapters(galley):
        first = start
        if not any(section.items for section in chapter.sections):
            continue  # the chapter is told
        for section in chapter.sections:
            if section.title and not section.items:
                yield _heading(galley, section.title, first)
            first += len(section.items)


def item_empty(galley: Galley) -> Iterator[Hit]:
    for entry in galley.entries:
        if not entry.item.blocks or not (entry.text.strip() or _shows_something(entry.item)):
            yield entry.title.whole()


def _shows_something(item: NewsItem) -> bool:
    return any(getattr(block, name, "") for block in item.blocks for name in ("file", "rows", "text"))


def numbering_gap(galley: Galley) -> Iterator[Hit]:
    for title, place, number, before in _jumps(galley):
        if number > before + 1:
            yield Hit(title, place, (("number", str(number)), ("before", str(before))))


def numbering_repeated(galley: Galley) -> Iterator[Hit]:
    for title, place, number, before in _jumps(galley):
        if number == before:
            yield Hit(title, place, (("number", str(number)),))


def _jumps(galley: Galley) -> Iterator[tuple[str, Place, int, int]]:
    """Title, place, number and the number before, for what follows its elder sibling in a counted run."""
    reached: Counter[str] = Counter()  # numbers may run on through the chapters, each rank by itself
    for rank, siblings in _families(galley):
        first = next((ordinal for _, number, _ in siblings if (ordinal := ordinal_of(number))), 0)
        alone = rank == "chapter" and len(siblings) == 1  # of a volume that was taken in by chapters
        before = first - 1 if first > 1 and (first == reached[rank] + 1 or alone) else 0
        reached[rank] = max([reached[rank], *(ordinal_of(number) for _, number, _ in siblings)])
        for title, number, place in siblings:
            ordinal = ordinal_of(number)
            # A run that starts anew at 1 counts the items of the next section.
            if (
                ordinal and ordinal != 1 and before is not None and ordinal != before + 1
            ) or ordinal == 1 == before:
                yield title, place, ordinal, before
            before = ordinal or before


def _families(galley: Galley) -> Iterator[tuple[str, list[tuple[str, str, Place]]]]:
    chapters = list(_chapters(galley))
    yield (
        "chapter",
        [(c.title, c.number, Place(Field.HEADING, _item_at(galley, start))) for c, start in chapters],
    )
    for chapter, start in chapters:
        first, headed = start, []
        for section in chapter.sections:
            if section.title:
                headed.append((section.title, section.number, Place(Field.HEADING, _item_at(galley, first))))
            first += len(section.items)
        yield "section", headed
        for items in _item_families(chapter, start):
            yield "item", items


def _item_families(chapter: Chapter, start: int) -> Iterator[list[tuple[str, str, Place]]]:
    first = start
    for section in chapter.sections:
        yield [
            (item.title, item.number, Place(Field.TITLE, first + offset, -1, 0, len(item.title)))
            for offset, item in enumerate(section.items)
        ]
        first += len(section.items)


def ordinal_of(number: str) -> int:
    """The value of a printed number (第三章, 四, （二）, 5, 2.4 as 4); 0 where it counts nothing."""
    if not number:
        return 0
    if _DOTTED.fullmatch(number):
        return int(number.rstrip(".").rpartition(".")[2])
    heading = read_heading(number if number.startswith("第") else f"{number}、题")
    return heading.ordinal if heading else 0


def title_repeated(galley: Galley) -> Iterator[Hit]:
    counts = Counter(squeeze(entry.item.title) for entry in galley.entries)
    places: Counter[str] = Counter()
    for entry in galley.entries:
        title = squeeze(entry.item.title)
        places[title] += 1
        if places[title] == 2 and not _repeated_whole(galley, title):
            yield entry.title.whole(count=counts[title])


def _repeated_whole(galley: Galley, title: str) -> bool:
    texts = [squeeze(entry.text) for entry in galley.entries if squeeze(entry.item.title) == title]
    return len(set(texts)) < len(texts)


def item_repeated(galley: Galley) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for entry in galley.entries:
        text = squeeze(entry.text)
        if len(text) < 20:
            continue
        if text in first:
            yield entry.title.whole(section=first[text])
        first.setdefault(text, entry.section.title or entry.chapter.title)


def region_without_news(galley: Galley) -> Iterator[Hit]:
    """Districts of the office that an issue arranged by district passes over."""
    counted = _by_region(galley)
    known = [name.name for name in galley.office.vocabulary.regions]
    if len(counted) < 2 or 2 * len(counted) < len(known):
        return
    for name in known:
        if name not in counted:
            yield Hit(name, Place(Field.ISSUE, -1, -1))


def region_uneven(galley: Galley) -> Iterator[Hit]:
    counted = _by_region(galley)
    if len(counted) < 4:
        return
    sizes = sorted(len(indexes) for indexes in counted.values())
    if sizes[len(sizes) // 2] < 3:
        return
    for name, indexes in counted.items():
        if len(indexes) == 1:
            entry = galley.entries[indexes[0]]
            yield Hit(entry.item.title, Place(Field.TITLE, entry.index, -1, 0, len(entry.item.title)),
                      (("region", name), ("count", "1"), ("most", str(sizes[-1]))))  # fmt: skip


def _by_region(galley: Galley) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for entry in galley.entries:
        if entry.region:
            found[entry.region].append(entry.index)
    return found


def _chapters(galley: Galley) -> Iterator[tuple[Chapter, int]]:
    start = 0
    for chapter in galley.document.chapters:
        yield chapter, start
        start += sum(len(section.items) for section in chapter.sections)


def _item_at(galley: Galley, index: int) -> int:
    return index if index < len(galley.entries) else -1


def _heading(galley: Galley, title: str, following: int) -> Hit:
    return Hit(title, Place(Field.HEADING, _item_at(galley, following), -1, 0, len(title)))


CHECKS = (
    Check("chapter-empty", Level.ERROR, "structure", chapter_empty),
    Check("section-empty", Level.WARNING, "structure", section_empty),
    Check("item-empty", Level.ERROR, "structure", item_empty, alone=True),
    Check("numbering-gap", Level.WARNING, "structure", numbering_gap),
    Check("numbering-repeated", Level.WARNING, "structure", numbering_repeated),
    Check("title-repeated", Level.HINT, "structure", title_repeated),
    Check("item-repeated", Level.ERROR, "structure", item_repeated),
    Check("region-without-news", Level.HINT, "structure", region_without_news),
    Check("region-uneven", Level.HINT, "structure", region_uneven),
)
