"""Plenary sessions of the Central Committee (中央委员会全体会议): listed alike, and up to the day of the issue.

Texts for party and government list the sessions whose spirit they follow (二十届二中、三中全会). Who copies last year's
sentence forgets the newest one. The days are those on which each session closed, as its communiqué gives them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator

from manuscript.checks.check import Check
from manuscript.checks.findings import Level
from manuscript.checks.galley import Galley, Hit, Passage

_SESSIONS = re.compile(
    r"(?P<n>十[六七八九]|二十)届(?P<which>[一二三四五六七八九]中(?:、[一二三四五六七八九]中)*)全会"
)
_NUMBERS = "一二三四五六七八九"
_LISTED = 2  # sessions that make a list
_CLOSED = {
    "十八": {
        2: dt.date(2013, 2, 28), 3: dt.date(2013, 11, 12), 4: dt.date(2014, 10, 23), 5: dt.date(2015, 10, 29),
        6: dt.date(2016, 10, 27), 7: dt.date(2017, 10, 14),
    },
    "十九": {
        2: dt.date(2018, 1, 19), 3: dt.date(2018, 2, 28), 4: dt.date(2019, 10, 31), 5: dt.date(2020, 10, 29),
        6: dt.date(2021, 11, 11), 7: dt.date(2022, 10, 12),
    },
    "二十": {2: dt.date(2023, 2, 28), 3: dt.date(2024, 7, 18), 4: dt.date(2025, 10, 23)},
}  # fmt: skip
_COMPLETE = {"十八", "十九"}  # congresses after which the next was held: no further session comes


def formula(galley: Galley) -> Iterator[Hit]:
    """The plenary sessions one issue lists: who lists fewer, or more, than the others is told."""
    found: dict[str, dict[str, list[tuple[Passage, re.Match[str]]]]] = defaultdict(lambda: defaultdict(list))
    for passage, match in _mentions(galley):
        if "、" in match["which"]:
            found[match["n"]][match["which"]].append((passage, match))
    for forms in found.values():
        usual = max(forms, key=lambda form: len(forms[form]))
        for form, places in forms.items():
            if form != usual:
                place = galley.title_of(forms[usual][0][0].item)
                passage, match = places[0]
                yield passage.hit(match.start("which"), match.end(), other=f"{usual}全会", place=place)


def _mentions(galley: Galley) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in galley.prose:
        for match in _SESSIONS.finditer(passage.text):
            yield passage, match


def outdated(galley: Galley) -> Iterator[Hit]:
    """A list that ends before the last session that had closed when the period began. What closed within the period is
    not asked for: its first items are older."""
    first = galley.office.first
    for passage, match in _mentions(galley):
        listed = [_NUMBERS.index(one[0]) + 1 for one in match["which"].split("、")]
        later = [
            n for n, day in _CLOSED.get(match["n"], {}).items() if first and listed[-1] < n and day < first
        ]
        if len(listed) >= _LISTED and later:
            yield passage.hit(match.start("which"), match.end(), latest=f"{_NUMBERS[later[-1] - 1]}中全会")


def unknown(galley: Galley) -> Iterator[Hit]:
    """A session that no congress held, or that had not met by the end of the period."""
    last = galley.office.last
    for passage, match in _mentions(galley):
        held = _CLOSED.get(match["n"], {})
        for one in match["which"].split("、"):
            number = _NUMBERS.index(one[0]) + 1
            late = last is not None and number in held and held[number] > last
            if late or (number > max(held, default=9) and match["n"] in _COMPLETE):
                yield passage.hit(*match.span(), session=f"{match['n']}届{one}全会")


CHECKS = (
    Check("formula-inconsistent", Level.WARNING, "wording", formula),
    Check("session-outdated", Level.HINT, "wording", outdated),
    Check("session-unknown", Level.WARNING, "wording", unknown),
)
