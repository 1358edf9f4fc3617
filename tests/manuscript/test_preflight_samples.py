"""What the checks find in invented documents into which somebody planted mistakes without knowing the checks.

Text, Word and PDF. They are open samples now, so their figures say little about documents that nobody has seen; the
floors hold what was reached.
"""

from pathlib import Path

import pytest

from manuscript.readers import READERS
from tests.manuscript.outlines import SEEDS
from tests.manuscript.preflight_aligned import ALIGNED
from tests.manuscript.preflight_scoring import STRICT, Score, by_rule, score_of

#: folder: floor for each family
FLOORS = {
    "kept-back": {"errors": 0.95, "mechanical and cross": 0.95, "dictionary": 0.95, "heuristic": 0.75},
    "shapes": {"errors": 0.95, "mechanical and cross": 0.95, "dictionary": 0.95, "heuristic": 0.95},
    "measured-once": {"errors": 0.95, "mechanical and cross": 0.95, "dictionary": 0.90, "heuristic": 0.75},
    "planted": {"errors": 0.85, "mechanical and cross": 0.86, "dictionary": 0.80, "heuristic": 0.80},
}
CASES = [(folder, family) for folder, floors in FLOORS.items() for family in floors]
#: Errors and warnings without a planted mistake for ten items, at most. A code counts once in a document.
MOST_EXTRA = 1.0


#: Their writers named the kinds of mistakes themselves.
JUDGES = {"measured-once": ALIGNED, "planted": ALIGNED}


def score(folder: str) -> Score:
    return score_of(SEEDS / folder, how=JUDGES.get(folder, STRICT))


@pytest.mark.parametrize(("folder", "family"), CASES)
def test_planted_mistakes_are_found(folder, family, record_property):
    found, total = score(folder).found[family], score(folder).all[family]
    record_property(
        "figures", (f"preflight recall, {folder}", {family: f"{found}/{total} = {found / total:.2f}"})
    )
    assert found / total >= FLOORS[folder][family], score(folder).missed


@pytest.mark.parametrize("folder", FLOORS)
def test_right_figures_raise_no_alarm(folder):
    assert score(folder).alarms == []


@pytest.mark.parametrize("folder", FLOORS)
def test_warnings_without_a_planted_mistake_are_few(folder, record_property):
    rows = [row for row in score(folder).extra if row["level"] != "hint"]
    extra = list({(row["document"], row["rule"]): row for row in rows}.values())
    record_property("figures", (f"preflight warnings beside the planted, {folder}", by_rule(extra)))
    assert len(extra) <= MOST_EXTRA * score(folder).items / 10, extra


def test_word_and_pdf_are_measured_too():
    measured = {path.suffix for folder in FOLDERS for path in folder.iterdir() if _is_measured(path)}
    assert {".txt", ".md", ".docx", ".pdf"} <= measured


FOLDERS = [SEEDS / folder for folder in FLOORS]


def _is_measured(path: Path) -> bool:
    return path.suffix in READERS and path.with_suffix(".anomalies.json").exists()
