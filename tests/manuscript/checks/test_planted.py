"""Faults planted into the samples are found where they were planted, and nothing else is complained of."""

import dataclasses
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from manuscript.checks.findings import Level
from manuscript.checks.office import Office, period_of
from manuscript.checks.registry import check_document
from manuscript.parser import parse
from manuscript.readers import read
from tests.manuscript.checks.planting import PLANTERS
from tests.manuscript.outlines import REGIONS

SAMPLES = Path(__file__).parents[3] / "samples"
NAMES = ("quarterly-2026q3.md", "quarterly-2026q4-draft.md", "yearbook-2026-industry.txt")
EACH = 3  # of one kind in one issue
LEAST = 0.9  # of one kind
#: Findings that follow from a planted fault, at another place or in other words.
FOLLOW = {
    "title of another item": {"contents-item-missing", "contents-entry-missing", "metric-conflict"},
    "stop after a title": {"contents-title-differs"},
    "number left out": {"numbering-gap"},
    "30 February": {"date-span-reversed"},
}


@cache
def sample(name):
    reading = parse(read((SAMPLES / name).read_bytes(), name), REGIONS)
    first, last = period_of(reading.document)
    return reading.document, Office(first, last, reading.document.kind, REGIONS, contents=reading.contents)


@cache
def known(name):
    document, office = sample(name)
    return {(finding.code, finding.place.item) for finding in check_document(document, office)}


def planted(kind):
    """(found, what else was complained of) for every fault of a kind."""
    planter, codes = PLANTERS[kind]
    for name in NAMES:
        document, office = sample(name)
        if kind == "title unlike its contents" and not office.contents.entries:
            continue
        for index, wrong in islice(planter(document), EACH):
            found = check_document(wrong, office)
            fresh = [f for f in found if (f.code, f.place.item) not in known(name) or f.code in codes]
            hit = any(f.code in codes and (index < 0 or f.place.item == index) for f in fresh)
            grave = {f.code for f in fresh if f.level is not Level.HINT}
            yield hit, grave - codes - FOLLOW.get(kind, set())


@pytest.mark.parametrize("kind", PLANTERS)
def test_what_is_planted_is_found(kind, record_property):
    results = list(planted(kind))
    found = sum(hit for hit, _ in results)
    record_property(kind, f"{found}/{len(results)}")
    assert results
    assert found >= LEAST * len(results)
    strays = [codes for _, codes in results if codes]
    assert len(strays) <= 0.1 * len(results), strays


def test_a_clean_issue_has_at_most_one_warning_in_ten_items(record_property):
    document, office = sample("quarterly-2026q3.md")
    grave = [f for f in check_document(document, office) if f.level is not Level.HINT]
    record_property("warnings of a clean issue", len(grave))
    assert len(grave) <= len(list(document.items())) / 10


def test_an_office_that_knows_nothing_still_checks():
    document, _ = sample("quarterly-2026q3.md")
    assert [f for f in check_document(document, Office()) if f.level is Level.ERROR] == []
    assert dataclasses.replace(Office()) == Office()
