"""What a person should look at in an intake: the parser's notices and the doubtful facts, each with its place."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from intake.doubts import doubt_about
from intake.messages import notice_message
from manuscript.document import Document
from manuscript.evidence import Evidence, Fact, Ground, evidence_of
from manuscript.lines import Source
from manuscript.mending import At, Rank
from manuscript.mending.places import places
from manuscript.reading import Reading
from manuscript.whereabouts import Whereabouts

#: The parser has said the same about the same place.
TOLD_BY_NOTICES = frozenset({Ground.DERIVED, Ground.OTHER_WORDS, Ground.MOVED})


@dataclass(frozen=True, slots=True)
class Point:
    """`at` is None for what concerns the whole file, or the cover. `key` stays the same however the document is mended."""

    key: str
    sentence: str
    line: int
    at: At | None
    is_ticked: bool


class Layout:
    """Where the items of a document stand in the source: from a place to its line, from a line to its item."""

    def __init__(self, source: Source, reading: Reading, document: Document) -> None:
        self.whereabouts = Whereabouts(source, reading)
        items = [at for at, _item in places(document, Rank.ITEM)]
        self.line_of = dict(zip(items, self.whereabouts.lines_of(document), strict=True))
        self.titles = {item.title: at for at, item in reversed(list(places(document, Rank.ITEM)))}
        self._in_order = sorted((line, at) for at, line in self.line_of.items() if line)

    def item_called(self, title: str) -> At | None:
        """Where a photo went that was printed elsewhere: its notice names the item and not the line."""
        return self.titles.get(title) if title else None

    def item_at(self, line: int) -> At | None:
        place = bisect_right(self._in_order, line, key=lambda pair: pair[0])
        return self._in_order[place - 1][1] if place and line else None

    def span_of(self, at: At) -> tuple[int, int]:
        """First line of an item and first line of whatever follows it in the source; (0, 0) where it is not to be found."""
        line = self.line_of.get(at, 0)
        if not line:
            return 0, 0
        place = bisect_right(self._in_order, line, key=lambda pair: pair[0])
        return line, self._in_order[place][0] if place < len(self._in_order) else line + 200


def points_of(source: Source, reading: Reading, layout: Layout, ticked: Collection[str]) -> list[Point]:
    """In the order of the source; what concerns no place comes first."""
    told = [
        (notice.line, notice_message(notice), str(notice), dict(notice.details).get("target", ""))
        for notice in reading.notices
    ]
    told += [
        (one.line, doubt_about(one), f"{one.fact} {one.item} {one.words}", "")
        for one in evidence_of(source, reading)
        if one.is_doubtful and one.ground not in TOLD_BY_NOTICES and not _is_settled(one, layout)
    ]
    return [
        Point(key, sentence, line, layout.item_called(title) or layout.item_at(line), key in ticked)
        for line, sentence, facts, title in sorted(told, key=lambda one: one[0])
        for key in (_key(facts),)
    ]


def open_points(points: Iterable[Point]) -> list[Point]:
    return [point for point in points if not point.is_ticked]


def _is_settled(one: Evidence, layout: Layout) -> bool:
    """A title that was in doubt and has been replaced is in doubt no more."""
    return one.fact is Fact.TITLE and one.words not in layout.titles


def _key(facts: str) -> str:
    return hashlib.sha256(facts.encode()).hexdigest()[:16]
