"""A volume typeset: checks first, then one run of Typst."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image

from editions.formats.picture_files import Picture, cover_picture_of, pictures_of
from editions.formats.walk import refuse_missing_files, refuse_untitled
from editions.typesetting.child import Order, typeset
from editions.typesetting.fitting import WIDEST
from editions.typesetting.stand_ins import read_jpeg
from editions.volume import EditionError, Volume
from manuscript.document import Kind
from manuscript.reading_child import Limits

from .content import Plain, content_of, number_photos
from .glyphs import refuse_missing, texts_of

#: As look.typ has it.
_LONG_WORD = re.compile("[\u0021-\u05ff]{24,}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")

_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


def build(volume: Volume, *, extra: Path | None = None, limits: Limits | None = None) -> bytes:
    """The PDF edition. `extra` is a folder of further fonts, for rare characters in names."""
    content, files = prepare(volume)
    refuse_missing(volume, content, extra)
    template = "yearbook.typ" if volume.document.kind is Kind.YEARBOOK else "bulletin.typ"
    lone = number_photos(content["chapters"]) if template == "bulletin.typ" else []
    content["widths"] = [WIDEST for _photo in lone]
    return typeset(Order(template, content, volume.date, files, lone, extra), limits)


def prepare(volume: Volume) -> tuple[Plain, dict[str, bytes]]:
    """Content and picture files for a template. Raises EditionError for whatever would come out broken."""
    refuse_untitled(volume)
    refuse_missing_files(volume)
    if not _COLOUR.match(volume.style.colour):
        raise EditionError("bad-colour", colour=volume.style.colour)
    pictures = {key: _whole(key, one, volume) for key, one in pictures_of(volume).items()}
    content = content_of(volume, pictures)
    content["has_long_words"] = any(_LONG_WORD.search(text) for text, _place in texts_of(content))
    files = {f"{place:04}{one.suffix}": one.data for place, one in enumerate(pictures.values())}
    return content, files | _cover_picture(volume, content)


def _whole(key: str, picture: Picture, volume: Volume) -> Picture:
    """With its measures as a reader sees them; a file that was cut off has a good head."""
    try:
        width, height = _measures(picture.data)
    except _UNREADABLE:
        item = next(one for one in volume.document.items() if any(p.file == key for p in one.photos))
        raise EditionError("picture-broken", item, name=key) from None
    return Picture(key, picture.data, width, height, picture.content_type, picture.suffix)


def _measures(data: bytes) -> tuple[int, int]:
    """Width and height as a reader sees them: a telephone's pictures say which side is up."""
    with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:
        width, height = image.size
        turned = image.getexif().get(0x0112, 1) >= 5
        if read_jpeg(data) is None:  # which has an end, where it is a JPEG as most are
            image.load()
    return (height, width) if turned else (width, height)


def _cover_picture(volume: Volume, content: Plain) -> Mapping[str, bytes]:
    picture = cover_picture_of(volume)
    if picture is None:
        return {}
    try:
        width, height = _measures(picture.data)
    except _UNREADABLE:
        raise EditionError("picture-broken", name=volume.style.picture.name) from None
    content["style"] |= {"picture": f"cover{picture.suffix}", "ratio": width / height}
    return {content["style"]["picture"]: picture.data}
