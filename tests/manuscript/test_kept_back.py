"""Twelve documents that were written by somebody who did not know the importer, and kept from who tunes it.

Each floor is what was measured when they were opened (2026-11-22). The goal for documents nobody has seen stands beside it.
"""

from functools import cache
from statistics import mean

import pytest

from manuscript.readers import READERS
from tests.manuscript.outlines import SEEDS
from tests.manuscript.test_unseen import figures

DOCUMENTS = sorted(
    path for path in (SEEDS / "kept-back").iterdir() if path.suffix in READERS and path.stem != "README"
)
#: mean over the documents: floor, goal
MEANS = {
    "item_recall": (0.96, 0.95),
    "item_precision": (0.94, 0.95),
    "section": (0.80, 0.92),
    "district": (0.96, 0.92),
    "event_date": (0.94, 0.92),
    "byline": (0.90, 0.92),
    "paragraph_f1": (0.89, 0.90),
    "publication": (0.88, 0.95),
}


@cache
def means() -> dict[str, float]:
    read = [figures(path) for path in DOCUMENTS]
    return {key: round(mean(result[key] for result in read), 3) for key in read[0]}


@pytest.mark.parametrize("key", MEANS)
def test_documents_kept_back_are_read_as_well_as_when_they_were_opened(key, record_property):
    record_property("figures", (f"twelve documents kept back, mean {key}", {key: means()[key]}))
    assert means()[key] >= MEANS[key][0]


def test_nothing_is_invented_in_documents_kept_back():
    assert sum(figures(path)["invented"] for path in DOCUMENTS) == 0


def test_there_are_twelve_of_them():
    assert len(DOCUMENTS) == 12
