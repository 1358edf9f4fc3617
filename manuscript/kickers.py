"""Titles of more than one line: what stands above the main words (引题) and below them (副题).

凝心聚力再出发                 从一间门店到百家网点
全市民政工作会议召开            ——访某某公司董事长
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from manuscript.lines import Line, closes, pauses, tidy, width

if TYPE_CHECKING:
    from manuscript.titles import Candidate

_WIDEST = 80  # columns of a line of a title
#: ——访某某公司董事长; not ——编者 or ——暂缺——.
_SUBTITLE = re.compile(r"^(?:——|--|—)[^\W_—-].{3,}[^—-]$")


#: （散文诗） below the title of a piece of writing.
_GENRE = re.compile(
    r"^[（(](?:散文诗?|诗歌?|组诗|词|诗词|七律|七绝|五律|小小说|小说|微小说|随笔|杂文|报告文学|通讯|特写|侧记|评论|书评|剧本|小品|相声|快板|演讲稿|"
    r"外[一二三四五]首|[二三四五六七八九十]首|上|中|下|续[一二三四]?|连载[一二三四五六七八九十]*)[）)]$"
)


def has_subtitle(lines: Sequence[Line], index: int) -> bool:
    """——访某某公司董事长 on the line below a title."""
    line, after = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if (
        after is None
        or after.block
        or not (_SUBTITLE.match(tidy(after.text)) or _GENRE.match(tidy(after.text)))
    ):
        return False
    short = width(line.text) <= _WIDEST and width(after.text) <= _WIDEST
    return short and not any(closes(one.text) or pauses(one.text) for one in (line, after))


def kickers(candidates: Sequence[Candidate]) -> set[int]:
    """Lines that are the first of two lines of one title (引题), not a section: below marked headings, a line above a
    title that never heads a second item."""
    styles = {candidate.heading.style for candidate in candidates}
    if not styles - {"plain", "plain-high"}:
        return set()
    found = set()
    for place, candidate in enumerate(candidates):
        if candidate.heading.style != "plain-high":
            continue
        above = {other.heading.style for other in candidates[:place]} - {"plain", "plain-high"}
        after = [other.heading.style for other in candidates[place + 1 : place + 3]]
        below = candidates[place + 1] if after else None
        if not above or after.count("plain") > 1 or below is None or below.index != candidate.index + 1:
            return set()
        if any(other.index == below.index + 1 for other in candidates[place + 2 : place + 3]):
            return set()  # the line below has no text of its own: a section
        found.add(candidate.index)
    return found


def with_kickers(lines: Sequence[Line], upper: Collection[int]) -> list[Line]:
    """The lines with those at `upper` put before the title below them: 凝心聚力再出发　全市民政工作会议召开."""
    merged: list[Line] = []
    for index, line in enumerate(lines):
        if index - 1 in upper:
            merged[-1] = replace(merged[-1], text=f"{merged[-1].text}\u3000{tidy(line.text)}")
        else:
            merged.append(line)
    return merged
