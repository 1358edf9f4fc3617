"""Official documents shown as a picture: a few short lines, one of them a 文号 such as 〔2021〕164号.

    某某局文件                       who issued it
    某科字〔2021〕164号               the number
    关于……的通知                     its title, over one or two lines

The words of such a picture stand beside the body of an item and are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from manuscript.document import Inset, InsetKind
from manuscript.headings import read_heading
from manuscript.lines import Line, closes, join_lines, pauses, squeeze, width

DOCUMENT_NUMBER = re.compile(r"^[\u4e00-\u9fff]{1,12}[〔\[［（(【]\d{4}[〕\]］）)】]\s*第?\d{1,5}号$")
_COLUMNS = 64
_ABOVE, _BELOW = 4, 4


def extract(lines: Sequence[Line]) -> list[Line]:
    """The lines with every such picture made one inset line."""
    result: list[Line] = []
    index = 0
    while index < len(lines):
        if not lines[index].block and DOCUMENT_NUMBER.match(squeeze(lines[index].text)):
            start = _upwards(result)
            end = _downwards(lines, index)
            group = [*result[start:], *lines[index:end]]
            del result[start:]
            result.append(
                replace(group[0], text="", block=Inset(InsetKind.DOCUMENT_SCAN, _text(group)), marks=())
            )
            index = end
        else:
            result.append(lines[index])
            index += 1
    return result


def _upwards(lines: Sequence[Line]) -> int:
    start = len(lines)
    while start > 0 and len(lines) - start < _ABOVE and _is_short(lines[start - 1]):
        start -= 1
    return start


def _downwards(lines: Sequence[Line], index: int) -> int:
    end = index + 1
    while end < len(lines) and end - index <= _BELOW and _is_short(lines[end]):
        end += 1
    return end


def _is_short(line: Line) -> bool:
    if line.block or line.depth or closes(line.text) or pauses(line.text) or read_heading(line.text):
        return False
    return width(line.text) <= _COLUMNS and "，" not in line.text


def _text(group: Sequence[Line]) -> str:
    rows: list[list[Line]] = []
    for line in group:
        if rows and line.gap_before == 0:
            rows[-1].append(line)
        else:
            rows.append([line])
    return "\n".join(join_lines(row)[0] for row in rows)
