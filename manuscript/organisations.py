"""Names of organisations in running text: 溪云生物科技（苏州）有限公司, 省创业协会, 江湾大学附属第一医院.

A name ends as organisations do (公司, 大学, 协会, 局, 中心 …) and begins where the words before it cannot belong to it:
after punctuation, a verb, a small word, a number. It is read as long as it goes, so that 江湾大学附属医院 is not 江湾大学.
A bare ending (该公司, 创新中心) names nobody. Proposals for an editor: precision counts for more than recall. Time is linear
in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from manuscript.organisation_words import (
    BOUNDARY,
    ENDING,
    IN_NAMES,
    KEPT,
    KNOWN,
    LEAD,
    PLACE_AFTER,
    is_name,
)

LONGEST = 40
_GAP = 12  # characters between two endings of one name
_RUN = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z0-9·•&]|（[\u4e00-\u9fff]{2,6}）(?=[\u4e00-\u9fff])|(?<=[A-Za-z]) (?=[A-Za-z]))+"
)
_SHORT = re.compile(
    r"\s?[（(](?:以下|下文)?(?:统?简称|下称)[:：为]?\s?[“\"「]?(?P<short>[^（）()“”\"」]{2,16})[”\"」]?[）)]"
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """`text[start:end]` is the name where it stands."""

    name: str
    start: int = 0
    end: int = 0
    short: str = ""  # what the text says to call it from there on


def find_organisations(text: str) -> list[Organisation]:
    """Every mention of a name, in order."""
    return [one for run in _RUN.finditer(text) for piece in _pieces(run) for one in _in_piece(text, *piece)]


def named_in(texts: Iterable[str]) -> list[str]:
    """Each organisation once, under its longest name, in the order of first mention."""
    mentions = [one for text in texts for one in find_organisations(text)]
    shorts = {one.short for one in mentions if one.short}
    names = list(dict.fromkeys(one.name for one in mentions if one.name not in shorts))
    endings = {name[at:] for name in names for at in range(1, len(name))}
    return [name for name in names if name not in endings]


def _pieces(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """What stands between boundaries, as places in the text. What is counted (3家医院) is a sort and no name."""
    words, at = run[0], run.start()
    kept = {
        place for part in (KEPT, ENDING) for found in part.finditer(words) for place in range(*found.span())
    }
    start, is_sort = 0, False
    for boundary in BOUNDARY.finditer(words):
        is_person = boundary["person"] is not None
        if (boundary.start() in kept and not is_person) or (
            boundary[0] in IN_NAMES and ENDING.match(words, boundary.end())
        ):
            continue
        if not is_sort:
            yield at + start, at + boundary.start()
        start, is_sort = boundary.end(), boundary["counted"] is not None
    if not is_sort:
        yield at + start, at + len(words)


def _in_piece(text: str, at: int, until: int) -> Iterator[Organisation]:
    piece, start = text[at:until], 0
    for known, end in _names(piece):
        first = _beginning(piece, max(start, end - LONGEST) if known is None else known, end)
        one = _with_place(Organisation(piece[first:end], at + first, at + end), text)
        if len(one.name) <= LONGEST and is_name(one.name):
            yield _with_short(one, text)
        start = end


def _beginning(piece: str, first: int, end: int) -> int:
    """After the words that lead to a name, and after a bracket that was torn by a boundary."""
    lead = LEAD.match(piece[first:end])
    first += lead.end() if lead else 0
    if piece.count("（", first, end) != piece.count("）", first, end):
        return piece.rfind("（", first, end) + 1 or piece.rfind("）", first, end) + 1
    return first


def _with_place(one: Organisation, text: str) -> Organisation:
    place = PLACE_AFTER.match(text, one.end)
    return replace(one, name=one.name + place[0], end=place.end()) if place else one


def _with_short(one: Organisation, text: str) -> Organisation:
    called = _SHORT.match(text, one.end)
    return replace(one, short=called["short"].strip()) if called else one


def _names(piece: str) -> Iterator[tuple[int | None, int]]:
    """Where names start, as far as their endings tell, and end. An ending that another follows soon is inside of a name."""
    endings = [*ENDING.finditer(piece), *KNOWN.finditer(piece)]
    first = last = None
    for ending in sorted(endings, key=lambda one: (one.end(), one.start())):
        if last is not None and ending.start() - last > _GAP:
            yield first, last
            first = last = None
        if first is None and ending.re is KNOWN:
            first = ending.start()
        last = ending.end()
    if last is not None:
        yield first, last
