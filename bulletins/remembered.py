"""Answers that only a release changes, kept until then.

The key carries the state of the archive, asked for anew each time in one small statement: so what a release changes is
seen at once, by every process, and nobody has to remember to clear anything.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import TypeVar

from django.core.cache import cache
from django.db.models import Count, Max

from .audience import INSIDERS

Answer = TypeVar("Answer")
SECONDS = 60  # a district may be renamed without any release


def remembered(question: str, answer: Callable[[], Answer]) -> Answer:
    """`question` is the statement that answers it, so that what only some may read is part of the key."""
    key = blake2b(f"{_archive()} {question}".encode(), digest_size=20).hexdigest()
    return cache.get_or_set(f"bulletins.{key}", answer, SECONDS)


def _archive() -> str:
    from .models import IssuePage  # noqa: PLC0415  querysets remember, and models have querysets

    released = IssuePage.objects.released_to(INSIDERS).order_by().values("distribution")
    state = released.annotate(Count("pk"), Max("last_published_at")).order_by("distribution")
    return " ".join(str(value) for row in state for value in row.values())
