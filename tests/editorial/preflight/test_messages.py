"""Every code has a sentence, and no sentence leaves the place of a fact empty."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from editorial.preflight.messages import sentence_for
from editorial.preflight.sentences import SENTENCES
from intake.actions.read_file import read_file
from intake.vocabularies import bundled_vocabulary
from manuscript.checks.findings import Finding, Level
from manuscript.checks.office import Office, period_of
from manuscript.checks.registry import CHECKS, PRINT_CHECKS, check_document

ROOT = Path(__file__).parents[3]
TEXTS = sorted([*(ROOT / "tests" / "seeds").rglob("*.txt"), *(ROOT / "samples").glob("*.md")])
PLACES = re.compile(r"%\((\w+)\)s")
CODES = sorted({check.code for check in (*CHECKS, *PRINT_CHECKS)})


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence(code):
    assert code in SENTENCES


def test_no_sentence_is_left_of_a_code_that_is_gone():
    assert not set(SENTENCES) - set(CODES)


def found_in(path: Path) -> tuple[Finding, ...]:
    names = bundled_vocabulary()
    document = read_file(path, names, 10**7).reading.document
    first, last = period_of(document)
    return check_document(document, Office(first=first, last=last, kind=document.kind, vocabulary=names))


def test_what_the_checks_tell_fills_every_place_of_a_sentence():
    told = {}
    for path in TEXTS:
        if path.parent.name != "expected" and path.name != "untitled.txt":  # which holds no item at all
            told |= {finding.code: finding for finding in found_in(path)}
    assert len(told) > 15  # this test sees something
    for code, finding in told.items():
        names = set(PLACES.findall(str(SENTENCES[code]))) - {"text"}
        assert names <= dict(finding.details).keys(), code


def test_a_sentence_cites_as_it_is_whatever_it_looks_like():
    facts = (("parts", "30+60"), ("sum", "%(text)s"), ("total", "100%"))
    finding = Finding(Level.ERROR, "sum-differs", "30+60", details=facts)
    told = sentence_for(finding)
    assert "100%" in told
    assert "30+60" in told
    assert "%(text)s" in told


def test_a_code_that_nobody_has_described_is_told_all_the_same():
    told = sentence_for(Finding(Level.HINT, "brand-new", "这些字"))
    assert "brand-new" in told
    assert "这些字" in told
