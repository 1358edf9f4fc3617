"""Documents that no rule was written for: how much of each a reading gets right, at least."""

import json
from functools import cache
from pathlib import Path

import pytest

from manuscript.interchange import as_dict
from manuscript.parser import parse
from manuscript.readers import READERS, read
from manuscript.vocabulary import Name, Vocabulary
from tests.manuscript.outlines import SEEDS
from tests.manuscript.scoring import score

FOLDERS = ("unseen", "shapes", "measured-once")
DOCUMENTS = sorted(
    path
    for folder in FOLDERS
    for path in (SEEDS / folder).iterdir()
    if path.suffix in READERS and path.with_suffix(".json").exists()
)
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
def figures(path: Path) -> dict[str, float]:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    places = PLACES if path.parent.name == "unseen" else places_of(gold)
    return score(gold, as_dict(parse(read(path.read_bytes(), path.name), places)))


def places_of(gold: dict) -> Vocabulary:
    """The districts that the document is sorted by, as an installation would know them."""
    sections = [section for chapter in gold["chapters"] for section in chapter["sections"]]
    named = {section["district"] for section in sections}
    named |= {item["district"] for section in sections for item in section["items"]}
    return Vocabulary(tuple(map(Name, sorted(filter(None, named)))))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_is_understood(path, record_property):
    result = figures(path)
    record_property("figures", (path.stem, {key: round(value, 3) for key, value in result.items()}))
    short = {key: result[key] for key, floor in AT_LEAST.items() if result[key] < floor}
    assert (short, result["invented"]) == ({}, 0)


def test_every_document_has_a_reading_of_reference():
    assert len(DOCUMENTS) >= 8
    read_ones = [path for folder in FOLDERS for path in (SEEDS / folder).iterdir() if path.suffix in READERS]
    assert [
        path.name for path in read_ones if not path.with_suffix(".json").exists() and path.stem != "README"
    ] == []
