"""A page of a file as a picture, drawn by a process of its own."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from intake.child import ask_child
from manuscript.notices import Unreadable

PNG = b"\x89PNG\r\n\x1a\n"


def page_image(path: Path, page: int, width: int) -> bytes | None:
    """PNG, at most `width` pixels wide; None where the file cannot be drawn. Pages count from 1."""
    try:
        answer = ask_child("page", path.name, path=path.resolve(), page=page, width=width)
        data = base64.b64decode(answer["picture"], validate=True)
    except (Unreadable, KeyError, binascii.Error):
        return None
    return data if data.startswith(PNG) else None
