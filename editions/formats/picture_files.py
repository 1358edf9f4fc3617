"""The pictures of a volume as bytes with their measures, each checked once."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

from editions.volume import EditionError, Volume
from manuscript.document import NewsItem, Photo

_TYPES = {"JPEG": ("image/jpeg", ".jpg"), "PNG": ("image/png", ".png")}


@dataclass(frozen=True, slots=True)
class Picture:
    key: str  # of Volume.pictures
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


def _read(volume: Volume, photo: Photo, item: NewsItem) -> Picture:
    path = volume.pictures.get(photo.file)
    try:
        data = path.read_bytes() if path else None
    except OSError:
        data = None
    if data is None:
        raise EditionError("picture-missing", item, name=photo.file)
    try:
        with Image.open(io.BytesIO(data), formats=tuple(_TYPES)) as image:
            (width, height), form = image.size, image.format or ""
    except (OSError, ValueError, Image.DecompressionBombError):
        raise EditionError("picture-broken", item, name=photo.file) from None
    return Picture(photo.file, data, width, height, *_TYPES[form])
