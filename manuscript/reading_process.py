"""A process that reads one file and ends. Files are hostile: whatever happens here, the portal goes on.

It gets its order as JSON on standard input and answers as JSON on standard output; pictures that the file carries
are written into the folder it is given, under names of ours. Started as `python -m manuscript.reading_process`.
"""

from __future__ import annotations

import base64
import contextlib
import json
import resource
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

MIB = 1024 * 1024
ATTACHED = {"csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx", "zip"}


def main() -> None:
    order = json.load(sys.stdin)
    limit(order["seconds"], order["mebibytes"])
    try:
        answer = carry_out(order)
    except MemoryError:
        answer = refusal("TOO_MUCH_MEMORY", name=order["name"])
    json.dump(answer, sys.stdout)


def limit(seconds: int, mebibytes: int) -> None:
    """Processor time, memory, size of what it writes, open files. Where a system knows one of them not, it goes without."""
    limits = {
        "RLIMIT_CPU": seconds,
        "RLIMIT_AS": mebibytes * MIB,
        "RLIMIT_FSIZE": 600 * MIB,
        "RLIMIT_NOFILE": 64,
        "RLIMIT_CORE": 0,
    }
    for name, most in limits.items():
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (most, most))


def carry_out(order: Mapping[str, Any]) -> dict[str, Any]:
    # Imported under the limits: what reads hostile files loads after them.
    from manuscript.notices import Unreadable  # noqa: PLC0415

    try:
        return WORK[order["work"]](order)
    except Unreadable as error:
        return refusal(error.code, **error.details)


def refusal(code: str, **details: str) -> dict[str, Any]:
    return {"unreadable": {"code": code, "details": details}}


def read_whole(order: Mapping[str, Any]) -> dict[str, Any]:
    from manuscript.parser import parse  # noqa: PLC0415
    from manuscript.plain import from_plain, to_plain  # noqa: PLC0415
    from manuscript.readers import read  # noqa: PLC0415

    source = read(Path(order["path"]).read_bytes(), order["name"])
    reading = parse(
        source, from_plain(order["vocabulary"]), year=order.get("year"), period=order.get("period")
    )
    pictures = _put_away(source.pictures, order.get("pictures"))
    return {
        "source": to_plain(replace(source, pictures={}, document=None)),
        "reading": to_plain(reading),
        "pictures": pictures,
    }


def read_text(order: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a file, a paragraph or a line each, and nothing of its structure."""
    from manuscript.readers import read  # noqa: PLC0415

    source = read(Path(order["path"]).read_bytes(), order["name"])
    return {"text": "\n".join(line.text for line in source.lines if line.text and not line.furniture)}


def draw_page(order: Mapping[str, Any]) -> dict[str, Any]:
    """One page of a PDF as PNG."""
    from manuscript.readers.pdf.rendering import render_page  # noqa: PLC0415

    drawn = render_page(Path(order["path"]).read_bytes(), order["page"], order["width"])
    return {"picture": base64.b64encode(drawn).decode()}


def _put_away(pictures: Mapping[str, bytes], folder: str | None) -> dict[str, str]:
    """Name in the document -> name in the folder, which owes nothing to the file."""
    if folder is None:
        return {}
    kept = {}
    for number, (name, data) in enumerate(pictures.items(), 1):
        kept[name] = f"{number:04}.{_kind_of(data, name)}"
        (Path(folder) / kept[name]).write_bytes(data)
    return kept


def _kind_of(data: bytes, name: str) -> str:
    """By what it holds; the few kinds that may be attached to an item are believed by name."""
    starts = {b"\xff\xd8": "jpg", b"\x89PNG": "png", b"GIF8": "gif", b"RIFF": "webp"}
    told = name.rpartition(".")[2].lower()
    otherwise = told if told in ATTACHED else "bin"
    return next((kind for start, kind in starts.items() if data.startswith(start)), otherwise)


WORK = {"read": read_whole, "text": read_text, "page": draw_page}

if __name__ == "__main__":
    main()
