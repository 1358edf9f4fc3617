"""Twelve documents that were written by somebody who did not know the importer, and kept from who tuned it until they
were measured. Since then they are samples like the others, and read as well.

The goal for documents nobody has seen stands beside each floor.
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
    "item_recall": (1.0, 0.95),
    "item_precision": (1.0, 0.95),
    "section": (1.0, 0.92),
    "district": (1.0, 0.92),
    "event_date": (1.0, 0.92),
    "byline": (1.0, 0.92),
    "paragraph_f1": (0.995, 0.90),
    "publication": (1.0, 0.95),
}


@cache
def means() -> dict[str, float]:
    read = [figures(path) for path in DOCUMENTS]
    return {key: round(mean(result[key] for result in read), 3) for key in read[0]}


@pytest.mark.parametrize("key", MEANS)
def test_documents_kept_back_are_read_as_well_as_they_were(key, record_property):
    record_property("figures", (f"twelve documents kept back, mean {key}", {key: means()[key]}))
    assert means()[key] >= MEANS[key][0]


def test_nothing_is_invented_in_documents_kept_back():
    assert sum(figures(path)["invented"] for path in DOCUMENTS) == 0


def test_there_are_twelve_of_them():
    assert len(DOCUMENTS) == 12
