"""Has a file read by a process of its own, with limits on time and memory, and believes nothing that it answers."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from manuscript.notices import Unreadable

logger = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` of processor time, twice that on the clock; `mebibytes` of memory."""

    seconds: int
    mebibytes: int


def ask_child(work: str, name: str, limits: Limits, **order: Any) -> Mapping[str, Any]:
    """What `manuscript.reading_process` answers. Raises Unreadable, also for one that dies, hangs or talks nonsense."""
    seconds = limits.seconds
    order |= {"work": work, "name": name, "seconds": seconds, "mebibytes": limits.mebibytes}
    try:
        done = _run(json.dumps(order, default=str), 2 * seconds)
    except subprocess.TimeoutExpired:
        raise Unreadable("TOO_SLOW", name=name, seconds=str(seconds)) from None
    if done.returncode in _OUT_OF_TIME:
        raise Unreadable("TOO_SLOW", name=name, seconds=str(seconds))
    answer = _answer(done, name)
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"]["code"], **answer["unreadable"]["details"])
    return answer


#: Ended by SIGXCPU, or by SIGKILL where the hard limit came with it.
_OUT_OF_TIME = {-24, -9}


def _run(order: str, seconds: int) -> subprocess.CompletedProcess:
    """Knows nothing of this process but its search path: no secret of the environment, no folder of ours to stand in."""
    env = {"PYTHONPATH": str(_ROOT), "PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    with tempfile.TemporaryDirectory(prefix="huikan-reading-") as empty:
        return subprocess.run(
            [sys.executable, "-m", "manuscript.reading_process"],
            input=order.encode(),
            capture_output=True,
            timeout=seconds,
            cwd=empty,
            env=env | {"TMPDIR": empty},
            check=False,
        )


def _answer(done: subprocess.CompletedProcess, name: str) -> Mapping[str, Any]:
    try:
        return json.loads(done.stdout)
    except ValueError:
        told = done.stderr.decode("utf-8", "replace")[-4000:]
        logger.error("Reading %s ended with %s: %s", name, done.returncode, told)
        if "MemoryError" in told:
            raise Unreadable("TOO_MUCH_MEMORY", name=name) from None
        raise Unreadable("READER_BROKE", name=name) from None
