"""Whether a file is a picture that can be shown, by what it holds and not by what it is called."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from PIL import Image

FORMATS = ("JPEG", "PNG", "GIF", "WEBP")


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
