"""What stands in “” or 《》 and once more in nearly the same words.

“江科贷” / “江科贷款”                                   a character more or less at an end
《蓝莓分级与包装规范》 / 《蓝莓包装与分级规范》       the same words in another order
“蒲公英科普小站” / 蒲公英科普驿站                      one character, with or without the marks

Numbers, years and places tell one thing from another and are never taken for a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from manuscript.checks.galley import Galley, Hit, Passage

_MARKED = re.compile(r"“(?P<quoted>[\u4e00-\u9fffA-Za-z+·]{3,16})”|《(?P<work>[^《》]{4,40})》")
_APART = re.compile(r"[\d一二三四五六七八九十百第上中下甲乙丙丁省市县区镇乡村东西南北春夏秋冬男女老少]")
_MOST = 200  # names that are compared with each other
_SHORT = 3  # characters of a name to which an end is added
_LONG = 5  # of names that differ within
_CHANGED = 2  # characters that may differ
_HALF = 3  # characters of a name that lead to the places where it may stand without marks


@dataclass(frozen=True, slots=True)
class _Name:
    text: str
    is_work: bool
    passage: Passage
    start: int

    def told(self, other: str, place: str) -> Hit:
        return self.passage.hit(self.start, self.start + len(self.text), other=other, place=place)


def nearly_alike(galley: Galley) -> Iterator[Hit]:
    names = list(_names(galley).values())[:_MOST]
    whole = "\n".join(passage.text for passage in galley.passages)
    for one, other in combinations(names, 2):
        if one.is_work == other.is_work and _is_one(one.text, other.text):
            rare, usual = (one, other) if whole.count(one.text) < whole.count(other.text) else (other, one)
            if one.text in other.text or other.text in one.text:
                rare, usual = other, one  # the shorter is found in the longer as well
            yield rare.told(usual.text, galley.title_of(usual.passage.item))
    for name in names:
        yield from _without_marks(galley, name)


def _names(galley: Galley) -> dict[str, _Name]:
    found: dict[str, _Name] = {}
    for passage in galley.passages:
        for match in _MARKED.finditer(passage.text):
            group = "quoted" if match["quoted"] else "work"
            found.setdefault(match[0], _Name(match[group], group == "work", passage, match.start(group)))
    return found


def _is_one(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORT and len(long) == len(short) + 1 and long.startswith(short):
        return not _APART.search(long[-1])
    if len(short) < _LONG or len(long) - len(short) > _CHANGED:
        return False
    changes = [
        code for code in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if code[0] != "equal"
    ]
    words = "".join(one[a:b] + other[c:d] for _, a, b, c, d in changes)
    if _APART.search(words):
        return False
    return sorted(one) == sorted(other) or (len(changes) == 1 and _is_slip(changes[0], len(short)))


def _is_slip(change: tuple[str, int, int, int, int], length: int) -> bool:
    """A word of one or two characters more or less; one character for another: 互借目录 and 修复目录 are two works."""
    _, a, b, c, d = change
    gone, come = b - a, d - c
    return gone + come <= length // 2 and (
        gone == come == 1 or (min(gone, come) == 0 and max(gone, come) <= _CHANGED)
    )


def _without_marks(galley: Galley, name: _Name) -> Iterator[Hit]:
    """The same length, the same beginning, one character that differs, wherever the issue has it without marks."""
    text = name.text
    if len(text) < _LONG or name.is_work or re.search(r"[A-Za-z]", text):
        return
    for passage in galley.passages:
        for match in re.finditer(re.escape(text[:_HALF]), passage.text):
            there = passage.text[match.start() : match.start() + len(text)]
            differ = [a + b for a, b in zip(text, there, strict=False) if a != b]
            marked = passage.text[match.start() - 1 : match.start()] == "“"
            if (
                len(there) == len(text)
                and len(differ) == 1
                and there[-1] == text[-1]
                and not marked
                and not _APART.search(differ[0])
            ):
                yield passage.hit(match.start(), match.start() + len(text), other=text,
                                  place=galley.title_of(name.passage.item))  # fmt: skip
