"""A cover with a picture as one JPEG, for the shelves of readers: the picture, a band with the name, the period below.

It is drawn rather than set, because most shelves show no SVG that holds a photo.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont, ImageOps

from editions.formats.covers import colour_of
from editions.formats.pdf.glyphs import coverage
from editions.formats.picture_files import Picture
from editions.formats.walk import clean, cover_date, issue_line
from editions.typesetting.child import FONTS
from editions.volume import EditionError, Volume

WIDTH, HEIGHT = 1200, 1600
_PICTURE, _BAND = 850, 370  # how high each is
_TEXT = WIDTH - 2 * 96
_PAPER, _INK, _SOFT = "#fbfaf6", "#1c1b18", "#625f57"
_LONGEST = 13  # characters in a line of the name
_SONG, _HEI = "NotoSerifSC-Bold.ttf", "NotoSansSC-Regular.ttf"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    middle: int  # pixels from the top
    size: int
    colour: str
    font: str = _HEI


def cover_jpeg(volume: Volume, picture: Picture) -> bytes:
    """The picture alone where no font of ours draws the words: those stand in the page's text all the same."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    shown = _photo(volume, picture)
    lines = [one for one in _lines(volume) if one.text]
    if not all(character in coverage(None) for line in lines for character in line.text):
        sheet = ImageOps.fit(shown, (WIDTH, HEIGHT))
    else:
        sheet.paste(ImageOps.fit(shown, (WIDTH, _PICTURE)))
        pen = ImageDraw.Draw(sheet)
        pen.rectangle((0, _PICTURE, WIDTH, _PICTURE + _BAND - 1), fill=colour_of(volume))
        for line in lines:
            pen.text((WIDTH / 2, line.middle), line.text, line.colour, _font(line), anchor="mm")
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=86)
    return out.getvalue()


def _photo(volume: Volume, picture: Picture) -> Image.Image:
    """Upright, and white where it was seen through."""
    try:
        with Image.open(io.BytesIO(picture.data), formats=("JPEG", "PNG")) as image:
            upright = ImageOps.exif_transpose(image)
            if not upright.has_transparency_data:
                return upright.convert("RGB")
            seen_through = upright.convert("RGBA")
            return Image.alpha_composite(Image.new("RGBA", upright.size, "white"), seen_through).convert(
                "RGB"
            )
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        name = volume.style.picture.name if volume.style.picture else ""
        raise EditionError("picture-broken", name=name) from None


def _lines(volume: Volume) -> Iterator[_Line]:
    issue = volume.document
    yield _Line(clean(issue.issuer), _PICTURE + 74, 40, "white")
    yield from _name(clean(issue.title))
    yield _Line(issue_line(volume), 1330, 50, _INK)
    yield _Line(cover_date(volume), 1430, 38, _INK)
    yield _Line(clean(volume.notice), 1520, 34, _SOFT)


def _name(title: str) -> Iterator[_Line]:
    """In up to three lines of alike many characters."""
    count = min(-(-len(title) // _LONGEST), 3)
    if not count:
        return
    longest = -(-len(title) // count)
    size = min(112, _TEXT // longest, 210 // count)
    for at in range(count):
        middle = _PICTURE + 235 + round((at - (count - 1) / 2) * size * 1.2)
        yield _Line(title[at * longest : (at + 1) * longest], middle, size, "white", _SONG)


def _font(line: _Line) -> ImageFont.FreeTypeFont:
    """As large as it should be, or as the width allows."""
    font = ImageFont.truetype(FONTS / line.font, line.size, layout_engine=ImageFont.Layout.BASIC)
    wide = font.getlength(line.text)
    return font if wide <= _TEXT else font.font_variant(size=max(1, int(line.size * _TEXT / wide)))
