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
from manuscript.checks.simplified import SIMPLIFIED, TRADITIONAL

_HAN = r"\u4e00-\u9fff"
_B = r"[ \u00a0\u2002-\u200a\u3000\t]"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}]){_B}+(?=[{_HAN}])")
_AT_MARK = re.compile(
    rf"(?<=[{_HAN}\d”》）]){_B}+(?=[，。；：、！？）》]|/(?!{_B}))|(?<=[，。；：、！？（《]){_B}+(?=[{_HAN}\d“《（])"
)
_AT_QUOTE = re.compile(
    rf"(?<=[{_HAN}\dA-Za-z]){_B}+(?=“)|(?<=”){_B}+(?=[{_HAN}\dA-Za-z])|(?<=“){_B}+|(?<!{_B}){_B}{{1,20}}(?=”)"
)
_MIXED = re.compile(
    rf"(?<=[{_HAN}]) +(?=[A-Za-z\d])(?![A-Za-z]{{1,20}} [A-Za-z])|(?<=[A-Za-z\d%]) +(?=[{_HAN}])"
)
_CLOSED = re.compile(rf"(?<=[{_HAN}])(?=[A-Za-z\d])|(?<=[A-Za-z\d%])(?=[{_HAN}])")
_HEAD_DATE = re.compile(
    r"^(?:[\d年月日号—－–~～至 ]{2,20}(?<=[日月年号])|[同当是本][日月]|[上中下]旬|月[初中底末])$"
)
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
_ANY_HAN = re.compile(rf"[{_HAN}]")
_SCRIPT = 20  # characters of one script from which it is that of the text
_LOOKALIKE = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
_DIGITS = re.compile(
    r"(?<![A-Za-z\d])(?:\d{1,9}[OoIl\uff2f\uff4f]{1,3}\d{1,9}|[OIl\uff2f]\d{1,9}(?=[年月日万亿])|\d{1,9}[Oo\uff2f\uff4f]{1,3}(?=[年月日万亿元个家人名项处件条台辆套亩吨米场次户%％]))(?![A-Za-z])"
)


def stray(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        for match in _AT_MARK.finditer(passage.text):
            if not _is_signature(passage.text, match):
                yield _closed_up(passage, match)
        quoted = enclosed(passage.text)
        for match in _BETWEEN_HAN.finditer(passage.text):
            if (
                passage.prose
                and not _parts_a_slogan(passage.text, quoted, match)
                and not _after_date(passage.text, match)
                and not _is_signature(passage.text, match)
            ):
                yield _closed_up(passage, match)
            elif not passage.prose and len(match[0]) > 1 and passage.field is not Field.BODY:
                yield _closed_up(passage, match, " ")
        if not passage.prose and _is_torn(passage.text):
            yield passage.whole()
    slips, _ = galley.once(_habit)
    for passage, match in slips:
        yield replace(_closed_up(passage, match), level=Level.HINT)


def _is_torn(title: str) -> bool:
    """Blanks within the words of a title (全市水 库): a piece of one or two characters, and others longer."""
    pieces = re.split(rf"{_B}+", title.strip())
    han = all(re.fullmatch(rf"[{_HAN}]+", piece) for piece in pieces[1:-1])
    ends = re.search(rf"[{_HAN}]$", pieces[0]) and re.match(rf"[{_HAN}]", pieces[-1])
    short = [piece for piece in pieces if len(piece) <= 1] + [
        piece for piece in pieces[:-1] if len(piece) == 2
    ]
    return len(pieces) > 1 and han and bool(ends and short) and max(map(len, pieces)) >= 4


def _closed_up(passage: Passage, match: re.Match[str], by: str = "") -> Hit:
    start, end = max(0, match.start() - 4), min(len(passage.text), match.end() + 4)
    remedy = passage.text[start : match.start()] + by + passage.text[match.end() : end]
    return passage.hit(start, end, remedy=remedy)


def _is_signature(text: str, match: re.Match[str]) -> bool:
    start = max(text.rfind(mark, 0, match.start()) for mark in "。；（(\n") + 1
    before, after = text[start : match.start()], text[match.end() : match.end() + 16]
    label = rf"(?:^|[　 ])[{_HAN}]{{1,6}}[：:]"
    named = bool(re.search(r"通讯员|记者|供稿|撰稿|编辑|主编|摄影?$|审核|校对|译", before[-24:]))
    return (
        (named and len(before) <= 30)
        or bool(
            re.search(label, before[-30:])
            and re.match(rf"[{_HAN}]{{1,6}}[：:]|[{_HAN}]{{2,4}}(?:[　 ]|$)", after)
        )
        or bool(
            re.fullmatch(rf"[{_HAN}]{{2,30}}", before)
            and re.match(r"(?:编|编印|主编|供稿|撰|主办)[。）)]?$", after)
        )
    )


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


def of_the_other_script(galley: Galley) -> Iterator[Hit]:
    """A few simplified characters in a text of traditional ones, or the other way round."""
    text = "".join(passage.text for passage in galley.passages)
    old = sum(character in TRADITIONAL for character in text)
    new = sum(character in SIMPLIFIED for character in text)
    few, many, wrong = (new, old, SIMPLIFIED) if old > new else (old, new, TRADITIONAL)
    if not 0 < few <= max(_RARE, many // 50) or many < _SCRIPT:
        return
    for passage in galley.passages:
        for match in _ANY_HAN.finditer(passage.text):
            if match[0] in wrong:
                yield passage.around(*match.span(), character=match[0])


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
    Check("script-mixed", Level.WARNING, "typography", of_the_other_script),
    Check("letter-for-digit", Level.WARNING, "typography", letter_for_digit, alone=True),
)
