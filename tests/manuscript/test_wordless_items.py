"""An item says something, or it stops the issue."""

from __future__ import annotations

import pytest

from manuscript.checks.office import Office
from manuscript.checks.registry import check_document
from manuscript.document import (
    Attachment,
    Chapter,
    Document,
    Inset,
    InsetKind,
    NewsItem,
    Paragraph,
    Photo,
    Quote,
    Section,
    Table,
)

STOPPED = {"item-empty", "item-wordless"}


def told(*blocks) -> set[str]:
    chapter = Chapter("要闻", sections=(Section(items=(NewsItem("一条消息", blocks=blocks),)),))
    return {finding.code for finding in check_document(Document(chapters=(chapter,)), Office())} & STOPPED


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Photo(),),
        (Photo("p.jpg"),),
        (Photo("p.jpg", credit="摄影者", alt="一群人"),),
        (Attachment("annex.pdf", "附件"),),
        (Paragraph(" "), Photo("p.jpg")),
    ],
    ids=["nothing", "a place", "a picture", "without a caption", "a file", "a space"],
)
def test_an_item_without_a_word_is_told_once(blocks):
    assert len(told(*blocks)) == 1


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("文。"),
        Photo("p.jpg", "图说"),
        Photo("", "图说"),
        Quote("引文。"),
        Table((("甲", "乙"),)),
        Inset(InsetKind.DOCUMENT_SCAN, "公文。"),
    ],
    ids=["text", "caption", "caption of a place", "quotation", "table", "inset"],
)
def test_an_item_with_a_word_is_let_be(block):
    assert told(Photo("p.jpg"), block) == set()
