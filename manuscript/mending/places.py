"""Where in a document: chapter, section, item, block, each counted from 0; and how a part of it is replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from manuscript.document import Block, Chapter, Document, NewsItem, Section
from manuscript.mending.errors import MendingError


class Rank(StrEnum):
    """What a place is the place of."""

    ISSUE = "issue"
    CHAPTER = "chapter"
    SECTION = "section"
    ITEM = "item"
    BLOCK = "block"


_RANKS = tuple(Rank)


@dataclass(frozen=True, slots=True, order=True)
class At:
    """`At((0, 2, 1))` is the second item in the third section of the first chapter; as text, 0.2.1."""

    path: tuple[int, ...] = ()

    @classmethod
    def read(cls, text: str) -> At:
        """Raises MendingError for what is no place."""
        parts = text.split(".") if text else []
        if len(parts) >= len(_RANKS) or not all(
            part.isascii() and part.isdigit() and len(part) < 7 for part in parts
        ):
            raise MendingError("NO_SUCH_PLACE")
        return cls(tuple(map(int, parts)))

    def __str__(self) -> str:
        return ".".join(map(str, self.path))

    @property
    def rank(self) -> Rank:
        return _RANKS[len(self.path)]

    @property
    def index(self) -> int:
        return self.path[-1]

    @property
    def parent(self) -> At:
        return At(self.path[:-1])

    def child(self, index: int) -> At:
        return At((*self.path, index))

    def beside(self, step: int) -> At:
        return At((*self.path[:-1], self.index + step))

    def of(self, rank: Rank) -> At:
        """The place of this rank that it lies in."""
        return At(self.path[: _RANKS.index(rank)])


class Mended(NamedTuple):
    document: Document
    at: At


Part = Document | Chapter | Section | NewsItem | Block
_CHILDREN = ("chapters", "sections", "items", "blocks")


def children_of(part: Part, rank: Rank) -> tuple:
    """What stands directly below a part of that rank."""
    return getattr(part, _CHILDREN[_RANKS.index(rank)])


def with_children(part: Part, rank: Rank, below: tuple) -> Part:
    return replace(part, **{_CHILDREN[_RANKS.index(rank)]: below})


def part_at(document: Document, at: At) -> Part:
    """Raises MendingError where the document has no such place."""
    part: Part = document
    for depth, index in enumerate(at.path):
        below = children_of(part, _RANKS[depth])
        if not 0 <= index < len(below):
            raise MendingError("NO_SUCH_PLACE")
        part = below[index]
    return part


def require(at: At, *ranks: Rank) -> None:
    """For a verb that works on parts of these ranks only."""
    if at.rank not in ranks:
        raise MendingError("NO_SUCH_PLACE")


def spliced(document: Document, at: At, parts: Iterable[Part], count: int = 1) -> Document:
    """With `parts` in the place of the `count` parts that begin at `at`."""
    return _spliced(document, at.path, 0, tuple(parts), count)


def _spliced(part: Part, path: tuple[int, ...], depth: int, parts: tuple, count: int) -> Part:
    rank, index = _RANKS[depth], path[0]
    below = children_of(part, rank)
    if len(path) > 1:
        parts, count = (_spliced(below[index], path[1:], depth + 1, parts, count),), 1
    return with_children(part, rank, (*below[:index], *parts, *below[index + count :]))


def places(document: Document, rank: Rank) -> Iterator[tuple[At, Part]]:
    """Every part of a rank, in reading order."""
    yield from _places(document, At(), rank)


def _places(part: Part, at: At, rank: Rank) -> Iterator[tuple[At, Part]]:
    if at.rank is rank:
        yield at, part
        return
    for index, below in enumerate(children_of(part, at.rank)):
        yield from _places(below, at.child(index), rank)


def settled(document: Document, part: Part) -> Mended:
    """Without the empty shells that an edit leaves (no title and nothing below), and where `part` is then.

    Neighbouring sections without a title are one, for nothing printed stands between them.
    """
    chapters = tuple(map(_tidied, document.chapters))
    kept = tuple(chapter for chapter in chapters if chapter.title or chapter.number or chapter.sections)
    document = replace(document, chapters=kept)
    return Mended(document, _find(document, part))


def _tidied(chapter: Chapter) -> Chapter:
    sections = _merged(chapter.sections)
    return chapter if sections == chapter.sections else replace(chapter, sections=sections)


def _merged(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    merged: list[Section] = []
    for section in sections:
        if is_bare(section) and merged and is_bare(merged[-1]):
            merged[-1] = Section(items=own_items(merged[-1]) + own_items(section))
        elif not is_bare(section) or section.items:
            merged.append(section)
    return tuple(merged)


def is_bare(section: Section) -> bool:
    return not section.title and not section.number


def own_items(section: Section) -> tuple[NewsItem, ...]:
    """Its items, saying themselves what their section said for them: their district, their industry."""
    return tuple(map(partial(_with_place, section), section.items))


def _with_place(section: Section, item: NewsItem) -> NewsItem:
    region = item.region or section.region
    industries = tuple(dict.fromkeys(filter(None, (*item.industries, section.industry))))
    if (region, industries) == (item.region, item.industries):
        return item
    return replace(item, region=region, industries=industries)


def _find(document: Document, part: Part) -> At:
    """The very thing: an equal one may stand elsewhere. One that became part of its neighbour is found by what it holds."""
    for rank in (Rank.ITEM, Rank.SECTION, Rank.CHAPTER):
        for at, found in places(document, rank):
            if found is part:
                return at
    below = next((child for child in (*getattr(part, "sections", ()), *getattr(part, "items", ()))), None)
    return _find(document, below).parent if below is not None else At()
