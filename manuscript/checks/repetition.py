"""Text that stands twice: a paragraph, a passage of two items, a phrase within one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.sentences import sentences
from manuscript.lines import squeeze

_PARAGRAPH = 20  # characters from which the same paragraph twice is no chance
_PASSAGE = 48  # characters that two items share before it is told
_SENTENCE = 28  # characters of a sentence that two items do not share by chance
_PHRASE = re.compile(r"[\u4e00-\u9fff]{9,}")
_PHRASE_LENGTH = 11
_NAME = re.compile(
    r"(?:公司|中心|大学|学院|医院|研究[院所]|[协学商]会|委员会|大[会赛]|论坛|峰会|博览会|园区?|计划|项目|办法|政府)$"
)
_CLAUSE_TWICE = re.compile(
    r"(?:^|(?<=[，。；、：]))(?P<w>[^，。；、：\n]{4,24})[，、；](?P=w)(?=[，。；、]|$)"
)
_CLAUSES = re.compile(r"[^，。；：！？\n]+")


def paragraph_repeated(galley: Galley) -> Iterator[Hit]:
    first: dict[str, Passage] = {}
    for passage in galley.prose:
        text = squeeze(passage.text)
        if len(text) < _PARAGRAPH:
            continue
        if text in first and not _same_item_text(galley, passage, first[text]):
            yield passage.whole(other=galley.title_of(first[text].item))
        first.setdefault(text, passage)


def _same_item_text(galley: Galley, one: Passage, other: Passage) -> bool:
    """Whole items that repeat are told as items."""
    if min(one.item, other.item) < 0 or one.item == other.item:
        return False
    left, right = galley.entries[one.item], galley.entries[other.item]
    return squeeze(left.text) == squeeze(right.text)


def passage_repeated(galley: Galley) -> Iterator[Hit]:
    """The longest run of words that an item shares with one before it. Whole paragraphs are told by their own check."""
    seen: dict[str, tuple[int, int]] = {}  # a window of characters -> passage, offset
    whole: set[str] = set()
    told: dict[str, int] = {}  # a sentence -> the item that has it
    passages = [passage for passage in galley.prose if passage.item >= 0]
    for number, passage in enumerate(passages):
        text = passage.text
        if squeeze(text) in whole:
            continue
        whole.add(squeeze(text))
        longer = list(_shared_runs(galley, passages, seen, number))
        yield from longer
        yield from _shared_sentences(galley, passage, told, longer)
        for start in range(0, len(text) - _PASSAGE + 1):
            if start % 8 == 0:
                seen.setdefault(text[start : start + _PASSAGE - 8], (number, start))


def _shared_runs(
    galley: Galley, passages: list[Passage], seen: dict[str, tuple[int, int]], number: int
) -> Iterator[Hit]:
    passage, start = passages[number], 0
    window = _PASSAGE - 8
    while start <= len(passage.text) - window:
        origin = seen.get(passage.text[start : start + window])
        if origin is None or passages[origin[0]].item == passage.item:
            start += 1
            continue
        other = passages[origin[0]]
        first, last = _widened(passage.text, start, other.text, origin[1], window)
        if last - first >= _PASSAGE and not _is_listing_of_names(passage.text[first:last]):
            yield passage.hit(first, last, other=galley.title_of(other.item))
        start = max(last, start + 1)


def _shared_sentences(
    galley: Galley, passage: Passage, told: dict[str, int], longer: list[Hit]
) -> Iterator[Hit]:
    """A whole sentence that another item has, shorter than what is told as a passage."""
    for sentence in sentences(passage.text):
        words = sentence.text.strip()
        start = passage.text.find(words, sentence.start)
        if len(words) < _SENTENCE or words[-1] not in "。！？”" or re.search(r"（[^）]*$", words):
            continue
        item = told.setdefault(words, passage.item)
        inside = any(hit.place.start < start + len(words) and start < hit.place.end for hit in longer)
        if item != passage.item and not inside:
            yield passage.hit(start, start + len(words), other=galley.title_of(item))


def _widened(text: str, start: int, other: str, origin: int, window: int) -> tuple[int, int]:
    first, last = start, start + window
    shift = origin - start
    while first > 0 and first + shift > 0 and text[first - 1] == other[first + shift - 1]:
        first -= 1
    while last < len(text) and last + shift < len(other) and text[last] == other[last + shift]:
        last += 1
    return first, last


def _is_listing_of_names(text: str) -> bool:
    # The long name of a meeting or a document is repeated of necessity.
    return not re.search(r"[，。；]", text)


def phrase_repeated(galley: Galley) -> Iterator[Hit]:
    """Eleven characters or more that close two clauses of one paragraph alike: 打造……产业生态链."""
    for passage in galley.prose:
        for twice in _CLAUSE_TWICE.finditer(passage.text):
            yield passage.hit(twice.start("w"), twice.end())
        ends: dict[str, tuple[int, int]] = {}
        for clause in _CLAUSES.finditer(passage.text):
            tail = clause[0].rstrip("”’）")
            key = tail[-_PHRASE_LENGTH:]
            if not _PHRASE.fullmatch(key) or _NAME.search(key):
                continue
            end = clause.start() + len(tail)
            if key in ends and ends[key][1] < clause.start():
                yield passage.hit(end - len(key), end)
            ends.setdefault(key, (clause.start(), end))


CHECKS = (
    Check("paragraph-repeated", Level.WARNING, "structure", paragraph_repeated, alone=True),
    Check("passage-repeated", Level.WARNING, "structure", passage_repeated),
    Check("phrase-repeated", Level.HINT, "structure", phrase_repeated, alone=True),
)
