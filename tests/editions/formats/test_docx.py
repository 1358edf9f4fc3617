"""The Word edition, reopened: its headings, contents, pictures and fonts are Word's own, and it reads back."""

import io
import time
import zipfile
from collections import Counter
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from editions.formats.docx import build
from editions.formats.walk import headings
from editions.volume import EditionError
from tests.editions.outlines import cover, outline, read_back, texts
from tests.editions.sample_volumes import (
    LABELS,
    RELEASED,
    full_volume,
    long_volume,
    sample_volume,
    with_cover_picture,
)


def opened(volume):
    return docx.Document(io.BytesIO(build(volume)))


def of_style(word, name):
    return [paragraph for paragraph in word.paragraphs if paragraph.style.name == name]


def counted(word):
    names = Counter(paragraph.style.name for paragraph in word.paragraphs)
    return [names[f"Heading {level}"] for level in (1, 2, 3)]


@pytest.mark.parametrize("name", LABELS)
def test_a_sample_issue_reads_back_with_headings_bylines_captions_and_words(name):
    volume = sample_volume(name)
    back = read_back(build(volume), ".docx")
    kept = [photo.caption for item in volume.document.items() for photo in item.photos if photo.file]
    assert [row[:4] for row in outline(back)] == [row[:4] for row in outline(volume.document)]
    assert [photo.caption for item in back.items() for photo in item.photos] == kept
    assert "".join(texts(back)) == "".join(texts(volume.document))
    assert cover(back) == cover(volume.document)


def test_every_chapter_section_and_item_is_a_heading_of_words_own():
    volume = sample_volume("quarterly-2026q3.md")
    chapters = volume.document.chapters
    sections = [section for chapter in chapters for section in chapter.sections]
    titled = [section for section in sections if section.title]
    direct = sum(len(section.items) for section in sections if not section.title)
    assert counted(opened(volume)) == [
        len(chapters) + 1,  # the editors' note
        len(titled) + direct,
        sum(len(section.items) for section in titled),
    ]


def test_the_contents_are_a_field_that_word_fills_on_opening():
    volume = sample_volume("quarterly-2026q3.md")
    word = opened(volume)
    codes = "".join(code.text for code in word.element.iter(qn("w:instrText")))
    assert codes.count("TOC \\o") == 1
    assert codes.count("PAGEREF") == len(headings(volume)) + 1
    targets = {mark.get(qn("w:name")) for mark in word.element.iter(qn("w:bookmarkStart"))}
    anchors = [link.get(qn("w:anchor")) for link in word.element.iter(qn("w:hyperlink"))]
    assert {anchor for anchor in anchors if anchor} == targets
    assert word.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"
    ends = Counter(mark.get(qn("w:fldCharType")) for mark in word.element.iter(qn("w:fldChar")))
    assert ends["begin"] == ends["separate"] == ends["end"]


def test_every_picture_says_what_it_shows(tmp_path):
    word = opened(full_volume(tmp_path))
    assert [shape._inline.docPr.get("descr") for shape in word.inline_shapes] == ["栈桥合龙"]
    volume = sample_volume("quarterly-2026q3.md")
    told = [shape._inline.docPr.get("descr") for shape in opened(volume).inline_shapes]
    assert told == [photo.alt for item in volume.document.items() for photo in item.photos]


def test_a_cover_with_a_picture_has_it_with_words_and_reads_back(tmp_path):
    volume = with_cover_picture(sample_volume("quarterly-2026q3.md"), tmp_path)
    word, plain = opened(volume), opened(sample_volume("quarterly-2026q3.md"))
    assert len(word.inline_shapes) == len(plain.inline_shapes) + 1
    shape = word.inline_shapes[0]
    assert shape._inline.docPr.get("descr") == f"《{volume.document.title}》封面图片"
    assert shape.width / shape.height == pytest.approx(1024 / 683, rel=0.01)
    assert shape.width.mm <= 156
    styles = [paragraph.style.name for paragraph in word.paragraphs]
    assert styles.index("Picture") < styles.index("Title") < styles.index("Heading 1")
    part = word.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert part.blob == volume.style.picture.read_bytes()
    back = read_back(build(volume), ".docx")
    assert outline(back) == outline(read_back(build(sample_volume("quarterly-2026q3.md")), ".docx"))
    assert cover(back)[:-1] == cover(volume.document)[:-1]
    assert back.editors_note.endswith(
        volume.document.editors_note
    )  # the reader names pictures of covers there


