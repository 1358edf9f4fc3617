"""Who wrote an item, and who is speaking in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Level, Place
from manuscript.checks.galley import Entry, Galley, Hit
from manuscript.document import Photo
from manuscript.names import is_person

_USUAL = 0.6  # share of items with a byline from which one without is remarkable
_SEVERAL = 3  # items of a chapter that show a habit
_SAYS = re.compile(
    r"(?:^|[。！？；，”\n])(?P<who>[\u4e00-\u9fff]{2,4}?)(?:表示|指出|认为|强调|介绍说|介绍|坦言|透露|告诉记者|说)(?=[，,：:。])"
)


def is_signed(entry: Entry) -> bool:
    return bool(entry.item.bylines or entry.item.source)


def byline_missing(galley: Galley) -> Iterator[Hit]:
    signed = sum(map(is_signed, galley.entries))
    if signed < 3 or signed < _USUAL * len(galley.entries):
        yield from _in_its_chapter(galley)
        return
    habits = _habits(galley)
    for entry in galley.entries:
        if not is_signed(entry) and habits[id(entry.chapter)] != 0:
            title = entry.title
            yield title.hit(0, len(title.text), signed=signed, all=len(galley.entries))


def _habits(galley: Galley) -> dict[int, int]:
    """How many items of each chapter are signed, for chapters of several: short news may go without."""
    counts = {id(chapter): -1 for chapter in galley.document.chapters}
    for chapter in galley.document.chapters:
        own = [entry for entry in galley.entries if entry.chapter is chapter]
        if len(own) >= _SEVERAL:
            counts[id(chapter)] = sum(map(is_signed, own))
    return counts


def _in_its_chapter(galley: Galley) -> Iterator[Hit]:
    """The one item without a signature in a chapter where all the others have one, of an issue that signs few."""
    for chapter in galley.document.chapters:
        own = [entry for entry in galley.entries if entry.chapter is chapter]
        bare = [entry for entry in own if not is_signed(entry)]
        if len(bare) == 1 and len(own) >= _SEVERAL + 1:
            title = bare[0].title
            yield title.hit(0, len(title.text), signed=len(own) - 1, all=len(own))


def source_missing(galley: Galley) -> Iterator[Hit]:
    """An issue that names nobody at all."""
    if len(galley.entries) < 3 or any(map(is_signed, galley.entries)):
        return
    blocks = [block for entry in galley.entries for block in entry.item.blocks]
    if not any(block.credit for block in blocks if isinstance(block, Photo)):
        yield Hit("", Place())


def speaker_not_introduced(galley: Galley) -> Iterator[Hit]:
    for entry in galley.entries:
        told: set[str] = set()
        for number, passage in enumerate(entry.body):
            before = [entry.item.title, *(earlier.text for earlier in entry.body[:number])]
            for match in _SAYS.finditer(passage.text):
                who = match["who"]
                if who in told or not is_person(who) or any(who in text for text in before):
                    continue
                told.add(who)
                if passage.text.find(who) == match.start("who"):
                    yield passage.hit(*match.span("who"))


CHECKS = (
    Check("byline-missing", Level.WARNING, "people", byline_missing),
    Check("source-missing", Level.HINT, "people", source_missing),
    Check("speaker-not-introduced", Level.HINT, "people", speaker_not_introduced, alone=True),
)
