"""All that was found, counted and page by page, as a screen shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from editorial.levels import FindingLevel

from .found import Found


@dataclass(frozen=True)
class Counted:
    found: tuple[Found, ...]

    @cached_property
    def counts(self) -> list[tuple[FindingLevel, int]]:
        """Of each level that there is, the gravest first; an error that is overruled is none any more."""
        counted = Counter(one.level for one in self.found if one.overruling is None)
        return [(level, counted[level]) for level in FindingLevel if counted[level]]

    @property
    def errors(self) -> int:
        return sum(one.stops for one in self.found)

    @property
    def overruled(self) -> int:
        return sum(one.overruling is not None for one in self.found)

    @property
    def remedies(self) -> int:
        return sum(one.replacement is not None for one in self.found)

    @property
    def worth_a_look(self) -> int:
        """Whatever is more than a hint, and nobody has answered yet."""
        return sum(one.level != FindingLevel.HINT and one.overruling is None for one in self.found)


@dataclass(frozen=True)
class Group(Counted):
    """What was found about one page."""

    page_id: int
    title: str


@dataclass(frozen=True)
class Report(Counted):
    @cached_property
    def groups(self) -> list[Group]:
        """In the order of the issue, which is that of `found`."""
        groups = []
        for page_id, some in groupby(self.found, key=lambda one: one.page_id):
            together = tuple(some)
            groups.append(Group(together, page_id, together[0].title))
        return groups


def report_of(found: Iterable[Found]) -> Report:
    return Report(tuple(found))
