"""An issue in which preflight finds one word of the list, and nothing else that stops it."""

from __future__ import annotations

import pytest

from editorial.models import WordRule
from manuscript.document import Paragraph
from tests.factories import a_document, an_issue, an_item

WORD, INSTEAD = "莱茵语", "莱茵话"


@pytest.fixture
def word(home) -> WordRule:
    """A word that stops an issue."""
    return WordRule.objects.create(term=WORD, level="error", replacement=INSTEAD, advice="有新译名")


@pytest.fixture
def issue(word):
    """Three items; the second holds the word twice, in two paragraphs."""
    items = (
        an_item("第一件事"),
        an_item(
            "第二件事",
            blocks=(Paragraph("开头一段。"), Paragraph(f"学{WORD}的人。"), Paragraph(f"{WORD}课。")),
        ),
        an_item("第三件事"),
    )
    return an_issue(document=a_document(*items))


@pytest.fixture
def item(issue):
    """The one with the word."""
    return issue.items.get(title="第二件事")
