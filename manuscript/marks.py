"""Where a text says what somebody looked for: found again in the text itself, never in the tokens of an index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .folding import fold_with_places
from .segmentation import CHINESE, Query, Unit

LONGEST = 100_000  # characters of a text that are looked through
BEFORE = 5  # a fifth of a passage stands before the first mark in it
_CHINESE = re.compile(f"[{CHINESE}]")
_SENTENCE_END = re.compile(r"[。！？；\n]")
_LATIN = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Fragment:
    text: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    weight: int  # what was typed as one counts more than its words


def marked(text: str, query: Query) -> list[Fragment]:
    """The whole text."""
    return list(_fragments(text, _marks(text, query), 0, len(text)))


def passage(text: str, query: Query, length: int) -> list[Fragment]:
    """Some `length` characters where most of what was looked for stands together; the beginning where nothing does."""
    text = text[:LONGEST]
    marks = _marks(text, query)
    start = _start(text, marks, length)
    end = min(len(text), start + length)
    end = max([end, *(mark.end for mark in marks if mark.start < end < mark.end)])
    shown = list(_fragments(text, [mark for mark in marks if start <= mark.start < end], start, end))
    return [*_dots(start > 0), *shown, *_dots(end < len(text))]


def _dots(are_there: bool) -> list[Fragment]:
    return [Fragment("…")] if are_there else []


def _start(text: str, marks: list[_Mark], length: int) -> int:
    if not marks:
        return 0
    reach = length - length // BEFORE
    best = max(marks, key=lambda mark: (_weight_from(mark, marks, reach), -mark.start))
    start = max(0, best.start - length // BEFORE)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, start, best.start)]
    return ends[-1] if ends else start


def _weight_from(first: _Mark, marks: list[_Mark], reach: int) -> int:
    return sum(mark.weight for mark in marks if first.start <= mark.start and mark.end <= first.start + reach)


def _fragments(text: str, marks: list[_Mark], start: int, end: int) -> Iterator[Fragment]:
    at = start
    for mark in marks:
        if mark.start > at:
            yield Fragment(text[at : mark.start])
        yield Fragment(text[mark.start : mark.end], is_marked=True)
        at = mark.end
    if at < end:
        yield Fragment(text[at:end])


MOST_MARKS = 200


def _marks(text: str, query: Query) -> list[_Mark]:
    """In order and apart from one another."""
    compact, places = _compact(text)
    found = [mark for unit in query.exact for mark in _found(unit, compact, places, 3)]
    found += [mark for unit in query.wanted for mark in _found(unit, compact, places, 1)]
    merged: list[_Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if merged and mark.start <= merged[-1].end:
            last = merged.pop()
            mark = _Mark(last.start, max(last.end, mark.end), max(last.weight, mark.weight))  # noqa: PLW2901
        merged.append(mark)
    return merged[:MOST_MARKS]


def _found(unit: Unit, compact: str, places: list[int], weight: int) -> Iterator[_Mark]:
    for match in _pattern(unit).finditer(compact):
        yield _Mark(places[match.start()], places[match.end() - 1] + 1, weight)


def _pattern(unit: Unit) -> re.Pattern[str]:
    """The runs of a unit with whatever sign may stand between them: pd-1, 312.65, 1,700."""
    said = r"[\W_]{0,2}".join(map(_spelled, unit.runs))
    first, last = unit.runs[0][0], unit.runs[-1][-1]
    behind = "" if unit.is_open else _not_within(last, "(?!", ")")
    return re.compile(_not_within(first, "(?<!", ")") + said + behind)


def _spelled(run: str) -> str:
    return ",?".join(run) if run.isdecimal() else re.escape(run)


def _not_within(character: str, before: str, after: str) -> str:
    """A number is none within a longer one, a word none within another."""
    if character.isdecimal():
        return rf"{before}\d{after}"
    return rf"{before}[a-z]{after}" if _LATIN.match(character) and not _CHINESE.match(character) else ""


def _compact(text: str) -> tuple[str, list[int]]:
    """Folded, without the blanks beside Chinese characters; each place with the one in the original."""
    folded = fold_with_places(text)
    characters, places = [], []
    for at, character in enumerate(folded.text):
        if character.isspace() and character != "\n":
            following = folded.text[at + 1 : at + 2]
            if not characters or _CHINESE.match(characters[-1]) or _CHINESE.match(following):
                continue
        characters.append(character)
        places.append(folded.places[at])
    return "".join(characters), places
