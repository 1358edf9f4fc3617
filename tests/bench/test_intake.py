"""What the measurement of intake reads is what it says."""

from __future__ import annotations

import pytest

from bench.intake import print_pdf, text_of
from manuscript.parser import parse
from manuscript.readers import read
from manuscript.vocabulary import Vocabulary


@pytest.mark.parametrize("items", [1, 40])
def test_a_text_has_as_many_items_as_asked_for(items):
    reading = parse(read(text_of(items).encode(), "a.md"), Vocabulary())
    assert len(list(reading.document.items())) == items


def test_a_pdf_has_as_many_pages_as_asked_for_and_they_are_full(tmp_path):
    print_pdf(tmp_path / "a.pdf", 3)
    source = read((tmp_path / "a.pdf").read_bytes(), "a.pdf")
    assert source.pages == 3
    assert all(sum(line.page == page for line in source.lines) >= 30 for page in (1, 2, 3))
