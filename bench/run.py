"""One run: every page at every size, in rounds, so that whatever slows the machine for a while slows them all."""

from __future__ import annotations

from . import obvious, report
from .archive import fill
from .meter import Cost, ask, count, time_once, use_database
from .pages import Page, pages
from .release import releases

OBVIOUS = {"issue of 40": obvious.issue, "issue, read through": obvious.read_through}


class Run:
    def __init__(self, names: dict[int, str]):
        self.names = names
        self.pages: dict[int, list[Page]] = {}
        self.costs: dict[int, dict[str, Cost]] = {}
        self.obvious: dict[str, Cost] = {}

    def fill(self, size: int) -> None:
        use_database(self.names[size])
        fill(size)
        self.pages[size] = pages()

    def count(self) -> None:
        for size, name in self.names.items():
            use_database(name)
            self.costs[size] = {page.name: count(page.address) for page in self.pages[size]}
        for name, ask_obviously in OBVIOUS.items():
            self.obvious[name] = count(self._address(name), ask_obviously)

    def time(self) -> None:
        for size, name in self.names.items():
            use_database(name)
            for page in self.pages[size]:
                ask(page.address)  # whatever is remembered is remembered before the clock starts
                time_once(self.costs[size][page.name], page.address)
        for name, ask_obviously in OBVIOUS.items():
            ask_obviously(self._address(name))
            time_once(self.obvious[name], self._address(name), ask_obviously)

    def _address(self, name: str) -> str:
        return next(page.address for page in self.pages[max(self.names)] if page.name == name)

    def report(self) -> int:
        """Prints everything; returns the number of goals that are not met."""
        listed = self.pages[max(self.names)]
        print(report.pages_table(listed, self.costs), "\n")
        tuned = self.costs[max(self.names)]
        print(self._obvious_table(tuned), "\n")
        verdicts = report.verdicts(listed, self.costs)
        verdicts += [report.beside_obvious(tuned[name], cost, name) for name, cost in self.obvious.items()]
        verdicts += self.report_releases()
        return report.judge(verdicts)

    def report_releases(self) -> list[report.Verdict]:
        costs = {}
        for size, name in self.names.items():
            use_database(name)
            costs[size] = releases()
        print(report.releases_table(costs), "\n")
        return report.release_verdicts(costs)

    def _obvious_table(self, tuned: dict[str, Cost]) -> str:
        rows = [
            [
                name,
                len(cost.warm),
                len(tuned[name].warm),
                f"{cost.milliseconds:.1f}",
                f"{tuned[name].milliseconds:.1f}",
                f"{tuned[name].undisturbed / cost.undisturbed:.2f}",
            ]
            for name, cost in self.obvious.items()
        ]
        heads = ["page", "statements, obvious", "Huikan", "ms CPU, obvious", "Huikan", "ratio"]
        return report.table(heads, rows)
