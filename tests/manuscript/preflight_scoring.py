"""Findings against the anomalies that somebody listed or planted: which are found, which right figures raise an alarm.

An anomaly is found when a finding of its rule touches its words (four characters in common, or all of a shorter
text) and, where both have a line, stands within two lines. Each finding counts once. Rules in -ok are controls.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from manuscript.checks.office import Office, period_of
from manuscript.readers import READERS
from tests.manuscript.preflight_gold import RULES, findings_of
from tests.manuscript.test_unseen import places_of

_NUMBERS = re.compile("metric|growth|sum|ratio|share")
GOALS = {"mechanical": "mechanical and cross", "cross": "mechanical and cross"}


@dataclass
class Score:
    found: Counter[str] = field(default_factory=Counter)  # by how it can be found, and errors
    all: Counter[str] = field(default_factory=Counter)
    missed: list[dict] = field(default_factory=list)
    extra: list[dict] = field(default_factory=list)  # findings that match nothing
    alarms: list[dict] = field(default_factory=list)  # controls that were told
    items: int = 0

    def add(self, anomalies: list[dict], findings: list[dict], rules: dict[str, str], how: Judge) -> None:
        used: set[int] = set()
        for anomaly in anomalies:
            if anomaly["rule"].endswith("-ok"):
                told = any(how.tells_control(anomaly, finding) for finding in findings)
                self.alarms += [anomaly] * told
                continue
            match = next(
                (k for k, f in enumerate(findings) if k not in used and how.tells(anomaly, f, rules)), None
            )
            used |= {match} - {None}
            self._count(anomaly, match is not None)
        self.extra += [finding for k, finding in enumerate(findings) if k not in used]

    def _count(self, anomaly: dict, is_found: bool) -> None:
        if anomaly.get("confidence") != "unsure":
            groups = [GOALS.get(anomaly["how"], anomaly["how"])]
            groups += ["errors"] * (anomaly["severity"] == "error")
            self.all.update(groups)
            self.found.update(groups * is_found)
        if not is_found:
            self.missed.append(anomaly)


class Judge:
    """As strict as it can be: the very rule, and words in common."""

    def tells(self, anomaly: dict, finding: dict, rules: dict[str, str]) -> bool:
        return is_of(anomaly, finding, rules)

    def tells_control(self, control: dict, finding: dict) -> bool:
        return bool(_NUMBERS.search(finding["rule"])) and touch(control["text"], finding["text"], 6)


def is_of(anomaly: dict, finding: dict, rules: dict[str, str]) -> bool:
    if rules.get(finding["rule"], finding["rule"]) != anomaly["rule"]:
        return False
    lines = anomaly.get("line"), finding.get("line")
    return not (all(lines) and abs(lines[0] - lines[1]) > 2) and touch(anomaly["text"], finding["text"])


def squeezed(text: str) -> str:
    return re.sub(r"[\s|…]", "", text or "")


def touch(one: str, other: str, least: int = 4) -> bool:
    one, other = squeezed(one), squeezed(other)
    if not one or not other:
        return one == other
    least = min(least, len(one), len(other))
    return any(one[i : i + least] in other for i in range(len(one) - least + 1))


STRICT = Judge()


@cache
def score_of(folder: Path, suffixes: tuple[str, ...] = tuple(READERS), how: Judge = STRICT) -> Score:
    """All documents of a folder that have a list of anomalies beside them."""
    score = Score()
    for path in sorted(folder.iterdir()):
        listed = path.with_suffix(".anomalies.json")
        if path.suffix in suffixes and listed.exists():
            anomalies = json.loads(listed.read_text(encoding="utf-8"))["anomalies"]
            gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            findings = findings_of(path.read_bytes(), path.name, path.stem, _office(gold))
            score.add(anomalies, findings, RULES, how)
            score.items += sum(len(section["items"]) for c in gold["chapters"] for section in c["sections"])
    return score


def _office(gold: dict):
    vocabulary = places_of(gold)

    def office_of(reading):
        if reading is None:
            return Office(vocabulary=vocabulary)
        first, last = period_of(reading.document)
        return Office(
            first,
            last,
            reading.document.kind,
            vocabulary,
            contents=reading.contents,
            imprint=reading.imprint,
        )

    return office_of


def by_rule(rows: list[dict]) -> dict[str, int]:
    counted: dict[str, int] = defaultdict(int)
    for row in rows:
        counted[row["rule"]] += 1
    return dict(counted)
