"""Headings that are no headings to Word: short lines larger or bolder than the text around them, in the middle perhaps.

The looks of such lines are put in order, the largest first, and each gives a depth: evidence for the outline, as a
style is, and no more certain than that. Real headings stand above all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from manuscript.bylines import is_byline
from manuscript.captions import credit_of
from manuscript.document import Photo
from manuscript.lines import closes, pauses
from manuscript.readers.word.drafts import Draft
from manuscript.titles import is_closed_title

Look = tuple[float, bool, bool]  # size in points, bold, centred

_LARGER = 1.15  # times the size of the text
_COLUMNS = 80  # a title is shorter
_DEEPEST = 9
_ESTABLISHED = 3  # real headings from which bold alone makes none
_ALIKE = 2  # titles without a stop that vouch for one with it
_UNFINISHED = "，、,（(《“：:；;"
_EXCLAIMED = "！？!?"
_BOLD_TEXT = 0.6  # share of bold letters above which bold is how the text is set


@dataclass(frozen=True, slots=True)
class Body:
    """How the running text of a document looks."""

    size: float
    bold: bool

    def stands_out(self, look: Look) -> bool:
        return self.is_larger(look) or (look[1] and not self.bold) or look[2]

    def is_larger(self, look: Look) -> bool:
        return look[0] >= _LARGER * self.size


def body_of(drafts: Sequence[Draft]) -> Body:
    sizes, bold = Counter[float](), Counter[bool]()
    for draft in drafts:
        for ink in draft.inks:
            sizes[draft.size] += len(ink.text)
            marked = sum(mark.end - mark.start for mark in ink.marks if mark.kind == "bold")
            bold[True] += marked
            bold[False] += len(ink.text) - marked
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    return Body(size, bold[True] > _BOLD_TEXT * (bold[True] + bold[False]))


def add_depths(drafts: Sequence[Draft], body: Body) -> None:
    """Gives a depth, in place, to lines that look like headings."""
    real = [draft for draft in drafts if draft.depth]
    found = {i: _look(draft) for i, draft in enumerate(drafts) if _may_head(drafts, i, body)}
    counts = Counter(found.values())
    written = sum(bool(draft.inks) for draft in drafts)
    looks = [
        look
        for look, count in counts.items()
        if body.is_larger(look) or (count >= 2 and count <= written / 2 and len(real) < _ESTABLISHED)
    ]
    found |= {i: _look(draft) for i, draft in enumerate(drafts) if _is_closed_title(draft, body, counts)}
    order = {look: place for place, look in enumerate(sorted(looks, reverse=True), 1)}
    above = max((draft.depth for draft in real), default=0)
    for index, look in found.items():
        if look in order:
            drafts[index].depth = min(above + order[look], _DEEPEST)


def _look(draft: Draft) -> Look:
    return draft.size, draft.bold, draft.centred


def _may_head(drafts: Sequence[Draft], index: int, body: Body) -> bool:
    draft = drafts[index]
    if draft.depth or draft.style or draft.goes_on or not draft.inks or not body.stands_out(_look(draft)):
        return False
    if sum(len(ink.text) for ink in draft.inks) > _COLUMNS or draft.columns > _COLUMNS:
        return False
    text = draft.text
    if (closes(text) and text[-1:] not in _EXCLAIMED) or pauses(text) or text[-1:] in _UNFINISHED:
        return False
    if is_byline(text) or credit_of(text) or "\t" in text:
        return False
    return body.is_larger(_look(draft)) or not _beside_picture(drafts, index)


def _is_closed_title(draft: Draft, body: Body, counts: Counter[Look]) -> bool:
    """A title that was given a stop looks as two others do that have none."""
    look = _look(draft)
    stood_out = not (draft.depth or draft.style or draft.goes_on) and body.stands_out(look)
    return stood_out and counts[look] >= _ALIKE and is_closed_title(draft.text)


def _beside_picture(drafts: Sequence[Draft], index: int) -> bool:
    """Where captions stand: below a picture; above one that nothing stands below."""
    before = drafts[index - 1].block if index else None
    return isinstance(before, Photo)
