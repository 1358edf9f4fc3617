"""Full and half width: Chinese text takes Chinese punctuation, figures and Latin words take half-width characters.

Left alone: marks between figures and Latin letters (1,234  3.5%  10:30  DeviceChina 2021), addresses, numbering.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Field, Level
from manuscript.checks.galley import Galley, Hit, Passage

_HAN = r"\u4e00-\u9fff"
_CLOSERS = "”’」』》）】%％"
_MARK = re.compile(
    rf"(?<=[{_HAN}{_CLOSERS}])[,;:!?]|(?<=[{_HAN}{_CLOSERS}])\.(?![\d.])|"
    rf"(?<=[\da-zA-Z])[,;!?](?=[{_HAN}“《（])|(?<=[\da-zA-Z])[.:](?=[{_HAN}]{{2}})"
)
_BRACKETS = re.compile(r"\((?P<in>[^()（）\n]{0,60})\)")
_BAR = re.compile(rf"(?<=[{_HAN}！？”》]) ?\|| ?\|(?=[{_HAN}“《])")
_WIDE_OF = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。", "|": "｜"}
_WIDE_WORD = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+(?:\uff0e[\uff10-\uff19]+)?％?")
_RANGE = re.compile(
    r"(?<![\d\-A-Za-z])(?:(?:19|20)\d\d-(?:19|20)?\d\d(?![\d\-])|\d{1,4}(?:\.\d+)?-\d{1,4}(?:\.\d+)?(?=[%％万亿年月日个人家项元]))"
)
_ADDRESS = re.compile(r"https?://[!-~]+|www\.[!-~]+|[\w.-]{1,40}@[!-~]+|\d{3,4}-\d{7,8}", re.ASCII)
_FEW = 5
_PLUS = re.compile(rf"(?<=[{_HAN}”])\+|\+(?=[{_HAN}“])")
_NUMBERED = re.compile(r"(?:^|\n|[。；：，、])\s*\d{1,2}$")


def _addresses(passage: Passage) -> set[int]:
    """The places that belong to an address or a telephone number."""
    return {place for match in _ADDRESS.finditer(passage.text) for place in range(*match.span())}


def _marks(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Start, end and full-width form of the half-width marks that stand in Chinese."""
    text, taken = passage.text, _addresses(passage)
    for match in _MARK.finditer(text):
        mark = match[0]
        before = text[max(0, match.start() - 4) : match.start()]
        if mark == "." and (_NUMBERED.search(before) or before[-1:].isascii()):
            continue
        if match.start() not in taken:
            yield match.start(), match.end(), _WIDE_OF[mark]
    for match in _BRACKETS.finditer(text):
        if _in_chinese(text, match) and match.start() not in taken:
            yield match.start(), match.end(), f"（{match['in']}）"


def _in_chinese(text: str, match: re.Match[str]) -> bool:
    """Chinese inside, or directly on either side."""
    around = (
        text[max(0, match.start() - 1) : match.start()] + match["in"] + text[match.end() : match.end() + 1]
    )
    return bool(re.search(rf"[{_HAN}]", around)) and not re.fullmatch(r"\d{1,2}", match["in"])


def half_width(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        if passage.field is not Field.TITLE:
            yield from _half_width(passage)


def _half_width(passage: Passage) -> Iterator[Hit]:
    for start, end, wide in _marks(passage):
        if end - start > 1:
            yield passage.hit(start, end, remedy=wide, mark=passage.text[start] + passage.text[end - 1])
        else:
            left, right = max(0, start - 6), min(len(passage.text), end + 4)
            remedy = passage.text[left:start] + wide + passage.text[end:right]
            yield passage.hit(left, right, remedy=remedy, mark=passage.text[start])


def title_half_width(galley: Galley) -> Iterator[Hit]:
    for passage in galley.passages:
        if passage.field is Field.TITLE:
            for start, end, wide in _marks(passage):
                yield passage.hit(start, end, remedy=wide, mark=passage.text[start:end][:1])
            for match in _BAR.finditer(passage.text):
                yield passage.hit(*match.span(), remedy="｜", mark="|")


def range_hyphen(galley: Galley) -> Iterator[Hit]:
    """Told once for the issue, at the first place."""
    found = [
        (passage, match)
        for passage in galley.passages
        for match in _RANGE.finditer(passage.text)
        if match.start() not in _addresses(passage)
    ]
    if found:
        passage, match = found[0]
        yield passage.hit(*match.span(), remedy=match[0].replace("-", "—"), count=len(found))


def plus_sign(galley: Galley) -> Iterator[Hit]:
    found = [(passage, match) for passage in galley.prose for match in _PLUS.finditer(passage.text)]
    if found:
        passage, match = found[0]
        yield passage.around(*match.span(), count=len(found))


def full_width_letter(galley: Galley) -> Iterator[Hit]:
    """Each of a few; an issue set so throughout is told once."""
    found = [(passage, match) for passage in galley.passages for match in _WIDE_WORD.finditer(passage.text)]
    for passage, match in found if len(found) <= _FEW else found[:1]:
        remedy = unicodedata.normalize("NFKC", match[0])
        yield passage.hit(*match.span(), remedy=remedy, count=len(found))


CHECKS = (
    Check("half-width-punctuation", Level.WARNING, "typography", half_width, alone=True),
    Check("title-half-width", Level.WARNING, "typography", title_half_width, alone=True),
    Check("range-hyphen", Level.HINT, "typography", range_hyphen, alone=True),
    Check("plus-sign", Level.HINT, "typography", plus_sign, alone=True),
    Check("full-width-letter", Level.HINT, "typography", full_width_letter, alone=True),
)
