"""Text in doubt is never shown as good: columns that were read across each other are told, also on a single page."""

import pytest

from manuscript.readers.pdf import flows
from tests.manuscript.pdfs import Press, paragraphs, wrapped

LEFT, RIGHT = 60, 310


@pytest.fixture
def page():
    press = Press()
    lines = [line for text in paragraphs()[:4] for line in wrapped(text, 20)]
    half = len(lines) // 2
    press.column(lines[:half], LEFT)
    press.column(lines[half : 2 * half], RIGHT)
    return press


def codes(source):
    return [notice.code for notice in source.notices]


def test_columns_read_one_after_the_other_are_not_doubted(page):
    assert codes(page.read()) == []


def test_a_page_whose_columns_were_read_across_is_doubted(page, monkeypatch):
    monkeypatch.setattr(flows, "_columns", lambda pieces, known: None)
    assert codes(page.read()) == ["PDF_ORDER_DOUBTFUL"]
