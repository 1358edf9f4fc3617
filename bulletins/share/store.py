"""Pictures as files, named by what is on them. They may be deleted at any time."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from .card import Card
from .drawing import draw
from .fonts import font_file

FOLDER = "share"  # of MEDIA_ROOT; no address but ours leads there


def drawn(card: Card) -> Path | None:
    """The file of a card, made where there is none. None where there is no font."""
    file = font_file()
    if file is None:
        return None
    path = Path(settings.MEDIA_ROOT) / FOLDER / f"{card.digest}.png"
    if not path.exists():
        picture = draw(card, file)
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as part:
            part.write(picture)
        os.replace(part.name, path)  # whole or not at all, whoever draws it at the same time
    return path
