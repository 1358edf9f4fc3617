"""The smallest pieces that parts are put together from: an item each, or a block of an item longer than a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import accumulate

from editions.volume import Volume
from manuscript.document import Block, NewsItem, Paragraph, Photo


class Break(IntEnum):
    """What a part that begins here cuts through: the less, the better."""

    CHAPTER = 0
    SECTION = 1
    ITEM = 2
    BLOCK = 3


@dataclass(frozen=True, slots=True)
class Leaf:
    """`place` counts chapters and sections; `item` is None for what stands before and after all items."""

    chapter: str
    section: str
    title: str
    blocks: tuple[Block, ...]
    place: tuple[int, int] = (0, 0)
    item: int | None = None
    photo: int = 1  # the number that its first photo has in the issue
    byline: str = ""
    before: Break = Break.CHAPTER
    is_first: bool = True  # of its item

    @property
    def photos(self) -> range:
        """Numbers."""
        return range(self.photo, self.photo + count_of_photos(self.blocks))

    def in_blocks(self, blocks: tuple[Block, ...]) -> list[Leaf]:
        """One for each of `blocks`, which are its own, some of them cut; the byline ends the last of them."""
        before = accumulate((count_of_photos((block,)) for block in blocks), initial=self.photo)
        leaves = [
            replace(self, blocks=(block,), photo=photo, byline="", before=Break.BLOCK, is_first=False)
            for block, photo in zip(blocks, before, strict=False)
        ]
        leaves[0] = replace(leaves[0], before=self.before, is_first=self.is_first)
        leaves[-1] = replace(leaves[-1], byline=self.byline)
        return leaves


def count_of_photos(blocks: tuple[Block, ...]) -> int:
    return sum(isinstance(block, Photo) for block in blocks)


def leaves_of(volume: Volume) -> Iterator[Leaf]:
    """In the order of the issue: the editor's note, the items, corrections and imprint."""
    document, number, photo = volume.document, 0, 1
    if document.editors_note.strip():
        yield Leaf("卷首语", "", "", _paragraphs(document.editors_note), place=(-1, 0))
    for chapter_at, chapter in enumerate(document.chapters):
        before, name = Break.CHAPTER, _heading(chapter.number, chapter.title)
        for section_at, section in enumerate(chapter.sections):
            for item in section.items:
                leaf = Leaf(
                    name, section.title, item.title, _shown(item), (chapter_at, section_at), number, photo
                )
                yield replace(leaf, byline=byline_of(item), before=before)
                number, photo, before = number + 1, leaf.photos.stop, Break.ITEM
            before = min(before, Break.SECTION)
    yield from _after(volume, len(document.chapters))


def _after(volume: Volume, place: int) -> Iterator[Leaf]:
    errata = tuple(
        Paragraph(
            f"{erratum.date.isoformat()}　{f'《{erratum.title}》' if erratum.title else ''}{erratum.note}"
        )
        for erratum in volume.errata
    )
    if errata:
        yield Leaf("勘误与更正", "", "", errata, place=(place, 0))
    imprint = [f"{label}：{value}" for label, value in volume.colophon if value]
    imprint += [f"准印证号：{volume.permit}"] if volume.permit else []
    if imprint:
        yield Leaf("本刊信息", "", "", (Paragraph("\n".join(imprint)),), place=(place + 1, 0))


def _heading(number: str, title: str) -> str:
    return f"{number} {title}".strip()


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line.strip()) for line in text.splitlines() if line.strip())


def _shown(item: NewsItem) -> tuple[Block, ...]:
    """A photo without a file is an empty place."""
    return tuple(block for block in item.blocks if not isinstance(block, Photo) or block.file)


def byline_of(item: NewsItem) -> str:
    source = f"供稿：{item.source}" if item.source else ""
    return "　".join(filter(None, [source, " ".join(item.bylines)]))
