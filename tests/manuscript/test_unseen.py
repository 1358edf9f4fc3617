"""Documents that no rule was written for: how much of each a reading gets right, at least."""

import json
from functools import cache

import pytest

from manuscript.interchange import as_dict
from manuscript.parser import parse
from manuscript.readers import read
from manuscript.vocabulary import Name, Vocabulary
from tests.manuscript.outlines import SEEDS
from tests.manuscript.scoring import score

DOCUMENTS = sorted(path for path in (SEEDS / "unseen").iterdir() if path.suffix != ".json")
AT_LEAST = {
    "item_recall": 0.95,
    "item_precision": 0.95,
    "section": 0.92,
    "district": 0.92,
    "event_date": 0.9,
    "byline": 0.92,
    "paragraph_f1": 0.9,
    "publication": 0.95,
}
# Most of these places are named in passing only, and must not become the district of an item.
PLACES = Vocabulary(
    (
        *map(Name, ("汀兰区", "望舟县", "柳溪区", "石桥市", "臨溪縣", "听松县")),
        Name("青坞街道", ("青坞",)),
        Name("南屿市", ("南屿",)),
        Name("云栖街道", ("云栖",)),
    )
)


@cache
def figures(name: str) -> dict[str, float]:
    path = SEEDS / "unseen" / name
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return score(gold, as_dict(parse(read(path.read_bytes(), path.name), PLACES)))


@pytest.mark.parametrize("name", [path.name for path in DOCUMENTS])
def test_a_document_is_understood(name):
    result = figures(name)
    short = {key: result[key] for key, floor in AT_LEAST.items() if result[key] < floor}
    assert (short, result["invented"]) == ({}, 0)


def test_every_document_has_a_reading_of_reference():
    assert len(DOCUMENTS) >= 8
    assert all(path.with_suffix(".json").exists() for path in DOCUMENTS)
