"""A cover that is set, not drawn: a broad band in the bulletin's colour, title, period, issuer, date. As SVG."""

from __future__ import annotations

import unicodedata

from editions.formats.markup import escape
from editions.formats.walk import clean, cover_date, issue_line
from editions.volume import Volume

_WIDTH, _HEIGHT, _BAND, _MARGIN = 1200, 1600, 700, 96
_SONG = "'Noto Serif CJK SC','Source Han Serif SC','Songti SC',SimSun,serif"


def cover_svg(volume: Volume) -> str:
    issue, colour = volume.document, colour_of(volume)
    title = clean(issue.title)
    lines = [
        _text(title, 430, min(128, (_WIDTH - 2 * _MARGIN) * 2 // max(1, _columns(title))), "#fff", "bold"),
        _text(issue_line(volume), 560, 46, "#fff"),
        _text(clean(issue.issuer), 1390, 44, "#1c1b18"),
        _text(cover_date(volume), 1470, 38, "#625f57"),
        _text(clean(volume.notice), 830, 34, "#625f57"),
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fbfaf6"/>'
        f'<rect width="{_WIDTH}" height="{_BAND}" fill="{colour}"/>{"".join(lines)}</svg>\n'
    )


def colour_of(volume: Volume) -> str:
    """#rrggbb, or the house's red where the style holds anything else: it goes into style sheets."""
    digits = volume.style.colour.removeprefix("#")
    told = len(digits) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in digits)
    return f"#{digits.lower()}" if told else "#8f1d21"


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _text(text: str, top: int, size: int, colour: str, weight: str = "normal") -> str:
    if not text:
        return ""
    look = f'font-family="{_SONG}" font-size="{size}" font-weight="{weight}" fill="{colour}"'
    return f'<text x="{_MARGIN}" y="{top}" {look}>{escape(text)}</text>'
