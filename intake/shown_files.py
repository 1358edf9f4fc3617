"""Pictures of an intake as its screens show them: made small when somebody looks, kept beside the file, never the original.

What lies in a file of somebody else's is re-encoded before a browser gets it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from PIL import Image

from intake.models import Intake
from intake.pictures import FORMATS, is_picture

LARGEST = (640, 640)
PAGE_WIDTH = 1000


def small_picture(intake: Intake, name: str) -> Path | None:
    """A WebP of the picture that the document calls so; None where it has none, or one that cannot be shown."""
    original = intake.picture_paths.get(name)
    if original is None:
        return None
    digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:24]
    return _made_once(intake.folder.shown / f"{digest}.webp", lambda: _smaller(original))


def page_picture(intake: Intake, page: int) -> Path | None:
    """A picture of a page of the file; None where the format has no pages, or not as many."""
    if not 1 <= page <= intake.source.pages:
        return None
    from intake.page_images import page_image  # noqa: PLC0415  starts a process; nobody else here needs it

    target = intake.folder.shown / f"page-{page}.png"
    return _made_once(target, lambda: page_image(intake.path, page, PAGE_WIDTH))


def _made_once(target: Path, make: Callable[[], bytes | None]) -> Path | None:
    if target.is_file():
        return target
    data = make()
    if data is None:
        return None
    # Two who look at once each write a file of their own; the last one stays, and both are the same.
    with NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(data)
    os.replace(file.name, target)
    return target


def _smaller(original: Path) -> bytes | None:
    if not original.is_file() or not is_picture(original):
        return None

    with Image.open(original, formats=FORMATS) as image:
        image.thumbnail(LARGEST)
        small = image if image.mode in ("RGB", "RGBA") else image.convert("RGBA")
        out = BytesIO()
        small.save(out, "WEBP", quality=80)
    return out.getvalue()
