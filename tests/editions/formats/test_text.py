"""Plain text: what a person reads is what the importer reads back."""

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest

from editions.formats import docx, epub, markdown, site, text
from editions.formats.text import build
from editions.volume import EditionError
from manuscript.document import Chapter, NewsItem, Section
from tests.editions.outlines import cover, outline, read_back, texts
from tests.editions.sample_volumes import LABELS, full_volume, sample_volume


def said(volume):
    return build(volume).decode("utf-8-sig")


@pytest.mark.parametrize("name", LABELS)
def test_a_sample_issue_reads_back_with_its_headings_bylines_and_captions(name):
    volume = sample_volume(name)
    back = read_back(build(volume), ".txt")
    kept = [photo.caption for item in volume.document.items() for photo in item.photos if photo.file]
    assert [row[:4] for row in outline(back)] == [row[:4] for row in outline(volume.document)]
    assert [photo.caption for item in back.items() for photo in item.photos] == kept
    assert cover(back) == cover(volume.document)


@pytest.mark.parametrize("name", LABELS)
def test_a_sample_issue_reads_back_word_for_word(name):
    volume = sample_volume(name)
    assert "".join(texts(read_back(build(volume), ".txt"))) == "".join(texts(volume.document))


def test_paragraphs_stay_apart():
    document = sample_volume().document
    back = read_back(build(sample_volume()), ".txt")
    assert [item.paragraphs for item in back.items()] == [item.paragraphs for item in document.items()]


def test_everything_that_is_not_a_paragraph_is_said_in_words(tmp_path):
    told = said(full_volume(tmp_path))
    for words in (
        "准印证号：苏内字0001",
        "内部资料，请勿外传",
        "责任编辑：周汀兰、潘若渠",
        "图：栈桥<合龙>现场",
        "表1　栈桥指标",
        "先把桥修通，再谈别的。——顾晚照",
        "(1)测量",
        "附件：栈桥平面图",
        "注：长度不含引桥。",
        "文件摘录：关于同意",
        "（供稿：湖东新区城建中心）",
        "（沈砚舟　顾晚照）",
        "2026年12月9日　渡口改造完成：“30人”应为“40人”",
    ):
        assert words in told
    assert "没有文件的图片" not in told


@pytest.mark.parametrize("build", [text.build, markdown.build, docx.build, epub.build, site.build])
def test_characters_that_xml_forbids_are_gone(build, tmp_path):
    data = build(full_volume(tmp_path))
    parts = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            texts_ = (name for name in archive.namelist() if not name.endswith((".jpg", ".pdf")))
            parts = [archive.read(name) for name in texts_]
    assert "再谈别的".encode() in b"".join(parts)
    assert not [part for part in parts if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", part.decode())]


@pytest.mark.parametrize("form", [text, markdown, docx], ids=lambda form: form.FORMAT.name)
@pytest.mark.parametrize(
    "without", [("chapter",), ("section",), ("item",), ("chapter", "section", "item")], ids=str
)
def test_headings_without_numbers_come_back_too(form, without):
    volume = sample_volume("quarterly-2026q3.md")
    volume = replace(volume, document=bare(volume.document, without))
    back = read_back(form.build(volume), form.FORMAT.suffix)
    assert [row[:2] for row in outline(back)] == [row[:2] for row in outline(volume.document)]


@pytest.mark.parametrize("form", [text, markdown, docx], ids=lambda form: form.FORMAT.name)
def test_a_long_title_that_ends_like_a_sentence_does_not_end_the_contents(form):
    volume = sample_volume("quarterly-2026q3.md")
    chapter = volume.document.chapters[1]
    item, *others = chapter.sections[0].items
    item = replace(
        item, title="湖东新区又有三家企业的新产品在同一个季度里同时通过检测并且全部开始向外地批量供货！"
    )
    section = replace(chapter.sections[0], items=(item, *others))
    chapters = (
        volume.document.chapters[0],
        replace(chapter, sections=(section,)),
        volume.document.chapters[2],
    )
    volume = replace(volume, document=replace(volume.document, chapters=chapters))
    back = read_back(form.build(volume), form.FORMAT.suffix)
    assert [row[:4] for row in outline(back)] == [row[:4] for row in outline(volume.document)]


def bare(document, ranks):
    """The document without the numbers of these ranks."""

    def of(part, rank, **below):
        return replace(part, number="" if rank in ranks else part.number, **below)

    def chapter(one):
        sections = (of(s, "section", items=tuple(of(i, "item") for i in s.items)) for s in one.sections)
        return of(one, "chapter", sections=tuple(sections))

    return replace(document, chapters=tuple(map(chapter, document.chapters)))


def test_an_issue_or_an_item_without_a_title_is_refused():
    volume = sample_volume()
    with pytest.raises(EditionError, match="no-title"):
        build(replace(volume, document=replace(volume.document, title=" ")))
    untitled = Chapter("要闻", "", (Section(items=(NewsItem(""),)),))
    with pytest.raises(EditionError, match="item-without-title"):
        build(replace(volume, document=replace(volume.document, chapters=(untitled,))))


@pytest.mark.parametrize("form", ["docx", "epub", "text", "markdown", "package", "site"])
def test_another_process_writes_the_same_bytes(form):
    script = (
        "import hashlib, importlib; from tests.editions.sample_volumes import sample_volume;"
        f"build = importlib.import_module('editions.formats.{form}').build;"
        "print(hashlib.sha256(build(sample_volume('quarterly-2026q3.md'))).hexdigest())"
    )
    said_by = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said_by) == 1
