"""Anomalies put into issues that have none of that kind: each planter yields issues with one more fault, and the item
that has it. What is planted is general; the issues are our samples."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from manuscript.document import Chapter, Document, NewsItem, Paragraph, Photo, Section

Planted = Iterator[tuple[int, Document]]
Planter = Callable[[Document], Planted]

_DAY = re.compile(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?=[，上下])")
_PARTS = re.compile(r"其中[^，。；\d]{2,14}?(\d+)[个家件项人]、[^，。；]{2,14}?\d+[个家件项人]、")


def with_item(document: Document, index: int, item: NewsItem) -> Document:
    """The document with another item in one place."""
    numbers = iter(range(10**6))
    chapters = tuple(
        replace(
            chapter,
            sections=tuple(
                replace(
                    section, items=tuple(item if next(numbers) == index else one for one in section.items)
                )
                for section in chapter.sections
            ),
        )
        for chapter in document.chapters
    )
    return replace(document, chapters=chapters)


def in_text(change: Callable[[str], str | None]) -> Planter:
    """In every paragraph that the change applies to; the date of the item is left to its text."""

    def plant(document: Document) -> Planted:
        for index, item in enumerate(document.items()):
            for place, block in enumerate(item.blocks):
                new = change(block.text) if isinstance(block, Paragraph) else None
                if new is not None:
                    blocks = (*item.blocks[:place], Paragraph(new), *item.blocks[place + 1 :])
                    yield index, with_item(document, index, replace(item, blocks=blocks, event=None))

    return plant


def in_item(change: Callable[[NewsItem], NewsItem | None]) -> Planter:
    def plant(document: Document) -> Planted:
        for index, item in enumerate(document.items()):
            new = change(item)
            if new is not None:
                yield index, with_item(document, index, new)

    return plant


def substituted(pattern: str, by: str) -> Planter:
    return in_text(lambda text: re.sub(pattern, by, text, count=1) if re.search(pattern, text) else None)


def increased(pattern: re.Pattern[str]) -> Planter:
    """A figure a fifth larger than it should be."""

    def change(text: str) -> str | None:
        match = pattern.search(text)
        if not match:
            return None
        return text[: match.start(1)] + str(int(match[1]) * 6 // 5 + 2) + text[match.end(1) :]

    return in_text(change)


def on_photo(**fields: str) -> Planter:
    def change(item: NewsItem) -> NewsItem | None:
        blocks = tuple(
            replace(block, **fields) if isinstance(block, Photo) and block.file else block
            for block in item.blocks
        )
        return replace(item, blocks=blocks) if blocks != item.blocks else None

    return in_item(change)


def repeated_paragraph(document: Document) -> Planted:
    items = list(document.items())
    for index in range(1, len(items)):
        last = items[index - 1].paragraphs[-1:]
        if last and len(last[0]) > 30:
            blocks = (*items[index].blocks, Paragraph(last[0]))
            yield index, with_item(document, index, replace(items[index], blocks=blocks))


def misspelt(document: Document) -> Planted:
    """One place of a name that stands in two items, with another character in its middle."""
    items = list(document.items())
    names = re.findall(
        r"(?:^|(?<=[，。、；]))[\u4e00-\u9fff]{4,9}(?:协会|大学|研究院|实验室|创新中心)",
        "\n".join(item.text for item in items),
    )
    for name in sorted(set(names)):
        holders = [index for index, item in enumerate(items) if name in item.text]
        if len(name) >= 7 and len(holders) >= 2:
            item = items[holders[-1]]
            wrong = name[:2] + "泓" + name[3:]
            blocks = tuple(
                Paragraph(block.text.replace(name, wrong)) if isinstance(block, Paragraph) else block
                for block in item.blocks
            )
            yield holders[-1], with_item(document, holders[-1], replace(item, blocks=blocks))


def empty_chapter(document: Document) -> Planted:
    yield -1, replace(document, chapters=(*document.chapters, Chapter("补遗")))


def empty_section(document: Document) -> Planted:
    last = document.chapters[-1]
    chapter = replace(last, sections=(*last.sections, Section("补遗")))
    yield -1, replace(document, chapters=(*document.chapters[:-1], chapter))


def renumbered(item: NewsItem) -> NewsItem | None:
    counted = item.number.isdigit() and int(item.number) >= 2
    return replace(item, number=str(int(item.number) + 2)) if counted else None


def without_stop(text: str) -> str | None:
    return text[:-1] if text[-1] == "。" and "，" in text and len(text) > 30 else None


def retitled(item: NewsItem) -> NewsItem:
    return replace(item, title="江畔量子通信装备检测中心挂牌")


def reworded(item: NewsItem) -> NewsItem:
    return replace(item, title=item.title[:-2] + "正式" + item.title[-2:])


#: What is planted -> its planter, and the codes that find it.
PLANTERS: dict[str, tuple[Planter, set[str]]] = {
    "closing quote lost": (substituted("”", ""), {"quote-unmatched"}),
    "opening quote lost": (substituted("“", ""), {"quote-unmatched"}),
    "quotes turned": (substituted("“([^“”]+)”", r"”\1“"), {"quote-reversed"}),
    "bracket lost": (substituted("[）》]", ""), {"bracket-unmatched"}),
    "half-width comma": (substituted("(?<=[\u4e00-\u9fff])，", ","), {"half-width-punctuation"}),
    "half-width brackets": (substituted("（([\u4e00-\u9fff]+)）", r"(\1)"), {"half-width-punctuation"}),
    "stop lost": (in_text(without_stop), {"stop-missing"}),
    "comma doubled": (substituted("，", "，，"), {"punctuation-doubled"}),
    "blank between words": (substituted("(?<=[\u4e00-\u9fff]{6})(?=[\u4e00-\u9fff]{6})", " "), {"space-stray"}),
    "stop after a title": (in_item(lambda item: replace(item, title=item.title + "。")), {"title-ends-with-stop"}),
    "day of another period": (substituted(_DAY.pattern, "2019年3月2日"), {"date-outside-period"}),
    "30 February": (substituted(_DAY.pattern, "2月30日"), {"date-impossible"}),
    "no day": (substituted(_DAY.pattern, "近日"), {"date-relative"}),
    "part that does not add up": (increased(_PARTS), {"sum-differs"}),
    "superlative": (substituted("，", "，达到国际领先水平，"), {"superlative"}),
    "paragraph repeated": (repeated_paragraph, {"paragraph-repeated"}),
    "number left out": (in_item(renumbered), {"numbering-gap"}),
    "name misspelt": (misspelt, {"name-inconsistent"}),
    "photo without caption": (on_photo(caption=""), {"photo-without-caption"}),
    "photo without alt": (on_photo(alt=""), {"photo-without-alt"}),
    "chapter without items": (empty_chapter, {"chapter-empty"}),
    "section without items": (empty_section, {"section-empty"}),
    "title of another item": (in_item(retitled), {"title-body-mismatch"}),
    "title unlike its contents": (in_item(reworded), {"contents-title-differs"}),
}  # fmt: skip
