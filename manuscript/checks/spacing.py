"""Blanks, doubled marks, and characters that are not what they look like.

A blank stays where it parts two halves of a slogan in quotes or a title, and between Latin words. Blanks between
Chinese and Latin or figures are a habit of the house: told only where the issue keeps no habit.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace

from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Level
from manuscript.checks.galley import Galley, Hit, Passage
from manuscript.checks.sentences import enclosed

_HAN = r"\u4e00-\u9fff"
_B = r"[ \u00a0\u2002-\u200a\u3000\t]"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}]){_B}+(?=[{_HAN}])")
_AT_MARK = re.compile(
    rf"(?<=[{_HAN}\d”》）]){_B}+(?=[，。；：、！？）》/])|(?<=[，。；：、！？（《]){_B}+(?=[{_HAN}\d“《（])"
)
_AT_QUOTE = re.compile(
    rf"(?<=[{_HAN}\dA-Za-z]){_B}+(?=“)|(?<=”){_B}+(?=[{_HAN}\dA-Za-z])|(?<=“){_B}+|(?<!{_B}){_B}{{1,20}}(?=”)"
)
_MIXED = re.compile(
    rf"(?<=[{_HAN}]) +(?=[A-Za-z\d])(?![A-Za-z]{{1,20}} [A-Za-z])|(?<=[A-Za-z\d%]) +(?=[{_HAN}])"
)
_CLOSED = re.compile(rf"(?<=[{_HAN}])(?=[A-Za-z\d])|(?<=[A-Za-z\d%])(?=[{_HAN}])")
_HEAD_DATE = re.compile(r"^[\d年月日号—－–~～至 ]{2,20}(?<=[日月年号])$")
_HALF = 3
_RARE = 3  # at most so many blanks among many places are slips, each told; more are a second habit, told once
_DOUBLED = re.compile(
    r"(?P<m>[，。；：、])(?P=m)+|[，、；：][。，；、]|。[，；、]|[！？]。|(?<![！？])[！？]{3,}"
)
_ELLIPSIS = re.compile(rf"(?<=[{_HAN}”，])(?:\.{{2,}}|。{{2,}})|(?<!…)…(?!…)|…{{3,}}|(?<!·)·{{3,}}(?!·)")
_DASH = re.compile(rf"(?<=[{_HAN}”》）])(?:--+|—(?!—))(?=[{_HAN}“《（])(?<!——)")
_DAMAGED = re.compile(
    r"[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]|锟斤拷|烫烫烫"
)
_LOOKALIKE = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
_DIGITS = re.compile(r"(?<![A-Za-z\d])(?:\d+[OoIl]+\d+|[OIl]\d+(?=[年月日万亿]))(?![A-Za-z])")


def stray(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _AT_MARK.finditer(passage.text):
            yield _closed_up(passage, match)
        quoted = enclosed(passage.text)
        for match in _BETWEEN_HAN.finditer(passage.text):
            if (
                passage.prose
                and not _parts_a_slogan(passage.text, quoted, match)
                and not _after_date(passage.text, match)
            ):
                yield _closed_up(passage, match)
            elif not passage.prose and len(match[0]) > 1 and passage.field is not Field.BODY:
                yield _closed_up(passage, match, " ")
    slips, _ = galley.once(_habit)
    for passage, match in slips:
        yield replace(_closed_up(passage, match), level=Level.HINT)


def _closed_up(passage: Passage, match: re.Match[str], by: str = "") -> Hit:
    start, end = max(0, match.start() - 4), min(len(passage.text), match.end() + 4)
    remedy = passage.text[start : match.start()] + by + passage.text[match.end() : end]
    return passage.hit(start, end, remedy=remedy)


def _after_date(text: str, match: re.Match[str]) -> bool:
    """1月8日　市创新中心……: the head of an entry in a chronicle."""
    return bool(
        match.start() < 24
        and _HEAD_DATE.search(text[max(0, text.rfind("\n", 0, match.start()) + 1) : match.start()])
    )


def _parts_a_slogan(text: str, quoted: list[tuple[int, int]], match: re.Match[str]) -> bool:
    """携手同行 共创未来: two halves of three characters or more within one pair of marks."""
    place = bisect(quoted, (match.start(), 0)) - 1
    if len(match[0]) != 1 or place < 0 or match.start() >= quoted[place][1]:
        return False
    start, end = quoted[place]
    if text[start] not in "“‘「":
        return False
    return min(match.start() - start, end - match.end()) > _HALF


def _habit(galley: Galley) -> tuple[list[tuple[Passage, re.Match[str]]], int]:
    """The slips, or none where blanks are common enough to be a habit; and the number of all places."""
    found = _spaced(galley)
    closed = sum(1 for passage in galley.prose for _ in _CLOSED.finditer(passage.text))
    rare = 0 < len(found) <= _RARE and closed >= 8 * len(found)
    return (found if rare else []), len(found) + closed


def _spaced(galley: Galley) -> list[tuple[Passage, re.Match[str]]]:
    return [
        (passage, match)
        for passage in galley.passages
        if passage.field is not Field.BODY or passage.prose
        for match in _MIXED.finditer(passage.text)
    ]


def mixed(galley: Galley) -> Iterator[Hit]:
    found, (slips, places) = _spaced(galley), galley.once(_habit)
    if found and not slips and 2 * len(found) < places and len(found) > _RARE:
        passage, match = found[0]
        yield passage.around(*match.span(), count=len(found), all=places)


def at_quote(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        match = _AT_QUOTE.search(passage.text)
        if match:
            start, end = max(0, match.start() - 4), min(len(passage.text), match.end() + 12)
            remedy = passage.text[start : match.start()] + passage.text[match.end() : end]
            yield passage.hit(start, end, remedy=remedy)


def doubled(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _DOUBLED.finditer(passage.text):
            same = len(set(match[0])) == 1
            start = max(0, match.start() - 6)
            remedy = (
                passage.text[start : match.start()] + match[0][0] if same and match[0][0] != "。" else None
            )
            yield passage.hit(start, match.end(), remedy=remedy)


def ellipsis(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _ELLIPSIS.finditer(passage.text):
            start = max(0, match.start() - 6)
            yield passage.hit(start, match.end(), remedy=passage.text[start : match.start()] + "……")


def dash(galley: Galley) -> Iterator[Hit]:
    for passage in galley.prose:
        for match in _DASH.finditer(passage.text):
            yield passage.around(*match.span())


def damaged(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _DAMAGED.finditer(passage.text):
            yield passage.around(*match.span(), character=f"U+{ord(match[0][0]):04X}")


def lookalike(galley: Galley) -> Iterator[Hit]:
    """Kangxi radicals and compatibility ideographs, which copying from a PDF leaves: ⼯ is not 工."""
    for passage in galley.passages:
        for match in _LOOKALIKE.finditer(passage.text):
            right = unicodedata.normalize("NFKC", match[0])
            if right != match[0]:
                yield passage.hit(*match.span(), remedy=right, right=right)


def letter_for_digit(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _DIGITS.finditer(passage.text):
            yield passage.hit(*match.span())


CHECKS = (
    Check("space-stray", Level.WARNING, "typography", stray, alone=True),
    Check("space-mixed", Level.HINT, "typography", mixed),
    Check("space-at-quote", Level.HINT, "typography", at_quote, alone=True),
    Check("punctuation-doubled", Level.WARNING, "typography", doubled, alone=True),
    Check("ellipsis-irregular", Level.HINT, "typography", ellipsis, alone=True),
    Check("dash-irregular", Level.HINT, "typography", dash, alone=True),
    Check("character-damaged", Level.ERROR, "typography", damaged, alone=True),
    Check("character-doubtful", Level.WARNING, "typography", lookalike, alone=True),
    Check("letter-for-digit", Level.WARNING, "typography", letter_for_digit, alone=True),
)
