"""How wide each photo is set, so that no page ends in the empty place of a photo that went to the next.

A first setting says where the text before each photo ends and where the photo begins. From that a chapter is walked
once as a ribbon: text keeps its length, and a photo that would not fit is made narrower, as far as it stays good to
look at. What this cannot know (headings that stay with their text, single lines) is left to a margin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDEST, NARROWEST, TALLEST = 118.0, 90.0, 92.0  # millimetres
TOP, BOTTOM = 30.0, 297.0 - 26.0
ABOVE, BELOW, GAP, LINE = 5.0, 5.5, 2.4, 4.4
CAPTION = 49  # characters of a caption in one line
DROP = 0.5  # from where a mark stands in its line to the line's foot
SPARE = 2.5

Place = tuple[int, float]  # page, millimetres from its top


@dataclass(frozen=True, slots=True)
class Lone:
    """A photo that stands alone between paragraphs."""

    ratio: float  # width to height
    caption: str
    chapter: int

    def height(self, width: float) -> float:
        """With caption, without what is kept free above and below."""
        lines = -(-len(self.caption) // CAPTION)
        return min(width / self.ratio, TALLEST) + (GAP + LINE * lines if lines else 0)

    def fitting(self, room: float) -> float | None:
        """The width at which it fits: nothing where it would be too small, or is small because it is tall."""
        left = room - SPARE - (self.height(WIDEST) - min(WIDEST / self.ratio, TALLEST))
        width = min(WIDEST, left * self.ratio)
        narrowest = min(NARROWEST, TALLEST * self.ratio * NARROWEST / WIDEST)
        return width if width >= narrowest else None


def widths(photos: Sequence[Lone], places: Iterable[tuple[Place | None, Place | None]]) -> list[float]:
    """A width each, in millimetres. `places`: the end of the text before, and the photo, as first set, all at WIDEST."""
    found: list[float] = []
    ends: Place | None = None  # of the photo before, as first set
    now: Place | None = None  # the same, as it will be set
    chapter = -1
    for photo, (text, begins) in zip(photos, places, strict=True):
        if photo.chapter != chapter:
            chapter, ends, now = photo.chapter, None, None
        if begins is None:
            found.append(WIDEST)
            continue
        ended = (text[0], text[1] + DROP) if text else begins
        at = _after(now, _length(ends, ended)) if now and ends else ended
        width = photo.fitting(BOTTOM - at[1] - ABOVE)
        page, top = (at[0], at[1] + ABOVE) if width else (at[0] + 1, TOP)
        found.append(round(width or WIDEST, 1))
        now = (page, top + photo.height(found[-1]) + BELOW)
        ends = (begins[0], begins[1] + photo.height(WIDEST) + BELOW)
    return found


def _length(start: Place, end: Place) -> float:
    return (end[0] - start[0]) * (BOTTOM - TOP) + end[1] - start[1]


def _after(start: Place, length: float) -> Place:
    pages, below = divmod(start[1] - TOP + length, BOTTOM - TOP)
    return start[0] + int(pages), TOP + below
