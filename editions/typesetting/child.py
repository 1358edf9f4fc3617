"""Has Typst set a template with data and pictures, in a process of its own with limits on time and memory."""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from editions.volume import EditionError
from manuscript.reading_child import Limits

from .fitting import Lone
from .stand_ins import StandIn, stand_in
from .swapping import StrangeFileError, with_photos

logger = logging.getLogger(__name__)
LIMITS = Limits(seconds=300, mebibytes=3072)
FONTS = Path(__file__).parents[1] / "fonts"
TEMPLATES = Path(__file__).parents[1] / "formats" / "pdf" / "templates"
_ROOT = Path(__file__).parents[2]
_LONGEST_REASON = 200
#: Ended by SIGXCPU, or by SIGKILL where the hard limit came with it.
_OUT_OF_TIME = {-24, -9}


@dataclass(frozen=True, slots=True)
class Order:
    template: str
    content: Mapping[str, Any]
    date: dt.date
    pictures: Mapping[str, bytes] = field(default_factory=dict)  # by the names that the content calls them
    lone: Sequence[Lone] = ()  # photos whose width is still to be found
    extra: Path | None = None  # a folder of further fonts


def typeset(order: Order, limits: Limits | None = None) -> bytes:
    """The PDF. Raises EditionError("not-typeset")."""
    limits = limits or LIMITS
    with tempfile.TemporaryDirectory(prefix="huikan-typesetting-") as name:
        folder = Path(name)
        stand_ins = {name: one for name, data in order.pictures.items() if (one := stand_in(data))}
        shown = {name: one.data for name, one in stand_ins.items()}
        _lay_out(folder, order.content, {**order.pictures, **shown})
        try:
            done = _run(_told(order, limits), folder, 2 * limits.seconds)
        except subprocess.TimeoutExpired:
            raise _refusal(f"> {2 * limits.seconds} s") from None
        made = folder / "out.pdf"
        if done.returncode or not made.is_file():
            raise _refusal(_reason(done, limits))
        return _with_photos(made.read_bytes(), stand_ins, order)


def _with_photos(made: bytes, stand_ins: Mapping[str, StandIn], order: Order) -> bytes:
    photos = {one.name: (one, order.pictures[name]) for name, one in stand_ins.items()}
    try:
        return with_photos(made, photos)
    except StrangeFileError as error:
        logger.exception("The photos have no place in what Typst wrote")
        raise _refusal(f"PDF: {error}") from error


def _told(order: Order, limits: Limits) -> str:
    date = order.date
    told = {
        "template": order.template,
        "lone": [asdict(one) for one in order.lone],
        "fonts": [str(one.resolve()) for one in (FONTS, order.extra) if one],
        "timestamp": int(dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC).timestamp()),
        "seconds": limits.seconds,
        "mebibytes": limits.mebibytes,
    }
    return json.dumps(told)


def _lay_out(folder: Path, content: Mapping[str, Any], pictures: Mapping[str, bytes]) -> None:
    for path in TEMPLATES.glob("*.typ"):
        shutil.copy(path, folder)
    (folder / "data.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    for name, data in pictures.items():
        (folder / name).write_bytes(data)


def _run(order: str, folder: Path, seconds: int) -> subprocess.CompletedProcess:
    """Knows nothing of this process but its search path; two threads, or a large machine's stacks fill the limit."""
    env = {"PYTHONPATH": str(_ROOT), "PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    env |= {"TMPDIR": str(folder), "RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "1"}
    env |= {
        "MALLOC_MMAP_THRESHOLD_": "262144",
        "MALLOC_TRIM_THRESHOLD_": "262144",
    }  # unpacked photos go back at once
    return subprocess.run(
        [sys.executable, "-m", "editions.typesetting.process"],
        input=order.encode(),
        capture_output=True,
        timeout=seconds,
        cwd=folder,
        env=env,
        check=False,
    )


def _reason(done: subprocess.CompletedProcess, limits: Limits) -> str:
    """In few words and no language: a limit with its unit, or what Typst says."""
    if done.returncode in _OUT_OF_TIME:
        return f"> {limits.seconds} s"
    told = done.stderr.decode("utf-8", "replace")
    if "memory allocation" in told or "MemoryError" in told or "Cannot allocate memory" in told:
        return f"> {limits.mebibytes} MiB"
    logger.error("Typesetting ended with %s: %s%s", done.returncode, done.stdout[-2000:], told[-2000:])
    try:
        return str(json.loads(done.stdout)["reason"])[:_LONGEST_REASON]
    except (ValueError, KeyError, TypeError):
        return f"Typst: {done.returncode}"


def _refusal(reason: str) -> EditionError:
    return EditionError("not-typeset", reason=reason)
