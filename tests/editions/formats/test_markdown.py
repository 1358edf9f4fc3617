"""Markdown: the sample issues come back as they were, and no character of a text becomes markup."""

from dataclasses import replace

import pytest

from editions.formats.markdown import build
from manuscript.document import Mark, NewsItem, Paragraph, Table
from tests.editions.outlines import cover, read_back
from tests.editions.sample_volumes import EVERYTHING, LABELS, full_document, full_volume, sample_volume


def with_photos_kept(document):
    """The document without the empty places that no edition shows."""
    return [replace(item, blocks=kept(item), figures=(), event=None) for item in document.items()]


def kept(item):
    return tuple(block for block in item.blocks if getattr(block, "file", True))


@pytest.mark.parametrize("name", LABELS)
def test_a_sample_issue_comes_back_block_for_block(name):
    volume = sample_volume(name)
    back = read_back(build(volume), ".md")
    assert with_photos_kept(back) == with_photos_kept(volume.document)
    assert cover(back) == cover(volume.document)
    assert [[(s.number, s.title) for s in c.sections] for c in back.chapters] == [
        [(s.number, s.title) for s in c.sections] for c in volume.document.chapters
    ]


def test_signs_of_markdown_in_a_text_stay_text(tmp_path):
    back = read_back(build(replace(full_volume(tmp_path), errata=())), ".md")
    item = next(item for item in back.items() if item.number == "1")
    assert item.title == EVERYTHING.title
    photo = item.photos[0]
    assert (photo.caption, photo.credit) == (EVERYTHING.blocks[1].caption, EVERYTHING.blocks[1].credit)
    tables = [block for block in item.blocks if isinstance(block, Table)]
    told = [block for block in EVERYTHING.blocks if isinstance(block, Table)]
    assert tables == [replace(table, caption=table.caption.replace("\x02", "")) for table in told]


def test_bold_and_links_come_back_as_marks():
    text = Paragraph("栈桥全文见网站。", (Mark(0, 2, "bold"), Mark(5, 7, "link", "https://example.org/a")))
    volume = sample_volume()
    chapters = full_document().chapters
    item = NewsItem("渡口", "一", blocks=(text,))
    chapter = replace(chapters[0], sections=(replace(chapters[0].sections[0], items=(item, item)),))
    back = read_back(build(replace(volume, document=replace(volume.document, chapters=(chapter,)))), ".md")
    assert next(back.items()).blocks == (text,)


def test_an_address_that_runs_something_is_not_linked():
    text = Paragraph("看这里", (Mark(0, 3, "link", "javascript:alert(1)"),))
    volume = sample_volume()
    chapter = replace(full_document().chapters[0])
    section = replace(chapter.sections[0], items=(NewsItem("渡口", "一", blocks=(text,)),))
    document = replace(volume.document, chapters=(replace(chapter, sections=(section,)),))
    assert b"javascript" not in build(replace(volume, document=document))