def test_a_long_name_leaves_less_room_for_the_picture_of_the_cover(tmp_path):
    volume = with_cover_picture(full_volume(tmp_path), tmp_path)
    long = replace(
        volume, document=replace(volume.document, title="湖东新区沿湖栈桥渡口灯塔建设情况季度通报")
    )
    heights = [opened(one).inline_shapes[0].height.mm for one in (volume, long)]
    assert heights == [pytest.approx(96, abs=1), pytest.approx(76, abs=1)]


def test_a_picture_of_the_cover_that_is_missing_is_refused(tmp_path):
    with pytest.raises(EditionError, match=r"picture-missing.*gone\.jpg"):
        build(with_cover_picture(full_volume(tmp_path), tmp_path, picture=tmp_path / "gone.jpg"))


def test_pages_are_those_of_an_official_document(tmp_path):
    sections = opened(full_volume(tmp_path)).sections
    assert len(sections) == 3  # cover, contents, issue
    for section in sections:
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    assert sections[0]._sectPr.find(qn("w:footerReference")) is None
    assert "PAGE" in sections[2].footer._element.xml
    assert "湖畔季报" in sections[2].header._element.xml


def test_every_style_in_use_has_a_chinese_font(tmp_path):
    word = opened(full_volume(tmp_path))
    used = {paragraph.style.name for paragraph in word.paragraphs}
    assert {"Heading 3", "Quote", "Caption", "Byline", "Inset", "List Number", "Table Caption"} <= used
    for name in used:
        fonts = word.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in {"仿宋", "黑体", "楷体", "宋体"}, name
    assert word.styles["Body Text"].paragraph_format.line_spacing.pt == 28.5


def test_every_style_that_is_named_is_there(tmp_path):
    word = opened(full_volume(tmp_path))
    known = {style.style_id for style in word.styles}
    named = {mark.get(qn("w:val")) for mark in word.element.body.iter(qn("w:pStyle"), qn("w:rStyle"))}
    assert {"TOC1", "TOC2", "TOC3", "Hyperlink"} <= named <= known


def test_marks_tables_and_lists_are_real(tmp_path):
    word = opened(full_volume(tmp_path))
    marked = next(p for p in word.paragraphs if p.text.startswith("栈桥全文"))
    assert [(run.text, run.bold, run.italic) for run in marked.runs][:3] == [
        ("栈", True, None),
        ("桥", True, True),
        ("全文", None, True),
    ]
    assert marked.hyperlinks[0].address == "https://example.org/栈桥?a=1&b=2"
    heads = [bool(table._tbl.xpath(".//w:tblHeader")) for table in word.tables]
    assert heads == [True, False]
    assert all(
        p._p.pPr.numPr is not None for p in of_style(word, "List Number") + of_style(word, "List Bullet")
    )


def test_numbered_lists_each_count_from_one(tmp_path):
    volume = full_volume(tmp_path)
    chapter = volume.document.chapters[1]
    item = chapter.sections[0].items[0]
    twice = replace(item, blocks=item.blocks + item.blocks)
    section = replace(chapter.sections[0], items=(twice,))
    document = replace(volume.document, chapters=(replace(chapter, sections=(section,)),))
    entries = of_style(opened(replace(volume, document=document)), "List Number")
    assert len({entry._p.pPr.numPr.numId.val for entry in entries}) == 2


def test_what_the_file_says_of_itself_is_the_volumes(tmp_path):
    core = opened(full_volume(tmp_path)).core_properties
    assert (core.title, core.author, core.language) == ("湖畔季报 2026年第四季度", "湖畔协会", "zh-CN")
    assert core.created.date() == core.modified.date() == RELEASED


def test_the_same_volume_gives_the_same_bytes(tmp_path, monkeypatch):
    volume = full_volume(tmp_path)
    first = build(volume)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(0 + 10**9))
    assert build(volume) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {info.date_time[:3] for info in archive.infolist()} == {(2026, 12, 9)}
        assert not [name for name in names if "thumbnail" in name]


def test_a_missing_or_broken_picture_is_refused(tmp_path):
    volume = full_volume(tmp_path)
    with pytest.raises(EditionError, match="picture-missing"):
        build(replace(volume, pictures={}))
    (tmp_path / "pier.jpg").write_bytes(b"no picture")
    with pytest.raises(EditionError, match="picture-broken"):
        build(volume)


def test_it_grows_no_faster_than_the_issue():
    build(long_volume(20))  # templates and styles are read once
    few, many = (_seconds(long_volume(items)) for items in (320, 1280))
    assert many < 4 * few * 1.8


def _seconds(volume):
    start = time.process_time()
    build(volume)
    return time.process_time() - start
