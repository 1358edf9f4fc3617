"""The pictures of a volume as bytes with their measures, each checked once."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from editions.volume import Cover, EditionError, Volume
from manuscript.document import NewsItem, Photo

_TYPES = {"JPEG": ("image/jpeg", ".jpg"), "PNG": ("image/png", ".png")}


@dataclass(frozen=True, slots=True)
class Picture:
    key: str  # of Volume.pictures; empty for the cover
    data: bytes
    width: int  # pixels
    height: int
    content_type: str
    suffix: str


def pictures_of(volume: Volume) -> dict[str, Picture]:
    """By their key, in reading order. Raises EditionError for one that is missing or no JPEG or PNG."""
    found: dict[str, Picture] = {}
    for item in volume.document.items():
        for photo in item.photos:
            if photo.file and photo.file not in found:
                found[photo.file] = _read(volume, photo, item)
    return found


def cover_picture_of(volume: Volume) -> Picture | None:
    """None for a cover without a picture. Raises EditionError as for any other."""
    if volume.style.cover is not Cover.PICTURE:
        return None
    path = volume.style.picture
    return _picture("", path, path.name if path else "", None)


def _read(volume: Volume, photo: Photo, item: NewsItem) -> Picture:
    return _picture(photo.file, volume.pictures.get(photo.file), photo.file, item)


def _picture(key: str, path: Path | None, name: str, item: NewsItem | None) -> Picture:
    try:
        data = path.read_bytes() if path else None
    except OSError:
        data = None
    if data is None:
        raise EditionError("picture-missing", item, name=name)
    try:
        with Image.open(io.BytesIO(data), formats=tuple(_TYPES)) as image:
            (width, height), form = image.size, image.format or ""
    except (OSError, ValueError, Image.DecompressionBombError):
        raise EditionError("picture-broken", item, name=name) from None
    return Picture(key, data, width, height, *_TYPES[form])
