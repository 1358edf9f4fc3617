"""The two reference issues as Word documents, with real headings and with such as only look so, measured by their
scorers. Skipped where the reference issues are not beside the repository."""

import importlib.util
import json
import sys
import time
from functools import cache

import pytest

from manuscript.interchange import as_dict
from manuscript.parser import parse
from manuscript.readers import read
from tests.manuscript.test_acceptance import SHARED, vocabulary

VARIANTS = SHARED / "import" / "variants"
GOLD = {"s000": "bulletin-2021q4.json", "s003": "yearbook-2021-emerging.json"}
DOCUMENTS = ("s000-real", "s000-fake", "s003-real", "s003-fake")
AT_LEAST = {
    "item_recall": 0.98,
    "item_precision": 0.98,
    "chapter": 0.98,
    "section": 0.98,
    "district": 0.98,
    "event_date": 0.98,
    "paragraph_f1": 0.95,
    "photo_item_f1": 1.0,
    "photo_placement_f1": 0.95,
    "caption_f1": 0.95,
    "credit": 0.95,
    "signature_f1": 0.95,
    "contents_full_f1": 0.95,
    "publication": 1.0,
    "inset_recall": 1.0,
}
AT_MOST = {"cer": 0.01, "district_false": 0.0, "event_date_false": 0.0}

pytestmark = pytest.mark.skipif(
    not SHARED.exists(), reason="the reference issues are not beside the repository"
)


def scorer(name):
    """One of the scripts beside the reference issues."""
    folder = str(SHARED / "import")
    spec = importlib.util.spec_from_file_location(f"reference_{name}", f"{folder}/{name}.py")
    module = importlib.util.module_from_spec(spec)
    path = sys.path[:]
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = path
    return module


@cache
def taken(name):
    data = (VARIANTS / f"{name}.docx").read_bytes()
    start = time.process_time()
    source = read(data, f"{name}.docx")
    reading = parse(source, vocabulary())
    return source, as_dict(reading), time.process_time() - start


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_word_document_is_understood(name, record_property):
    _, facts, seconds = taken(name)
    gold = json.loads((SHARED / "import" / "gold" / GOLD[name[:4]]).read_text(encoding="utf-8"))
    result = scorer("score").score(gold, facts)
    record_property("figures", (name, {**result, "cpu_seconds": round(seconds, 2)}))
    short = {k: result[k] for k, goal in AT_LEAST.items() if result[k] is not None and result[k] < goal}
    over = {k: result[k] for k, goal in AT_MOST.items() if result[k] is not None and result[k] > goal}
    assert (short, over) == ({}, {})


@pytest.mark.parametrize("name", ["s003-real", "s003-fake"])
def test_the_figures_of_overviews_are_named(name):
    _, facts, _ = taken(name)
    gold = json.loads((SHARED / "import" / "gold" / GOLD[name[:4]]).read_text(encoding="utf-8"))
    assert scorer("score").score(gold, facts)["stats_f1"] >= 0.85


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_photo_is_in_its_item_and_after_its_paragraph(name, record_property, tmp_path):
    """The photos are known by what they show, so that no name can stand in for one."""
    source, facts, _ = taken(name)
    for file, data in source.pictures.items():
        (tmp_path / file).write_bytes(data)
    manifest = json.loads((VARIANTS / f"{name[:4]}.photos.json").read_text(encoding="utf-8"))
    result = scorer("photo_id").check(facts, manifest, str(tmp_path))
    record_property("photos", (name, result))
    assert result["right_item"] == result["found"] == result["photos"]
    assert result["right_paragraph"] >= 0.95 * result["photos"]
    assert result["in_order"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_issue_takes_no_longer_than_a_second(name):
    assert taken(name)[2] < 1
