"""What is done when its time has come: a list to which any room above adds its own, and one round through it.

    clock.register("deliveries", due_deliveries)

A function of the list returns the pieces that are due now, as calls. Each piece stands for itself: one that fails is
logged and reported, and the next one has its turn.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django.utils import timezone

from .models.heartbeats import CLOCK, Heartbeat

logger = logging.getLogger(__name__)

Piece = Callable[[], object]
DueWork = Callable[[], Iterable[Piece]]

#: In a long round the heart beats between two pieces.
BEAT_AFTER = dt.timedelta(seconds=20)

_due_work: dict[str, DueWork] = {}


def register(name: str, pieces: DueWork) -> None:
    _due_work[name] = pieces


@dataclass
class Round:
    """One way through the list. `stopping` is asked between two pieces."""

    stopping: Callable[[], bool] = lambda: False
    done: int = 0
    failures: list[str] = field(default_factory=list)
    _beaten_at: dt.datetime | None = None

    def run(self) -> Round:
        close_old_connections()
        self._beat()
        for name, pieces in _due_work.items():
            with self._reported(name):
                self._work(name, pieces())
        self._beat()
        return self

    def _work(self, name: str, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if self.stopping():
                return
            with self._reported(name):
                piece()
                self.done += 1
            if self._beaten_at is None or timezone.now() - self._beaten_at > BEAT_AFTER:
                self._beat()

    def _beat(self) -> None:
        with self._reported("heartbeat"):
            note = f"done {self.done}, failed {len(self.failures)}"
            self._beaten_at = Heartbeat.objects.beat(CLOCK, note).at

    @contextmanager
    def _reported(self, name: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            logger.exception("Due work “%s” failed", name)
            self.failures.append(f"{name}: {error}")
            if isinstance(error, (OperationalError, InterfaceError)):
                connections.close_all()  # the next piece opens a new one
