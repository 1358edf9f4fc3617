"""What is asked, and which texts answer. The judge reads the texts themselves; it knows nothing of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from manuscript.folding import fold
from manuscript.segmentation import CHINESE, Unit, query_of

from .documents import TRADITIONAL, Text

_RUN = re.compile(f"[{CHINESE}]{{2,}}")
_CODE = re.compile(r"[A-Z]{2,3}[- ]?\d+")
_NUMBER = re.compile(r"\d+,\d{3}")
_ALONE = re.compile(f"[{CHINESE}]+")


def queries(texts: list[Text], each: int = 15, seed: int = 11) -> list[str]:
    """Of every kind `each`: parts of texts of every length, whole titles, codes, numbers, phrases, exclusions."""
    random = Random(seed)
    asked: list[str] = []
    for _number in range(each):
        one = random.choice(texts)
        runs, titles = _RUN.findall(one.body), _RUN.findall(one.title)
        asked += [_part(random, runs, length) for length in (1, 2, 2, 3, 4, 6, 9, 12)]
        asked += [_part(random, titles, length) for length in (2, 3, 5)]
        asked += [
            one.title,
            f"{_part(random, runs, 2)} {_part(random, runs, 3)}",
            f"“{_part(random, runs, 6)}”",
        ]
        asked.append(f"{_part(random, runs, 2)} -{_part(random, runs, 2)}")
        asked.append(_part(random, runs, 2).translate({ord(k): v for k, v in TRADITIONAL.items()}))
        asked += [
            code.lower().replace("-", random.choice((" ", "", "－"))) for code in _CODE.findall(one.body)[:1]
        ]
        asked += [number.replace(",", "") for number in _NUMBER.findall(one.body)[:1]]
    return [query for query in dict.fromkeys(asked) if query.strip()]


def _part(random: Random, runs: list[str], length: int) -> str:
    long_enough = [run for run in runs if len(run) >= length] or [max(runs, key=len)]
    run = random.choice(long_enough)
    start = random.randrange(max(len(run) - length, 0) + 1)
    return run[start : start + length]


@dataclass(frozen=True, slots=True)
class Judge:
    """Folded titles and texts, without the blanks that stand in Chinese."""

    titles: dict[int, str]
    bodies: dict[int, str]

    @classmethod
    def of(cls, texts: dict[int, Text]) -> Judge:
        return cls(
            {key: _folded(text.title) for key, text in texts.items()},
            {key: _folded(text.body) for key, text in texts.items()},
        )

    def answers(self, typed: str) -> set[int]:
        query = query_of(typed)
        wanted, unwanted = [_seen(unit) for unit in query.wanted], [_seen(unit) for unit in query.unwanted]
        if not wanted:
            return set()
        return {
            key
            for key in self.titles
            if all(self._has(key, one) for one in wanted) and not any(self._has(key, one) for one in unwanted)
        }

    def _has(self, key: int, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(self.titles[key]) or pattern.search(self.bodies[key]))

    def titled(self, typed: str) -> set[int]:
        """Whose title has what was typed as it was typed."""
        exact = [_seen(unit) for unit in query_of(typed).exact]
        return {
            key for key in self.answers(typed) if exact and all(one.search(self.titles[key]) for one in exact)
        }


def _folded(text: str) -> str:
    return re.sub(f"(?<=[{CHINESE}])[^\\S\n]+(?=[{CHINESE}])", "", fold(text))


def _seen(unit: Unit) -> re.Pattern[str]:
    """As a reader sees it: signs within a code do not matter, a number is no part of a longer one."""
    if _ALONE.fullmatch(unit.text):
        return re.compile(re.escape(unit.text))
    parts = r"[^\w\n]*".join(",?".join(run) if run.isdecimal() else re.escape(run) for run in unit.runs)
    return re.compile(
        rf"(?<![a-z]){parts}(?![a-z])(?!\d)" if not unit.runs[0].isdecimal() else rf"(?<!\d){parts}(?!\d)"
    )


def shares(found: Iterable[int], right: set[int]) -> tuple[float, float]:
    """(recall, precision) of one query."""
    found = set(found)
    both = len(found & right)
    return (both / len(right) if right else 1.0, both / len(found) if found else 1.0)
