"""Captions in small type below a picture, told before the page is divided: a picture at the side of a column takes its
caption with it, and the text beside both is no second column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from manuscript.readers.pdf.pictures import Picture
from manuscript.readers.pdf.strips import Strip

_SMALLER = 0.96  # of the size of running text
_FIRST = 1.6  # sizes from the picture to the upper edge of its caption
_PITCH = 2.2  # sizes from one line of a caption to the next
_OUTSIDE = 0.6  # sizes by which a caption may be wider than its picture
_WIDER = 1.4  # times the picture, for a caption that is centred below it
_SAME_SIZE = 0.3  # points
_LINES = 5


def with_captions(
    pictures: Sequence[Picture], strips: Sequence[Strip], body_size: float
) -> tuple[list[Picture], list[Strip]]:
    """The pictures with their captions, and the strips that are none."""
    rest = sorted(strips, key=lambda strip: (strip.base, strip.left))
    described = []
    for picture in pictures:
        caption = _caption(picture, rest, body_size)
        described.append(replace(picture, caption=tuple(caption)))
        taken = set(map(id, caption))
        rest = [strip for strip in rest if id(strip) not in taken]
    return described, sorted(rest, key=lambda strip: strip.order)


def _caption(picture: Picture, strips: Sequence[Strip], body_size: float) -> list[Strip]:
    found: list[Strip] = []
    for strip in strips:
        if strip.size >= _SMALLER * body_size or not _is_below(picture, strip):
            continue
        if found and abs(strip.size - found[0].size) > _SAME_SIZE:
            break
        above = found[-1].base if found else None
        if above is None and strip.top - picture.bottom > _FIRST * strip.size:
            break
        if above is not None and strip.base - above > _PITCH * strip.size:
            break
        found.append(strip)
    return found if len({round(strip.base) for strip in found}) <= _LINES else []


def _is_below(picture: Picture, strip: Strip) -> bool:
    slack = _OUTSIDE * strip.size
    inside = picture.left - slack <= strip.left and strip.right <= picture.right + slack
    centred = abs(strip.middle - picture.middle) <= strip.size
    wider = strip.right - strip.left <= _WIDER * (picture.right - picture.left)
    return strip.base > picture.bottom and (inside or (centred and wider))
