"""The reference issues as PDF, made by two programs in one and two columns, measured by their scorer and with their
numbered photos. They are other people's publications and stay outside the repository; without them: skipped."""

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

IMPORT = SHARED / "import"
VARIANTS = [
    f"{issue}-{form}" for issue in ("s000", "s003") for form in ("real-lo", "fake-lo", "weasy1", "weasy2")
]
GOLD = {"s000": "bulletin-2021q4.json", "s003": "yearbook-2021-emerging.json"}
AT_LEAST = {
    "item_recall": 0.98,
    "item_precision": 0.98,
    "chapter": 0.98,
    "section": 0.98,
    "district": 0.98,
    "paragraph_f1": 0.95,
    "photo_item_f1": 1.0,
    "photo_placement_f1": 0.95,
    "caption_f1": 0.95,
    "credit": 0.95,
    "signature_f1": 0.95,
    "contents_full_f1": 0.95,
    "publication": 1.0,
}
AT_MOST = {"cer": 0.01, "district_false": 0.0, "event_date_false": 0.0}

pytestmark = pytest.mark.skipif(
    not IMPORT.exists(), reason="the reference issues are not beside the repository"
)


def tool(name):
    """A scorer of the reference issues; they import each other by name."""
    sys.path.insert(0, str(IMPORT))
    try:
        spec = importlib.util.spec_from_file_location(name, IMPORT / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(IMPORT))
    return module


@cache
def reading_of(variant):
    start = time.process_time()
    source = read((IMPORT / "variants" / f"{variant}.pdf").read_bytes(), f"{variant}.pdf")
    reading = parse(source, vocabulary())
    return source, as_dict(reading), round(time.process_time() - start, 2)


@pytest.mark.parametrize("variant", VARIANTS)
def test_an_issue_is_understood_from_its_pages(variant, record_property):
    _, read_as, seconds = reading_of(variant)
    gold = json.loads((IMPORT / "gold" / GOLD[variant[:4]]).read_text("utf-8"))
    result = tool("score").score(gold, read_as)
    record_property("figures", (variant, {**result, "cpu_seconds": seconds}))
    short = {
        key: result[key] for key, goal in AT_LEAST.items() if result[key] is not None and result[key] < goal
    }
    over = {
        key: result[key] for key, goal in AT_MOST.items() if result[key] is not None and result[key] > goal
    }
    assert (short, over) == ({}, {})


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_photo_stands_in_its_item_behind_its_paragraph(variant, tmp_path, record_property):
    source, read_as, _ = reading_of(variant)
    for name, data in source.pictures.items():
        (tmp_path / name).write_bytes(data)
    manifest = json.loads((IMPORT / "variants" / f"{variant[:4]}.photos.json").read_text("utf-8"))
    result = tool("photo_id").check(read_as, manifest, str(tmp_path))
    record_property("figures", (f"photos of {variant}", result))
    assert result["right_item"] == result["found"] == result["photos"]
    assert result["right_paragraph"] >= 0.95 * result["photos"]


@pytest.mark.parametrize("variant", [variant for variant in VARIANTS if variant.startswith("s003")])
def test_the_figures_of_overviews_are_named(variant):
    gold = json.loads((IMPORT / "gold" / GOLD["s003"]).read_text("utf-8"))
    assert tool("score").score(gold, reading_of(variant)[1])["stats_f1"] >= 0.85
