"""The outline of a document as the screen shows it: chapters, sections, items, and how much is in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bulletins.wording import span_label
from intake.points import Point
from manuscript.document import Document, NewsItem, Paragraph
from manuscript.items import plain_texts
from manuscript.mending import At, Rank
from manuscript.mending.places import children_of, is_bare

#: The place of the cover in an address; the empty place would be no choice at all.
COVER = "cover"


def anchor_of(at: At) -> str:
    return f"at-{at}".replace(".", "-")


@dataclass(slots=True)
class Node:
    at: At
    number: str = ""
    title: str = ""
    region: str = ""
    date: str = ""
    paragraphs: int = 0
    photos: int = 0
    others: int = 0  # tables, quotes, lists
    is_empty: bool = False
    is_open: bool = False
    points: int = 0
    below: list[Node] = field(default_factory=list)

    @property
    def rank(self) -> str:
        return self.at.rank.value

    @property
    def anchor(self) -> str:
        return anchor_of(self.at)

    @property
    def items(self) -> int:
        """How many stand below it."""
        return sum(1 if node.at.rank is Rank.ITEM else node.items for node in self.below)

    @property
    def has_heading(self) -> bool:
        return bool(self.title or self.number)


def tree_of(document: Document, opened: At | None, points: Iterable[Point]) -> list[Node]:
    """`opened` is the place a person has chosen; its item or heading is the open one."""
    counted = Counter(point.at for point in points if point.at is not None and not point.is_ticked)
    chosen = opened.of(Rank.ITEM) if opened is not None and opened.rank is Rank.BLOCK else opened
    return [_node(chapter, At((index,)), chosen, counted) for index, chapter in enumerate(document.chapters)]


def _node(part, at: At, chosen: At | None, counted: Counter) -> Node:
    node = Node(at, part.number, part.title, is_open=at == chosen, points=counted[at])
    if at.rank is Rank.ITEM:
        return _described(node, part)
    node.region = getattr(part, "region", "")
    node.below = [
        _node(below, at.child(index), chosen, counted)
        for index, below in enumerate(children_of(part, at.rank))
    ]
    return node


def _described(node: Node, item: NewsItem) -> Node:
    node.region, node.date = item.region, span_label(item.event) if item.event else ""
    node.paragraphs, node.photos = len(item.paragraphs), len(item.photos)
    node.others = len(item.blocks) - node.paragraphs - node.photos
    node.is_empty = not item.blocks
    return node


@dataclass(frozen=True, slots=True)
class Totals:
    chapters: int
    sections: int
    items: int
    paragraphs: int
    photos: int


def totals_of(document: Document) -> Totals:
    items = list(document.items())
    sections = [
        section for chapter in document.chapters for section in chapter.sections if not is_bare(section)
    ]
    paragraphs = sum(isinstance(block, Paragraph) for item in items for block in item.blocks)
    photos = sum(len(item.photos) for item in items)
    return Totals(len(document.chapters), len(sections), len(items), paragraphs, photos)


def words_of(part) -> str:
    """What a part is called on a button or in a sentence."""
    title = getattr(part, "title", "") or getattr(part, "caption", "")
    texts = [title] if title else plain_texts([part]) if not hasattr(part, "sections") else []
    return next(iter(texts), "")[:40]
