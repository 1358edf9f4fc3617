"""Draws a card: the red band of the cover with the bulletin's name, the double rule below it, the title on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw

from .card import Card
from .fonts import font

SIZE = WIDTH, HEIGHT = 1200, 630
BAND, MARGIN, BASELINE = 170, 76, HEIGHT - 74
COVER, COVER_INK, PAPER, INK, SOFT = "#8f1d21", "#fbf2e4", "#fffdf8", "#1c1b18", "#625f57"  # of tokens.css
TITLE_SIZES = (76, 64, 54)  # the largest in which the title fits
MOST_LINES = 4
TITLE_HEIGHT = 290

_UNIT = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,%+\-]{0,20}|\s+|.")
_NOT_FIRST = frozenset("，。、；：！？）》〉”’」』】〕…—%％·,.;:!?)")


def draw(card: Card, file: tuple[str, int]) -> bytes:
    """A PNG of SIZE, set in the font of `file`."""
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, WIDTH, BAND), fill=COVER)
    pen.rectangle((0, BAND + 8, WIDTH, BAND + 10), fill=COVER)
    _one_line(
        pen, card.bulletin, (MARGIN, BAND // 2), "lm", _fitting(card.bulletin, file, 64, 700), COVER_INK
    )
    _one_line(
        pen, card.issuer, (WIDTH - MARGIN, BAND // 2), "rm", _fitting(card.issuer, file, 30, 320), COVER_INK
    )
    _title(pen, card.title, file)
    _one_line(pen, card.period, (MARGIN, BASELINE), "lm", font(file, 32), SOFT)
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _one_line(pen, text: str, place: tuple[int, int], anchor: str, face, colour: str) -> None:
    if text:
        pen.text(place, _printable(text), font=face, fill=colour, anchor=anchor)


def _fitting(text: str, file: tuple[str, int], size: int, width: int):
    """The font in the largest size, from `size` down to half of it, in which the text is no wider."""
    for smaller in range(size, size // 2, -4):
        if font(file, smaller).getlength(_printable(text)) <= width:
            return font(file, smaller)
    return font(file, size // 2)


def _title(pen, title: str, file: tuple[str, int]) -> None:
    for size in TITLE_SIZES:
        face = font(file, size)
        lines = lines_of(_printable(title), face.getlength, WIDTH - 2 * MARGIN)
        step = size * 1.36
        if len(lines) <= MOST_LINES and len(lines) * step <= TITLE_HEIGHT:
            break
    else:
        lines = lines[: int(TITLE_HEIGHT / step)]
        lines[-1] = f"{lines[-1][:-1]}…"
    top = BAND + 50 + (TITLE_HEIGHT - len(lines) * step) / 2
    for place, line in enumerate(lines):
        pen.text((MARGIN, top + place * step), line, font=face, fill=INK)


def lines_of(text: str, length: Callable[[str], float], width: float) -> list[str]:
    """Broken between any two characters, but neither inside a number or word nor before a closing mark."""
    lines, line = [], ""
    for unit in _UNIT.findall(text):
        if line and unit not in _NOT_FIRST and length(line + unit.rstrip()) > width:
            lines.append(line.rstrip())
            line = unit.lstrip()
        else:
            line += unit
    return [*lines, line.rstrip()] if line.strip() else lines


def _printable(text: str) -> str:
    """On one line and without signs that steer the direction of writing."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
