"""Has a file read by a process of its own, with limits on time and memory, and believes nothing that it answers."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from manuscript.notices import Unreadable

logger = logging.getLogger(__name__)


def ask_child(work: str, name: str, **order: Any) -> Mapping[str, Any]:
    """The answer of `manuscript.reading_process`. Raises Unreadable, also for a reader that dies, hangs or talks nonsense.

    Limits: settings.INTAKE_SECONDS of processor time, twice that on the clock, INTAKE_MEBIBYTES of memory.
    """
    seconds = settings.INTAKE_SECONDS
    order |= {"work": work, "name": name, "seconds": seconds, "mebibytes": settings.INTAKE_MEBIBYTES}
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
    env = {"PYTHONPATH": str(settings.BASE_DIR), "PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
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
