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

Answer = TypeVar("Answer")
SECONDS = 60  # a district may be renamed without any release


def remembered(question: str, answer: Callable[[], Answer]) -> Answer:
    key = blake2b(f"{_archive()} {question}".encode(), digest_size=20).hexdigest()
    return cache.get_or_set(f"bulletins.{key}", answer, SECONDS)


def _archive() -> str:
    from .models import IssuePage  # noqa: PLC0415  querysets remember, and models have querysets

    state = IssuePage.objects.released().aggregate(Count("pk"), Max("last_published_at"))
    return " ".join(map(str, state.values()))
