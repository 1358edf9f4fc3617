"""Brackets that a line end parts: the names of a byline, the credit of a caption.

    …配租实验机时。 （林一鸣        →        …配租实验机时。 （林一鸣、王帆）
    王  帆）

Only such brackets are mended here, before anything is told apart by lines; other sentences are joined when they
are known to be sentences. Two names that stood on two lines stay two names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from manuscript.bylines import split_byline
from manuscript.captions import credit_of
from manuscript.headings import read_heading
from manuscript.lines import Line, join_texts, tidy
from manuscript.names import persons_of

_OPEN = re.compile(r"[（(](?P<inside>[^（）()]{0,40})$")
_CLOSE = re.compile(r"^(?P<inside>[^（）()，。；]{0,40})[）)]$")
_INSIDE = re.compile(r"^[^（）()，。；]{1,40}$")
_LINES = 3  # a list of names runs over no more


def mend(lines: Sequence[Line]) -> list[Line]:
    """The lines with every byline and credit that a line end parts made whole on the line where it opens."""
    mended: list[Line] = []
    index = 0
    while index < len(lines):
        text, used = _whole(lines, index)
        mended.append(replace(lines[index], text=text) if used > 1 else lines[index])
        index += used
    return mended


def _whole(lines: Sequence[Line], index: int) -> tuple[str, int]:
    """The text of a line with its bracket closed, and how many lines that takes."""
    text = lines[index].text
    if lines[index].block or not _OPEN.search(tidy(text)):
        return text, 1
    for used, line in enumerate(lines[index + 1 : index + _LINES], 2):
        part = tidy(line.text)
        if line.block or line.depth or read_heading(part):
            break
        text = _joined(text, part)
        if _CLOSE.match(part):
            return (text, used) if split_byline(text)[1] or credit_of(text) else (lines[index].text, 1)
        if not _INSIDE.match(part):
            break
    return lines[index].text, 1


def _joined(text: str, part: str) -> str:
    opened = _OPEN.search(tidy(text))
    left, right = opened["inside"] if opened else "", part.rstrip("）)")
    parted = persons_of(f"{left} {right}") and not persons_of(join_texts(left, right))
    return f"{tidy(text)}、{part}" if left and parted else join_texts(text, part)
