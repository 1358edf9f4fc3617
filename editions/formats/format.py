"""What a format says of itself, and the one thing it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from editions.volume import Volume


@dataclass(frozen=True, slots=True)
class Format:
    """`build` raises EditionError for a volume that it cannot carry. `name` is kept in the database and in addresses."""

    name: str  # pdf
    suffix: str  # .pdf
    content_type: str
    build: Callable[[Volume], bytes]
    is_public: bool = True  # else it is for the office: whoever may read the issue does not get it
