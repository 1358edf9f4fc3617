"""The printed contents against the issue: every item listed once, in the same words, in the same order, on rising pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Level, Place
from manuscript.checks.galley import Entry, Galley, Hit
from manuscript.contents import find_entry
from manuscript.cover_words import is_note_heading
from manuscript.lines import essence, squeeze
from manuscript.reading import ContentsEntry

_QUOTES = str.maketrans("“”‘’「」『』", "\"\"''\"\"''")


@dataclass(frozen=True, slots=True)
class _Match:
    """Which entry of the contents means which item; `headings` are the entries that mean chapters and sections."""

    by_item: dict[int, ContentsEntry]
    headings: frozenset[int]
    unmatched: tuple[ContentsEntry, ...]


def _match(galley: Galley) -> _Match:
    entries = galley.office.contents.entries
    headings = _heading_entries(galley)
    free = [index for index in range(len(entries)) if index not in headings]
    exact = {essence(entries[index].title): index for index in reversed(free)}
    found: dict[int, int] = {}
    for entry in galley.entries:
        index = exact.pop(essence(entry.item.title_in_contents or entry.item.title), None)
        if index is not None:
            found[entry.index] = index
    rest = [index for index in free if index not in set(found.values())]
    for entry in galley.entries:
        if entry.index not in found and rest:
            near = find_entry(entry.item.title, entry.item.number, [entries[index] for index in rest])
            if near is not None:
                found[entry.index] = rest.pop(near)
    rest = _by_place(galley, found, rest)
    unmatched = tuple(entries[index] for index in rest)
    return _Match({item: entries[index] for item, index in found.items()}, headings, unmatched)


def _by_place(galley: Galley, found: dict[int, int], rest: list[int]) -> list[int]:
    """Pairs of one item and one entry that nothing matches, both alone between the same neighbours: 蔬菜生产, 蔬菜产销.
    They are put into `found`; what is left is given back."""
    left = list(rest)
    for entry in galley.entries:
        before, after = found.get(entry.index - 1, -1), found.get(entry.index + 1, -1)
        if entry.index in found or before < 0 or after != before + 2 or before + 1 not in left:
            continue
        title, printed = entry.item.title, galley.office.contents.entries[before + 1].title
        if len(set(title) & set(printed)) >= 2:
            found[entry.index] = before + 1
            left.remove(before + 1)
    return left


def _heading_entries(galley: Galley) -> frozenset[int]:
    titles = {essence(passage.text) for passage in galley.passages if passage.field is Field.HEADING}
    return frozenset(
        index
        for index, entry in enumerate(galley.office.contents.entries)
        if essence(entry.title) in titles or is_note_heading(entry.title)
    )


def _wordings(galley: Galley) -> Iterator[tuple[Entry, str, int]]:
    """Items whose wording in the contents is another: the item, that wording, and its line."""
    listed = galley.once(_match).by_item
    for entry in galley.entries:
        printed = listed.get(entry.index)
        wording = printed.title if printed else entry.item.title_in_contents
        if wording and squeeze(wording) != squeeze(entry.item.title):
            yield entry, wording, printed.line if printed else 0


def title_differs(galley: Galley) -> Iterator[Hit]:
    for entry, wording, line in _wordings(galley):
        if _plain(wording) != _plain(entry.item.title):
            yield _told(entry, wording, line)


def punctuation_differs(galley: Galley) -> Iterator[Hit]:
    for entry, wording, line in _wordings(galley):
        if _plain(wording) == _plain(entry.item.title):
            yield _told(entry, wording, line)


def _plain(title: str) -> str:
    """The words of a title: its marks are told apart by their own check."""
    text = unicodedata.normalize("NFKC", squeeze(title)).translate(_QUOTES).lower()
    return "".join(c for c in text if not unicodedata.category(c).startswith("P"))


def _told(entry: Entry, wording: str, line: int) -> Hit:
    place = Place(Field.TITLE, entry.index, -1, 0, len(entry.item.title))
    return Hit(entry.item.title, place, (("contents", wording),), line=line)


def entry_missing(galley: Galley) -> Iterator[Hit]:
    match = galley.once(_match)
    if not _lists_items(galley, match):
        return
    deepest = {entry.level for entry in match.by_item.values()}
    for entry in match.unmatched:
        if entry.level in deepest:
            yield Hit(entry.title, Place(), (("page", entry.page),), line=entry.line)


def item_missing(galley: Galley) -> Iterator[Hit]:
    match = galley.once(_match)
    if _lists_items(galley, match):
        for entry in galley.entries:
            if entry.index not in match.by_item:
                yield entry.title.whole()


def _lists_items(galley: Galley, match: _Match) -> bool:
    """Contents of chapters alone say nothing about items."""
    return len(match.by_item) >= 2 and 2 * len(match.by_item) >= len(galley.entries)


def order_differs(galley: Galley) -> Iterator[Hit]:
    places = {id(entry): number for number, entry in enumerate(galley.office.contents.entries)}
    listed = sorted(galley.once(_match).by_item.items())
    for (before, earlier), (index, entry) in pairwise(listed):
        if places[id(entry)] < places[id(earlier)]:
            yield galley.entries[index].title.whole(before=galley.entries[before].item.title)


def page_disorder(galley: Galley) -> Iterator[Hit]:
    highest = 0
    for entry in galley.office.contents.entries:
        if not entry.page.isdecimal():
            continue
        page = int(entry.page)
        if page < highest:
            yield Hit(entry.title, Place(), (("page", str(page)), ("before", str(highest))), line=entry.line)
        highest = page


CHECKS = (
    Check("contents-title-differs", Level.WARNING, "structure", title_differs),
    Check("contents-punctuation-differs", Level.HINT, "structure", punctuation_differs),
    Check("contents-entry-missing", Level.ERROR, "structure", entry_missing),
    Check("contents-item-missing", Level.WARNING, "structure", item_missing),
    Check("contents-order-differs", Level.WARNING, "structure", order_differs),
    Check("contents-page-disorder", Level.ERROR, "structure", page_disorder),
)
