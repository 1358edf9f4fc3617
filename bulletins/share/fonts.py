"""A font with Chinese in it, among those that are installed where the site runs. None is brought along or fetched."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from PIL import ImageFont

FOLDERS = (
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts",
    "/System/Library/Fonts", "C:/Windows/Fonts",
)  # fmt: skip
#: Song before Hei, as covers are set; bold before regular.
NAMES = (
    "NotoSerifCJK-Bold.ttc", "NotoSerifCJKsc-Bold.otf", "NotoSerifSC-Bold.otf", "SourceHanSerifSC-Bold.otf",
    "SourceHanSerif-Bold.ttc", "NotoSerifCJK-Regular.ttc", "Songti.ttc", "simsun.ttc", "NotoSansCJK-Bold.ttc",
    "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf", "PingFang.ttc", "msyh.ttc",
    "wqy-zenhei.ttc", "wqy-microhei.ttc", "DroidSansFallbackFull.ttf",
)  # fmt: skip
MOST_FACES = 12  # in one file


@lru_cache(maxsize=4)
def font_file() -> tuple[str, int] | None:
    """Path and number of the face; None where no font can be used, or SHARE_FONT says that none shall be."""
    if settings.SHARE_FONT is not None:
        return _usable(settings.SHARE_FONT) if settings.SHARE_FONT else None
    there = {name: path for folder in reversed(FOLDERS) for path in _files(folder) for name in [path.name]}
    found = (_usable(str(there[name])) for name in NAMES if name in there)
    return next(filter(None, found), None)


@lru_cache(maxsize=16)
def font(file: tuple[str, int], size: int) -> ImageFont.FreeTypeFont:
    path, face = file
    return ImageFont.truetype(path, size, index=face)


def _files(folder: str):
    for above, _, names in os.walk(Path(folder).expanduser()):
        yield from (Path(above) / name for name in names if name in NAMES)


def _usable(path: str) -> tuple[str, int] | None:
    """The simplified face of a collection, or its first; None for a file that cannot be read as a font."""
    faces = []
    for face in range(MOST_FACES):
        try:
            faces.append(ImageFont.truetype(path, 20, index=face).getname()[0] or "")
        except OSError:
            break
    simplified = (face for face, name in enumerate(faces) if name.endswith((" SC", "CN", "GB")))
    return (path, next(simplified, 0)) if faces else None
