"""装订: what is made of a release before it becomes public, by desks that the editorial office does not know.

A desk registers a binder in its AppConfig.ready. Each is asked outside the transaction of the release, writes whatever
takes time, and hands back what is left to do: `keep` within the transaction, or `discard` where there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulletins.models import Release


class BindingError(Exception):
    """The release must not go on. The message is read by a publisher, and names the item."""


@dataclass(frozen=True, slots=True)
class Bound:
    keep: Callable[[], None]
    discard: Callable[[], None]


Binder = Callable[["Release"], Bound]
Crediter = Callable[["Release"], Iterable[tuple[str, str]]]
_binders: list[Binder] = []
_crediters: list[Crediter] = []


def register(binder: Binder) -> None:
    if binder not in _binders:
        _binders.append(binder)


def register_credits(crediter: Crediter) -> None:
    """`crediter`: who else worked on a release, as the colophon prints it: (审稿, 王帆、林岚)."""
    if crediter not in _crediters:
        _crediters.append(crediter)


def credits_of(release: Release) -> Iterator[tuple[str, str]]:
    for crediter in _crediters:
        yield from crediter(release)


@contextmanager
def bound(release: Release) -> Iterator[Callable[[], None]]:
    """Binds, and yields what keeps it all. Whatever is raised in between discards what was bound. Raises BindingError."""
    made: list[Bound] = []
    try:
        for binder in _binders:
            made.append(binder(release))
        yield lambda: [one.keep() for one in made] and None
    except BaseException:
        for one in made:
            one.discard()
        raise
