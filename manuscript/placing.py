"""Which item a captioned photo belongs to. A photo is printed where the page has room, not always in its item: it
goes to the item of its section whose title and date its caption repeats, when that fits clearly better than the
item around it. Each move is told. Where a caption and a picture without one meet in an item, they are one photo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from manuscript.dates import Timeframe, find_dates
from manuscript.document import Chapter, NewsItem, Photo
from manuscript.lines import essence
from manuscript.notices import Notice, notice

_FITS = 0.6  # share of a title that a caption repeats
_BETTER = 0.25  # by how much another item must fit better than the one around the photo


@dataclass(frozen=True, slots=True)
class Move:
    photo: Photo
    origin: int
    target: int


def place_captions(
    chapters: Sequence[Chapter], frame: Timeframe, lines: Sequence[int]
) -> tuple[tuple[Chapter, ...], tuple[Notice, ...]]:
    """The chapters with every captioned photo in the item it describes."""
    items, groups = _numbered(chapters)
    moves = [
        Move(block, index, target)
        for index, item in enumerate(items)
        for block in item.blocks
        if isinstance(block, Photo) and block.caption
        if (target := _target(block, index, items, groups, frame)) != index
    ]
    for move in moves:
        items[move.origin] = _without(items[move.origin], move.photo)
        items[move.target] = replace(items[move.target], blocks=(*items[move.target].blocks, move.photo))
    told = tuple(
        notice("CAPTION_MOVED", lines[move.origin] if move.origin < len(lines) else 0, move.photo.caption,
               origin=items[move.origin].title, target=items[move.target].title)
        for move in moves
    )  # fmt: skip
    return _rebuilt(chapters, [_married(item) for item in items]), told


def _numbered(chapters: Sequence[Chapter]) -> tuple[list[NewsItem], list[tuple[int, int]]]:
    items, groups = [], []
    for chapter_index, chapter in enumerate(chapters):
        for section_index, section in enumerate(chapter.sections):
            items += section.items
            groups += [(chapter_index, section_index)] * len(section.items)
    return items, groups


def _target(
    photo: Photo, index: int, items: Sequence[NewsItem], groups: Sequence[tuple[int, int]], frame: Timeframe
) -> int:
    scores = {
        other: fit(photo.caption, item, frame) - 0.01 * abs(other - index)
        for other, item in enumerate(items)
        if groups[other] == groups[index]
        or (groups[other][0] == groups[index][0] and abs(other - index) <= 8)
    }
    best = max(scores, key=lambda other: scores[other])
    return best if scores[best] >= _FITS and scores[best] >= scores[index] + _BETTER else index


def fit(caption: str, item: NewsItem, frame: Timeframe) -> float:
    """How well a caption describes an item: how much of the title it repeats, and whether the days agree."""
    title, words = essence(item.title), essence(caption)
    pairs = [title[i : i + 2] for i in range(len(title) - 1)]
    repeated = sum(pair in words for pair in pairs) / len(pairs) if pairs else 0.0
    dates = find_dates(caption, frame)
    if dates and item.event:
        same = dates[0].span.start <= item.event.end and item.event.start <= dates[0].span.end
        return repeated + 0.3 if same else repeated - 0.2
    return repeated


def _married(item: NewsItem) -> NewsItem:
    """The only picture of an item without a caption and its only caption without a picture are one photo."""
    photos = [block for block in item.blocks if isinstance(block, Photo)]
    bare = [photo for photo in photos if photo.file and not photo.caption]
    lone = [photo for photo in photos if photo.caption and not photo.file]
    if len(bare) != 1 or len(lone) != 1:
        return item
    whole = replace(lone[0], file=bare[0].file, credit=lone[0].credit or bare[0].credit)
    return replace(item, blocks=tuple(whole if b is bare[0] else b for b in item.blocks if b is not lone[0]))


def _without(item: NewsItem, photo: Photo) -> NewsItem:
    blocks = list(item.blocks)
    blocks.remove(photo)
    return replace(item, blocks=tuple(blocks))


def _rebuilt(chapters: Sequence[Chapter], items: Sequence[NewsItem]) -> tuple[Chapter, ...]:
    rest = iter(items)
    return tuple(
        replace(
            chapter,
            sections=tuple(
                replace(section, items=tuple(next(rest) for _ in section.items))
                for section in chapter.sections
            ),
        )
        for chapter in chapters
    )
