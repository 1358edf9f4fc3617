"""装订: what is made of a release before it becomes public, by desks that the editorial office does not know.

A desk registers a binder in its AppConfig.ready. Each is asked outside the transaction of the release, writes whatever
takes time, and hands back what is left to do: `keep` within the transaction, or `discard` where there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from bulletins.models import BulletinPage, IssuePage, Release
    from bulletins.pinned import Part


class BindingError(Exception):
    """The release must not go on. The message is read by a publisher, and names the item."""


@dataclass(frozen=True, slots=True)
class Bound:
    keep: Callable[[], None]
    discard: Callable[[], None]


class Bindery(Protocol):
    """Whoever makes files of releases."""

    def bind(self, release: Release) -> Bound:
        """Outside of a transaction. Raises BindingError."""

    def glyphs(self, bulletin: BulletinPage) -> Container[str] | None:
        """The characters that its files can draw; None where none of them brings fonts. One statement."""


_binderies: list[Bindery] = []
_offices: list[Office] = []


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a page of an issue while it is worked on."""

    page_id: int
    level: str  # 错误, 提示
    text: str


class Office(Protocol):
    """What whoever binds asks the editorial office."""

    def credits(self, release: Release) -> Iterable[tuple[str, str]]:
        """Who else worked on a release, as the colophon prints it: (初审, 王帆)."""

    def may_read(self, issue: IssuePage, user) -> bool:
        """What is not public yet: editors, publishers, reviewers."""

    def parts(self, issue: IssuePage) -> list[Part]:
        """What is worked on: the drafts while editors write, else what was submitted last."""

    def remarks(self, issue: IssuePage) -> Iterable[Remark]: ...

    def sheet(self, issue: IssuePage) -> dict[str, Any]:
        """审稿单, in values of JSON."""


def register_bindery(bindery: Bindery) -> None:
    _binderies[:] = [bindery]


def register_office(office: Office) -> None:
    _offices[:] = [office]


def the_office() -> Office:
    return _offices[0]


def glyphs_for(bulletin: BulletinPage) -> Container[str] | None:
    return next((one.glyphs(bulletin) for one in _binderies), None)


@contextmanager
def bound(release: Release) -> Iterator[Callable[[], None]]:
    """Binds, and yields what keeps it all. Whatever is raised in between discards what was bound. Raises BindingError."""
    made: list[Bound] = []
    try:
        for bindery in _binderies:
            made.append(bindery.bind(release))
        yield lambda: [one.keep() for one in made] and None
    except BaseException:
        for one in made:
            one.discard()
        raise
