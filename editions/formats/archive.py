"""Zip files that are the same bytes on every day: members in a given order, all of one date."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable

_PACKED_ALREADY = (".jpg", ".jpeg", ".png")
_FIRST, _LAST = 1980, 2107  # what the format of a zip can say


def packed(members: Iterable[tuple[str, bytes]], date: dt.date, *, stored: tuple[str, ...] = ()) -> bytes:
    """Pictures are stored as they are, like what `stored` names; everything else is deflated."""
    out = io.BytesIO()
    year = min(max(date.year, _FIRST), _LAST)
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, (year, date.month, date.day, 0, 0, 0))
            info.create_system, info.external_attr = 3, 0o644 << 16
            plain = name in stored or name.lower().endswith(_PACKED_ALREADY)
            info.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=None if plain else 9)
    return out.getvalue()
