"""Several processes that belong together: begun together, ended together. No Django in here."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress

LOOK_EVERY = 0.2  # seconds
#: Seconds for a request, a delivery or a release that is under way; gunicorn gives its requests 30.
GRACE = 40
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Together:
    """Children by what a person calls them, each the leader of a process group of its own.

    So Ctrl-C in a terminal reaches this process alone, and none of a child's own children is forgotten.
    """

    def __init__(self, commands: dict[str, list[str]], say_died: Callable[[str, int], None], **popen):
        self.commands, self.say_died, self.popen = commands, say_died, popen
        self.children: dict[str, subprocess.Popen] = {}
        self.asked = 0  # how often somebody wanted it to end

    def run(self) -> int:
        """Returns 0 when somebody ended it, 1 when a child ended by itself and took the others with it."""
        before = {name: signal.signal(name, self._end) for name in ENDING}
        try:
            self._start()
            return self._watch()
        finally:
            self._end_all()
            for name, handler in before.items():
                signal.signal(name, handler)

    def _start(self) -> None:
        for name, command in self.commands.items():
            self.children[name] = subprocess.Popen(command, process_group=0, **self.popen)  # noqa: S603  ours

    def _watch(self) -> int:
        while not self.asked:
            for name, child in self.children.items():
                if child.poll() is not None:
                    self.say_died(name, child.returncode)
                    return 1
            time.sleep(LOOK_EVERY)
        return 0

    def _end(self, *signal_and_frame) -> None:
        self.asked += 1

    def _end_all(self) -> None:
        """Politely; after GRACE seconds, or when asked again, not any more."""
        for child in self.children.values():
            child.terminate()
        asked, until = max(self.asked, 1), time.monotonic() + GRACE
        while self._alive() and self.asked <= asked and time.monotonic() < until:
            time.sleep(LOOK_EVERY)
        for child in self.children.values():
            with suppress(ProcessLookupError):  # nobody is left in its group
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()

    def _alive(self) -> bool:
        return any(child.poll() is None for child in self.children.values())
