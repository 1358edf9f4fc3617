"""Quotation marks and brackets: opened and closed, the right way round, of one width, one kind not inside itself.

“他说‘好’。”      quotes nest by changing their kind
”项目“            the wrong way round: told as that, not as two marks without a partner
（试行)           one bracket, two widths
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage

_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_BRACKETS = {"（": "）", "《": "》", "【": "】", "〔": "〕", "〈": "〉", "［": "］", "(": ")", "[": "]"}
_OPENING = _QUOTES | _BRACKETS
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_WIDE = {")": "）", "(": "（", "]": "］", "[": "［"}
_FAMILY = {"（": "(", "）": ")", "［": "[", "］": "]"}
_LIST_MARK = re.compile(r"(?:^|[\s，。；：、])(?:\d{1,2}|[a-zA-Z])$")  # 1) a): a bracket that closes a number
_STRAIGHT = re.compile(r'(?<=[\u4e00-\u9fff，。：；、])"|"(?=[\u4e00-\u9fff《])')
#: 说：对接会要…… whose opening mark was lost.
_SAID = re.compile(r"[说道示言称曰]：(?![“‘])")
_SPEECH = 120
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Fault:
    kind: str  # unmatched, reversed, nested, mixed
    start: int
    end: int
    mark: str


class _Walk:
    """One walk through a passage with a stack of what is open."""

    def __init__(self, text: str) -> None:
        self.text, self.faults = text, list[_Fault]()
        self.open: list[tuple[str, int]] = []
        self.counts: Counter[str] = Counter()  # of the marks in the stack
        for place, mark in enumerate(text):
            if mark in _OPENING:
                self.open.append((mark, place))
                self.counts[mark] += 1
            elif mark in _CLOSING and not self._is_apostrophe(place):
                self._close(place, mark)
        for mark, place in self.open:
            self._lost(mark, place)

    def _is_apostrophe(self, place: int) -> bool:
        around = self.text[max(0, place - 1) : place + 2]
        return self.text[place] == "’" and bool(re.search(r"[A-Za-z]’|’[A-Za-z\d]", around))

    def _lost(self, mark: str, place: int) -> None:
        self.faults.append(_Fault("unmatched", place, place + 1, mark))

    def _pop(self) -> tuple[str, int]:
        mark, place = self.open.pop()
        self.counts[mark] -= 1
        return mark, place

    def _close(self, place: int, mark: str) -> None:
        opening = _CLOSING[mark]
        last, start = self.open[-1] if self.open else ("", 0)
        if last == opening:
            self._pop()
            if opening in _QUOTES and self.counts[opening]:
                self.faults.append(_Fault("nested", start, place + 1, opening))
        elif last and _FAMILY.get(last, last) == _FAMILY.get(opening, opening):
            self._pop()
            self.faults.append(_Fault("mixed", start, place + 1, mark))
        elif self.counts[opening]:
            while self.open[-1][0] != opening:  # “（”: opened within and never closed
                self._lost(*self._pop())
            self._pop()
        elif mark not in ")）" or not _LIST_MARK.search(self.text[max(0, place - 4) : place]):
            self._lost(mark, place)


def _faults(text: str) -> list[_Fault]:
    """What is wrong with the marks of one passage. Two marks without partners that face each other are one fault:
    ”甲“ and “甲“ are the wrong way round."""
    found = sorted(_Walk(text).faults, key=lambda fault: (fault.start, fault.kind))
    lost = [fault for fault in found if fault.kind == "unmatched"]
    outer = min((fault.start for fault in lost), default=-1)
    result = [
        fault
        for fault in found
        if fault.kind != "unmatched" and not (fault.kind == "nested" and 0 <= outer < fault.start)
    ]
    rest = deque(lost)
    while rest:
        fault = rest.popleft()
        if rest and _is_turned(fault, rest[0]):
            result.append(_Fault("reversed", fault.start, rest.popleft().end, "“"))
        else:
            result.append(fault)
    return sorted(result, key=lambda fault: fault.start)


def _is_turned(one: _Fault, other: _Fault) -> bool:
    return other.mark == "“" and one.mark in "“”" and 1 < other.start - one.start < 60


def faults(galley: Galley) -> list[tuple[Passage, _Fault]]:
    found = []
    for number, passage in enumerate(galley.passages):
        following = galley.passages[number + 1] if number + 1 < len(galley.passages) else passage
        for fault in _faults(passage.text):
            if not _goes_on(passage, fault, following):
                found.append((passage, fault))
    return found


def _goes_on(passage: Passage, fault: _Fault, following: Passage) -> bool:
    """A speech of several paragraphs opens each of them and closes the last."""
    opens = fault.kind == "unmatched" and fault.mark == "“" and "”" not in passage.text[fault.start :]
    return (
        opens and following.item == passage.item and following is not passage and _is_speech(following.text)
    )


def _is_speech(text: str) -> bool:
    """Begins with a mark that stays open, or is closed at the end: not “讲堂”今年开八讲."""
    closing = text.find("”") if text[:1] == "“" else 0
    return closing < 0 or (closing > 0 and not text[closing + 1 :].strip("。！？… "))


def _of(galley: Galley, kind: str, marks: frozenset[str]) -> Iterator[tuple[Passage, _Fault]]:
    for passage, fault in galley.once(faults):
        if fault.kind == kind and fault.mark in marks:
            yield passage, fault


_ALL_QUOTES = frozenset(_QUOTES) | frozenset(_QUOTES.values())
_ALL_BRACKETS = frozenset(_BRACKETS) | frozenset(_BRACKETS.values())


def quote_unmatched(galley: Galley) -> Iterator[Hit]:
    for passage, fault in _of(galley, "unmatched", _ALL_QUOTES):
        yield _cited(passage, fault)


def bracket_unmatched(galley: Galley) -> Iterator[Hit]:
    for passage, fault in _of(galley, "unmatched", _ALL_BRACKETS):
        yield _cited(passage, fault)


def _cited(passage: Passage, fault: _Fault) -> Hit:
    """Words on the side that the mark belongs to: before a closing mark, from where the speech begins if that shows;
    after an opening one."""
    before, after = (2, 14) if fault.mark in _OPENING else (14, 2)
    said = [match.start() for match in _SAID.finditer(passage.text, 0, fault.start)]
    if fault.mark == "”" and said and fault.start - said[-1] <= _SPEECH:
        before = fault.start - said[-1]
    start, end = max(0, fault.start - before), min(len(passage.text), fault.end + after)
    return passage.hit(start, end, mark=fault.mark)


def quote_reversed(galley: Galley) -> Iterator[Hit]:
    for passage, fault in _of(galley, "reversed", _ALL_QUOTES):
        words = passage.text[fault.start + 1 : fault.end - 1]
        plain = not set(words) & _ALL_QUOTES
        yield passage.hit(fault.start, fault.end, remedy=f"“{words}”" if plain else None)


def quote_nested(galley: Galley) -> Iterator[Hit]:
    for passage, fault in _of(galley, "nested", _ALL_QUOTES):
        yield passage.around(fault.start, fault.end)


def bracket_width_mixed(galley: Galley) -> Iterator[Hit]:
    for passage, fault in _of(galley, "mixed", _ALL_BRACKETS):
        words = passage.text[fault.start : fault.end]
        remedy = _WIDE.get(words[0], words[0]) + words[1:-1] + _WIDE.get(words[-1], words[-1])
        yield passage.hit(fault.start, fault.end, remedy=remedy)


def quote_straight(galley: Galley) -> Iterator[Hit]:
    """Told once a passage, with both marks turned where they pair."""
    for passage in galley.passages:
        match = _STRAIGHT.search(passage.text)
        if not match:
            continue
        end = passage.text.find('"', match.end())
        if end > 0 and passage.text.count('"') % 2 == 0 and _HAN.search(passage.text[match.end() : end]):
            words = passage.text[match.end() : end]
            yield passage.hit(match.start(), end + 1, remedy=f"“{words}”")
        else:
            yield passage.around(*match.span())


CHECKS = (
    Check("quote-unmatched", Level.ERROR, "typography", quote_unmatched, alone=True),
    Check("quote-reversed", Level.ERROR, "typography", quote_reversed, alone=True),
    Check("quote-nested", Level.WARNING, "typography", quote_nested, alone=True),
    Check("quote-straight", Level.WARNING, "typography", quote_straight, alone=True),
    Check("bracket-unmatched", Level.ERROR, "typography", bracket_unmatched, alone=True),
    Check("bracket-width-mixed", Level.WARNING, "typography", bracket_width_mixed, alone=True),
)
