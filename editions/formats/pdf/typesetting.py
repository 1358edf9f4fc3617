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
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from editions.volume import EditionError
from manuscript.reading_child import Limits

from .glyphs import FONTS

logger = logging.getLogger(__name__)
LIMITS = Limits(seconds=300, mebibytes=3072)
TEMPLATES = Path(__file__).parent / "templates"
_ROOT = Path(__file__).parents[3]
_LONGEST_REASON = 200
#: Ended by SIGXCPU, or by SIGKILL where the hard limit came with it.
_OUT_OF_TIME = {-24, -9}


def typeset(
    template: str,
    content: Mapping[str, Any],
    pictures: Mapping[str, bytes],
    date: dt.date,
    extra: Path | None = None,
    limits: Limits | None = None,
) -> bytes:
    """The PDF. Pictures by the names that the content calls them. Raises EditionError("not-typeset")."""
    limits = limits or LIMITS
    with tempfile.TemporaryDirectory(prefix="huikan-typesetting-") as name:
        folder = Path(name)
        _lay_out(folder, content, pictures)
        order = {
            "template": template,
            "fonts": [str(one.resolve()) for one in (FONTS, extra) if one],
            "timestamp": int(dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC).timestamp()),
            "seconds": limits.seconds,
            "mebibytes": limits.mebibytes,
        }
        try:
            done = _run(json.dumps(order), folder, 2 * limits.seconds)
        except subprocess.TimeoutExpired:
            raise _refusal(f"> {2 * limits.seconds} s") from None
        made = folder / "out.pdf"
        if done.returncode or not made.is_file():
            raise _refusal(_reason(done, limits))
        return made.read_bytes()


def _lay_out(folder: Path, content: Mapping[str, Any], pictures: Mapping[str, bytes]) -> None:
    for path in TEMPLATES.glob("*.typ"):
        shutil.copy(path, folder)
    (folder / "data.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    for name, data in pictures.items():
        (folder / name).write_bytes(data)


def _run(order: str, folder: Path, seconds: int) -> subprocess.CompletedProcess:
    """Knows nothing of this process but its search path; two threads, or a large machine's stacks fill the limit."""
    env = {"PYTHONPATH": str(_ROOT), "PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    env |= {"TMPDIR": str(folder), "RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
    return subprocess.run(
        [sys.executable, "-m", "editions.formats.pdf.typesetting_process"],
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
