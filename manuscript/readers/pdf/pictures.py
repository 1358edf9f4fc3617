"""Which images of a page are pictures of the issue, and the names they get.

Rules, bullets and icons are too small or too thin to be one; an image behind the whole page is its background or a
scan; what stands at the same place of many pages is an ornament. All of these are left out and counted.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pypdfium2 import PdfDocument, PdfPage

from manuscript.readers.pdf.glyphs import PageText
from manuscript.readers.pdf.image_files import MOST_PIXELS, encoded
from manuscript.readers.pdf.images import PlacedImage, images_of
from manuscript.readers.pdf.strips import Strip
from manuscript.readers.pdf.turns import Turn

_SMALLEST = 24.0  # points; a portrait is larger
_FEWEST_PIXELS = 24
_THINNEST = 12.0  # times as long as wide: a rule
_BACKGROUND = 0.8  # share of the page
_SAME_PLACE = 2.0  # points
_OFTEN = 3  # pages that show an ornament
MOST_BYTES = 300 * 1024 * 1024  # of all pictures of a document
MOST_PICTURES = 3000
MOST_ON_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in its place, in points from the upper left corner of its page. Without a name: it was left out."""

    name: str
    left: float
    top: float
    right: float
    bottom: float
    order: int = 0  # of the character drawn last before it
    caption: tuple[Strip, ...] = ()  # in small type, directly below it

    @property
    def lower(self) -> float:
        """The lower edge of what belongs to it."""
        return max([self.bottom, *(strip.bottom for strip in self.caption)])

    @property
    def base(self) -> float:
        return self.lower

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Album:
    """The picture files of a document; the same picture is kept once."""

    files: dict[str, bytes] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    too_large: list[int] = field(default_factory=list)  # pages
    _names: dict[bytes, str] = field(default_factory=dict)
    _on_page: Counter[int] = field(default_factory=Counter)
    _size: int = 0

    def take(self, document: PdfDocument, page: PdfPage, number: int, text: PageText) -> tuple[Picture, ...]:
        """The pictures of a page, their files kept. `number` is that of the page, from 1."""
        turn, drawn = text.turn, text.last_of
        taken = []
        for image in images_of(page, turn):
            kind = _ornament(image, turn)
            if kind or len(taken) >= MOST_ON_A_PAGE:
                self.dropped[kind or "further pictures"] += 1
            else:
                name = self._keep(document, page, number, image)
                taken.append(Picture(name, *image.box, order=drawn.get(image.before, -1)))
        return tuple(_without_copies(taken))

    def _keep(self, document: PdfDocument, page: PdfPage, number: int, image: PlacedImage) -> str:
        full = self._size >= MOST_BYTES or len(self.files) >= MOST_PICTURES
        if full or image.width * image.height > MOST_PIXELS:
            self.too_large.append(number)
            return ""
        made = encoded(document, page, image)
        if made is None:
            self.dropped["damaged pictures"] += 1
            return ""
        data, suffix = made
        digest = hashlib.sha256(data).digest()
        if digest not in self._names:
            self._on_page[number] += 1
            self._names[digest] = f"page-{number:03}-{self._on_page[number]}{suffix}"
            self.files[self._names[digest]] = data
            self._size += len(data)
        return self._names[digest]

    def leave_out(self, names: Iterable[str]) -> None:
        for name in names:
            self.files.pop(name, None)


def _ornament(image: PlacedImage, turn: Turn) -> str:
    """What an image is, when it is no picture."""
    left, upper, right, lower = image.box
    width, height = right - left, lower - upper
    if width * height >= _BACKGROUND * turn.width * turn.height:
        return "backgrounds"
    long, short = max(width, height), min(width, height)
    small = short < _SMALLEST or min(image.width, image.height) < _FEWEST_PIXELS
    return "small images" if small or long > _THINNEST * short else ""


def _without_copies(pictures: Sequence[Picture]) -> list[Picture]:
    """A picture drawn twice at one place, for its shadow, counts once."""
    kept: list[Picture] = []
    for picture in pictures:
        if not any(picture.name == other.name and same_place(picture, other) for other in kept):
            kept.append(picture)
    return kept


def same_place(one: Picture, two: Picture) -> bool:
    return (
        abs(one.left - two.left) <= _SAME_PLACE
        and abs(one.top - two.top) <= _SAME_PLACE
        and abs(one.right - two.right) <= _SAME_PLACE
    )


def ornaments(pages: Sequence[Sequence[Picture]]) -> set[str]:
    """The names of pictures that stand at the same place of many pages: a logo, a border."""
    places: dict[str, list[tuple[int, Picture]]] = {}
    for number, pictures in enumerate(pages):
        for picture in pictures:
            if picture.name:
                places.setdefault(picture.name, []).append((number, picture))
    found = set()
    for name, shown in places.items():
        alike = {number for number, picture in shown if same_place(picture, shown[0][1])}
        if len(alike) >= _OFTEN:
            found.add(name)
    return found
