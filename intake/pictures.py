"""Whether a file is a picture that can be shown, by what it holds and not by what it is called; or one to attach."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from PIL import Image

FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
SUFFIXES = {".jpg", ".jpeg", ".png", ".gif", ".webp"}
MOST_BYTES = 20 * 1024 * 1024


def is_usable(path: Path) -> bool:
    """Whether it can go into the library: a picture by name and by content, and of bearable size."""
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return False
    return path.stat().st_size <= MOST_BYTES and is_picture(path)


def is_attachable(path: Path) -> bool:
    """Whether it can go into the library of files, by the rules that hold for an upload."""
    known = path.suffix.lower().removeprefix(".") in settings.WAGTAILDOCS_EXTENSIONS
    return known and path.is_file() and path.stat().st_size <= settings.WAGTAILDOCS_MAX_UPLOAD_SIZE


def is_picture(path: Path) -> bool:
    """Decodes it whole: a file cut short, or a page named .jpg, would be found out only by a reader."""
    try:
        with Image.open(path, formats=FORMATS) as image:
            if image.width * image.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                return False
            image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True
