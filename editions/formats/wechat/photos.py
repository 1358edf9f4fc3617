"""The photos of an issue as an editor uploads them into WeChat: numbered, light, and named as the text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from editions.volume import EditionError, Volume
from manuscript.document import NewsItem, Photo

from .leaves import leaves_of

WIDEST = 1_080  # pixels
MOST = 1_000_000  # bytes
_QUALITIES = (88, 80, 72, 64, 56, 48, 40)
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|\s]+')


@dataclass(frozen=True, slots=True)
class NumberedPhoto:
    number: int
    name: str  # 图03-题目.jpg
    path: Path


def numbered_photos(volume: Volume) -> Iterator[NumberedPhoto]:
    """Raises EditionError where a photo has no file among the volume's pictures."""
    items = list(volume.document.items())
    leaves = list(leaves_of(volume))
    digits = max(2, len(str(max((leaf.photos.stop - 1 for leaf in leaves), default=0))))
    for leaf in leaves:
        photos = [block for block in leaf.blocks if isinstance(block, Photo)]
        for number, photo in zip(leaf.photos, photos, strict=True):
            name = f"图{number:0{digits}}-{_tame(photo.caption or leaf.title)}.jpg"
            yield NumberedPhoto(number, name, _path_of(photo, items[leaf.item], volume))


def _path_of(photo: Photo, item: NewsItem, volume: Volume) -> Path:
    if photo.file not in volume.pictures:
        raise EditionError("picture-missing", item, name=photo.file)
    return volume.pictures[photo.file]


def _tame(title: str) -> str:
    """A name for a file on any system; the number in front keeps it apart from others."""
    return _NOT_IN_NAMES.sub("", title)[:30].strip(".") or "图片"


def as_jpeg(path: Path) -> bytes:
    """At most WIDEST wide and lighter than MOST; nothing of the file's own notes is kept, where it was taken included."""
    with Image.open(path) as file:
        image = _on_white(ImageOps.exif_transpose(file))
    if image.width > WIDEST:
        image = image.resize((WIDEST, max(1, image.height * WIDEST // image.width)), Image.Resampling.LANCZOS)
    while True:
        for quality in _QUALITIES:
            jpeg = _encoded(image, quality)
            if len(jpeg) < MOST:
                return jpeg
        image = image.resize(
            (max(1, image.width * 3 // 4), max(1, image.height * 3 // 4)), Image.Resampling.LANCZOS
        )


def _on_white(image: Image.Image) -> Image.Image:
    """JPEG knows no transparency: what is left clear becomes paper."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def _encoded(image: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
    return file.getvalue()
