"""Which titles are found in files of many habits, each line of which says what it is. Floors hold what was reached."""

from __future__ import annotations

import re

import pytest

from manuscript.lines import squeeze
from tests.manuscript.outlines import SEEDS, reading_of

#: Titles found of those that stand there, at least; a chronicle's marks are its days, which have no titles of their own.
FLOORS = {
    "street-monthly": 12,
    "chamber-magazine": 15,
    "science-yearbook": 16,
    "alumni-web": 14,
    "park-briefing": 12,
    "farming-quarterly": 14,
    "hospital-newspaper": 13,
    "hometown-roc": 13,
    "law-weekly": 15,
}
#: What is read as a title and is none, at most: a column without items of its own, a box of highlights.
NO_TITLES = {"hometown-roc": 1, "law-weekly": 1}
_LINE = re.compile(r"^(?P<mark>I\+|[-CSIP+KBT])\|(?P<text>.*)$")


def printed_and_titles(name: str) -> tuple[str, list[str]]:
    """The file as it is read, and the titles that its marks name."""
    lines, titles = [], []
    for raw in (SEEDS / "marked" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        match = _LINE.match(raw)
        mark, text = (match["mark"], match["text"]) if match else ("-", "")
        inside = "".join(re.findall(r"\{([^}]*)\}", text))
        plain = re.sub(r"[{}<>]", "", text)
        lines.append(plain if plain.strip() else "")
        if mark == "I" or (mark == "P" and inside):
            titles.append(inside or plain)
        elif mark == "I+" and titles:
            titles[-1] += inside or plain
    return "\n".join(lines), titles


@pytest.mark.parametrize("name", FLOORS)
def test_titles_are_found(name, record_property):
    text, titles = printed_and_titles(name)
    known = [squeeze(item.title) for item in reading_of(text).document.items()]
    found = sum(squeeze(title) in known for title in titles)
    figures = {"found": f"{found}/{len(titles)}", "none": len(known) - found}
    record_property("figures", (f"titles found, {name}", figures))
    assert found >= FLOORS[name], [title for title in titles if squeeze(title) not in known]
    assert len(known) - found <= NO_TITLES.get(name, 0), known


def test_the_days_of_a_chronicle_are_entries():
    text, _ = printed_and_titles("chronicle-of-days")
    days = len(re.findall(r"(?m)^(?:\d{1,2}日|同日|是月|△)", text))
    dated = [item for item in reading_of(text).document.items() if item.event]
    assert len(dated) >= 0.9 * days > 40
