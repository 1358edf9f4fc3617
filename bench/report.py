"""Figures as tables of Markdown, goals as PASS or FAIL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # they need the settings; a table does not
    from .meter import Cost
    from .pages import Page
    from .release import ReleaseCost

MOST_GROWTH = 1.2
MOST_OF_OBVIOUS = 0.6
MOST_OF_LOOP, MOST_OF_LOOP_IN_LARGE, LARGE = 1 / 4, 1 / 8, 50_000


@dataclass(frozen=True, slots=True)
class Verdict:
    what: str
    is_met: bool
    figures: str


def table(heads: list[str], rows: list[list[object]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def pages_table(pages: list[Page], costs: dict[int, dict[str, Cost]]) -> str:
    sizes = sorted(costs)
    heads = [
        "page",
        "statements cold",
        "warm",
        *[f"ms CPU at {size:,}" for size in sizes],
        "ratio",
        "cold",
        "KB",
    ]
    rows = []
    for page in pages:
        at = [costs[size][page.name] for size in sizes]
        rows.append(
            [
                page.name,
                len(at[-1].cold),
                len(at[-1].warm),
                *[f"{cost.milliseconds:.1f}" for cost in at],
                f"{growth(costs, page.name):.2f}",
                f"{at[-1].first:.0f}",
                f"{at[-1].size / 1024:.0f}",
            ]
        )
    return table(heads, rows)


def growth(costs: dict[int, dict[str, Cost]], page: str) -> float:
    return costs[max(costs)][page].undisturbed / costs[min(costs)][page].undisturbed


def verdicts(pages: list[Page], costs: dict[int, dict[str, Cost]]) -> list[Verdict]:
    found = []
    for page in pages:
        at = [by_page[page.name] for by_page in costs.values()]
        if page.most_statements:
            most = max(len(cost.warm) for cost in at)
            goal = f"{page.name}: at most {page.most_statements} statements"
            found.append(Verdict(goal, most <= page.most_statements, str(most)))
        repeated = [line for cost in at for line in (*cost.cold.repeated, *cost.warm.repeated)]
        found.append(Verdict(f"{page.name}: no statement twice", not repeated, "; ".join(repeated[:3])))
        writes = [line for cost in at for line in (*cost.cold.writes, *cost.warm.writes)]
        found.append(Verdict(f"{page.name}: nothing written", not writes, "; ".join(writes[:3])))
        if len(costs) > 1 and page.is_flat:
            ratio = growth(costs, page.name)
            goal = f"{page.name}: CPU in the largest archive at most {MOST_GROWTH} x that in the smallest"
            found.append(Verdict(goal, ratio <= MOST_GROWTH, f"{ratio:.2f}"))
    return found


def beside_obvious(tuned: Cost, obvious: Cost, name: str) -> Verdict:
    ratio = tuned.undisturbed / obvious.undisturbed
    goal = f"{name}: at most {MOST_OF_OBVIOUS} of the obvious template's CPU"
    return Verdict(goal, ratio <= MOST_OF_OBVIOUS, f"{ratio:.2f}")


def releases_table(costs: dict[int, list[ReleaseCost]]) -> str:
    heads = ["act", "items in the archive", "members", "statements", "ms CPU", "ms", "shares of the loop"]
    rows = []
    for size, (loop, *ours) in costs.items():
        for cost in (loop, *ours):
            shares = (
                " ".join(f"{share:.3f}" for share in cost.beside(loop))
                if cost.members == loop.members
                else ""
            )
            figures = [f"{size:,}", cost.members, cost.statements, f"{cost.cpu:.0f}", f"{cost.wall:.0f}"]
            rows.append([cost.act, *figures, shares])
    return table(heads, rows)


def release_verdicts(costs: dict[int, list[ReleaseCost]]) -> list[Verdict]:
    found = []
    for size, (loop, few, many) in costs.items():
        most = MOST_OF_LOOP_IN_LARGE if size >= LARGE else MOST_OF_LOOP
        shares = dict(zip(("statements", "CPU", "time"), few.beside(loop), strict=True))
        for what, share in shares.items():
            # In a large archive the loop spends its time in the database, which on PostgreSQL is no CPU of ours.
            limit = MOST_OF_LOOP if what == "CPU" else most
            goal = f"release at {size:,}: at most {limit:.3f} of the loop's {what}"
            found.append(Verdict(goal, share <= limit, f"{share:.3f}"))
        growth = (many.cpu / many.members) / (few.cpu / few.members)
        goal = f"release at {size:,}: a member of {many.members} costs at most {MOST_GROWTH} x one of {few.members}"
        found.append(Verdict(goal, growth <= MOST_GROWTH, f"{growth:.2f}"))
    return found


def judge(verdicts: list[Verdict]) -> int:
    """Prints what is not met; returns how many."""
    failed = [verdict for verdict in verdicts if not verdict.is_met]
    for verdict in failed:
        print(f"FAIL  {verdict.what}: {verdict.figures}")
    print(f"{'FAIL' if failed else 'PASS'}  {len(verdicts) - len(failed)} of {len(verdicts)} goals are met")
    return len(failed)
