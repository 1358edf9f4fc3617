"""Characters -> strips: what stands on one line without a wide gap. Geometry only; nothing here knows a PDF.

A character joins the strip it stands next to among those last written, wherever the file has it: programs write a
line in pieces, a bold word after the rest of its line. Inside a strip characters go from left to right. A character
printed twice at the same place, as some programs fake bold type, counts once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from manuscript.readers.pdf.blanks import blanks, spelled
from manuscript.readers.pdf.characters import FIRST_WIDE, is_blank
from manuscript.readers.pdf.glyphs import Face, Glyph

_NEAR = 0.9  # of the size: a wider gap parts two strips, for a gutter may be no wider
_SAME_BASE = 0.3  # of the size: how far a character may stand off the line
_RAISED = 0.6  # the same for smaller type: notes and indices
_TWICE = 0.25  # of the size: a second stroke of the same character
_LATELY = 8  # strips that a character may still join
_WHOLLY = 0.9  # a line is bold though its digits come from another font
_ASCENT = 0.88  # of the size


@dataclass(frozen=True, slots=True)
class Strip:
    """A run of text on one line, in points from the upper left corner of its page."""

    text: str
    left: float
    right: float
    base: float
    face: Face
    order: int = 0  # its place in the file
    bold: tuple[tuple[int, int], ...] = ()  # parts of the text
    links: tuple[tuple[int, int, str], ...] = ()
    struck_twice: bool = False

    @property
    def size(self) -> float:
        return self.face.size

    @property
    def top(self) -> float:
        return self.base - _ASCENT * self.face.size

    @property
    def bottom(self) -> float:
        return self.base + (1 - _ASCENT) * self.face.size

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def is_bold(self) -> bool:
        heavy = "".join(self.text[start:end] for start, end in self.bold)
        return len("".join(heavy.split())) >= _WHOLLY * len("".join(self.text.split()))


@dataclass(slots=True)
class _Draft:
    glyphs: list[Glyph]
    order: int
    left: float
    right: float
    base: float
    size: float

    def takes(self, glyph: Glyph) -> bool:
        size = max(self.size, glyph.face.size)
        away = abs(glyph.base - self.base)
        if away > _SAME_BASE * size and (
            away > _RAISED * size or min(self.size, glyph.face.size) > 0.8 * size
        ):
            return False
        near = _NEAR * size
        return glyph.left <= self.right + near and glyph.right >= self.left - near

    def add(self, glyph: Glyph) -> None:
        self.glyphs.append(glyph)
        if is_blank(glyph.char):  # several blanks are a gap like any other
            return
        self.left, self.right = min(self.left, glyph.left), max(self.right, glyph.right)
        if glyph.face.size > self.size * 1.2:  # a line is measured by its larger type
            self.size, self.base = glyph.face.size, glyph.base


def strips_of(
    glyphs: Iterable[Glyph],
    addresses: Sequence[tuple[float, float, float, float, str]] = (),
    walls: Sequence[tuple[float, float, float]] = (),
) -> list[Strip]:
    """The strips of a page in the order of the file.

    `addresses` are boxes (left, upper, right, lower) that link; `walls` are lines down the page (place, upper end,
    lower end) that no strip goes through.
    """
    drafts: list[_Draft] = []
    for order, glyph in enumerate(glyphs):
        draft = _taking(drafts, glyph, walls)
        if draft:
            draft.add(glyph)
        elif not is_blank(glyph.char):
            drafts.append(_Draft([glyph], order, glyph.left, glyph.right, glyph.base, glyph.face.size))
    made = (_strip(draft, addresses) for draft in drafts)
    return [strip for strip in made if strip]


def _taking(
    drafts: Sequence[_Draft], glyph: Glyph, walls: Sequence[tuple[float, float, float]]
) -> _Draft | None:
    """The strip that a glyph joins, mostly the last one."""
    for index in range(len(drafts) - 1, max(-1, len(drafts) - 1 - _LATELY), -1):
        if drafts[index].takes(glyph) and not (walls and _parted(drafts[index], glyph, walls)):
            return drafts[index]
    return None


def _parted(draft: _Draft, glyph: Glyph, walls: Sequence[tuple[float, float, float]]) -> bool:
    left, right = (draft.right, glyph.left) if draft.right <= glyph.left + 1 else (glyph.right, draft.left)
    return any(
        left - 1 <= place <= right + 1 and upper <= glyph.base <= lower for place, upper, lower in walls
    )


def _strip(draft: _Draft, addresses: Sequence[tuple[float, float, float, float, str]]) -> Strip | None:
    glyphs, twice = _once(draft.glyphs)
    while glyphs and is_blank(glyphs[-1].char):
        glyphs.pop()
    start = next((i for i, glyph in enumerate(glyphs) if not is_blank(glyph.char)), len(glyphs))
    glyphs = glyphs[start:]
    if not glyphs:
        return None
    text, places = spelled(glyphs)
    face = _main_face(glyphs)
    bold = [place for place, glyph in zip(places, glyphs, strict=True) if glyph.face.bold or twice]
    base = Counter(glyph.base for glyph in glyphs if glyph.face.size >= 0.8 * draft.size).most_common(1)[0][0]
    return Strip(
        text=text,
        left=glyphs[0].left,
        right=max(glyph.right for glyph in glyphs),
        base=base,
        face=face._replace(bold=True) if twice else face,
        order=draft.order,
        bold=_runs(bold),
        links=_links(glyphs, places, addresses),
        struck_twice=twice,
    )


def _main_face(glyphs: Sequence[Glyph]) -> Face:
    """The face of most characters; digits and Latin words have another than the text around them."""
    chinese = Counter(glyph.face for glyph in glyphs if glyph.char >= FIRST_WIDE)
    faces = chinese or Counter(glyph.face for glyph in glyphs if not is_blank(glyph.char))
    return faces.most_common(1)[0][0]


def _once(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], bool]:
    """The glyphs from left to right without second strokes, and whether most were struck twice."""
    kept: list[tuple[int, Glyph]] = []
    for order, glyph in sorted(enumerate(glyphs), key=lambda pair: pair[1].left):
        if is_blank(glyph.char) or not any(_again(order, glyph, *other) for other in kept[-3:]):
            kept.append((order, glyph))
    return [glyph for _, glyph in kept], len(glyphs) - len(kept) > 0.4 * len(glyphs)


def _again(order: int, glyph: Glyph, before: int, other: Glyph) -> bool:
    near = _TWICE * glyph.face.size
    if glyph.char != other.char or glyph.left - other.left > near or abs(glyph.base - other.base) > near:
        return False
    # Two characters that the file shows by one shape, —— or ff, stand at exactly one place, one after the other.
    return order != before + 1 or glyph.left != other.left or glyph.right != other.right


def _runs(places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    runs: list[list[int]] = []
    for place in places:
        if runs and place - runs[-1][1] <= 2:  # blanks between bold words
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    return tuple((start, end) for start, end in runs)


def _links(
    glyphs: Sequence[Glyph],
    places: Sequence[int],
    addresses: Sequence[tuple[float, float, float, float, str]],
) -> tuple[tuple[int, int, str], ...]:
    found = []
    for left, upper, right, lower, target in addresses:
        inside = [
            place
            for place, glyph in zip(places, glyphs, strict=True)
            if left <= (glyph.left + glyph.right) / 2 <= right
            and upper <= glyph.base - 0.3 * glyph.face.size <= lower
        ]
        if inside:
            found.append((inside[0], inside[-1] + 1, target))
    return tuple(found)


def joined(parts: Sequence[Strip], *, close: bool = False) -> Strip:
    """Strips of one line as one, from left to right, with the blanks that their gaps stand for.

    Where something else fills the gaps, the parts are set `close`.
    """
    if len(parts) == 1:
        return parts[0]
    whole, *rest = sorted(parts, key=lambda strip: strip.left)
    for part in rest:
        gap, size = part.left - whole.right, max(part.size, whole.size)
        shift = len(whole.text) + (0 if close else blanks(whole.text[-1], part.text[0], gap, size))
        whole = replace(
            whole,
            text=whole.text.ljust(shift) + part.text,
            right=max(whole.right, part.right),
            face=whole.face if len(whole.text) >= len(part.text) else part.face,
            bold=(*whole.bold, *((start + shift, end + shift) for start, end in part.bold)),
            links=(*whole.links, *((start + shift, end + shift, to) for start, end, to in part.links)),
        )
    return whole
