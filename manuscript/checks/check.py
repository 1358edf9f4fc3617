"""One rule: its code, how grave its findings are, the family it belongs to, and the function that finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from manuscript.checks.findings import Finding, Level
from manuscript.checks.galley import Galley, Hit


@dataclass(frozen=True, slots=True)
class Check:
    """`alone`: what it says of one item it can say without the rest of the issue, while the item is being written."""

    code: str
    level: Level
    family: str
    find: Callable[[Galley], Iterable[Hit]]
    alone: bool = False

    def run(self, galley: Galley) -> tuple[Finding, ...]:
        return tuple(self.finding(hit) for hit in self.find(galley))

    def finding(self, hit: Hit) -> Finding:
        level = hit.level or self.level
        return Finding(level, self.code, hit.text, hit.place, hit.remedy, hit.details, hit.line)
