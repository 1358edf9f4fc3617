"""Headings of Word: by style, by outline level, and those that only look so."""

import io

import docx as library
import pytest
from docx.shared import Pt

from manuscript.readers import read
from tests.manuscript.readers.word_files import (
    LONG,
    docx,
    drawing,
    lines,
    packed,
    paragraph,
    run,
    texts,
    unpacked,
)

CENTRED = '<w:jc w:val="center"/>'
PLAIN = '<w:b w:val="0"/><w:sz w:val="21"/>'


def test_styles_and_outline_levels_give_a_depth():
    found = lines(
        paragraph("第一章 要闻", style="1"),
        paragraph("大会召开", style="2"),
        paragraph("讲堂开讲", style="mine"),
        paragraph("论坛举办", settings='<w:outlineLvl w:val="3"/>'),
        paragraph(run("不是标题", PLAIN), style="1", settings='<w:outlineLvl w:val="9"/>'),
        paragraph(LONG),
    )
    assert [line.depth for line in found] == [1, 2, 2, 4, 0, 0]
    assert all(line.whole for line in found)


def test_a_name_is_enough_where_a_style_has_no_outline_level():
    named = '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="标题 2"/></w:style>'
    assert lines(paragraph("大会召开", style="x"), paragraph(LONG), styles=named)[0].depth == 2


def test_a_sentence_is_no_heading_whatever_its_style():
    assert [
        line.depth for line in lines(paragraph(LONG * 2, style="1"), paragraph("好消息！", style="1"))
    ] == [0, 1]


def test_the_style_for_titles_names_the_title():
    (title, *_) = lines(paragraph("湖湾季报", style="T"), paragraph("要闻", style="1"), paragraph(LONG))
    assert (title.title, title.depth) == (True, 0)


def test_styles_that_are_based_on_themselves_do_no_harm():
    assert texts(paragraph("大会召开", style="circle"), paragraph("文", style="unknown")) == [
        "大会召开",
        "文",
    ]


def test_sizes_of_headings_that_only_look_so_are_put_in_order():
    word = library.Document()
    for text, size in [
        ("湖湾季报", 26),
        ("要闻", 18),
        ("甲会", 14),
        (LONG, 11),
        ("动态", 18),
        ("乙会", 14),
        (LONG, 11),
    ]:
        letters = word.add_paragraph().add_run(text)
        letters.font.size, letters.bold = Pt(size), size > 11
    target = io.BytesIO()
    word.save(target)
    found = read(target.getvalue(), "a.docx").lines
    assert [line.depth for line in found] == [1, 2, 3, 0, 2, 3, 0]
    assert [line.bold for line in found] == [True, True, True, False, True, True, False]


BOLD = "<w:b/>"


def test_bold_alone_makes_a_heading_where_it_recurs():
    body = [
        part for name in ("甲会召开", "乙会召开") for part in (paragraph(run(name, BOLD)), paragraph(LONG))
    ]
    assert [line.depth for line in lines(*body)] == [1, 0, 1, 0]
    assert [line.depth for line in lines(*body[:2], paragraph("正文", LONG))] == [0, 0, 0]


def test_bold_alone_makes_none_below_real_headings():
    real = [paragraph(name, style="1") for name in ("甲", "乙", "丙")]
    body = [paragraph(run("亮点一", BOLD)), paragraph(LONG), paragraph(run("亮点二", BOLD)), paragraph(LONG)]
    assert [line.depth for line in lines(*real, *body)][3:] == [0, 0, 0, 0]


LARGE = '<w:sz w:val="32"/>'


def test_a_look_that_most_lines_have_is_no_heading():
    verses = [paragraph(f"第{number}行诗句", settings=CENTRED) for number in "一二三四"]
    assert not any(line.depth for line in lines(*verses, paragraph(LONG)))


def test_lines_of_contents_and_captions_are_no_headings_whatever_their_style_says():
    level = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    outlined = f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="{{}}"/>{level}</w:style>'
    for name in ("toc 1", "caption", "Title"):
        found = lines(paragraph("大会召开", style="x"), paragraph(LONG), styles=outlined.format(name))
        assert found[0].depth == 0


def test_what_looks_like_a_heading_stands_below_the_real_ones():
    found = lines(paragraph("要闻", style="2"), paragraph(run("大会召开", LARGE)), paragraph(LONG))
    assert [line.depth for line in found] == [2, 3, 0]


@pytest.mark.parametrize(
    "text", [LONG, "会议指出：", "（林一鸣）", "论坛现场（王帆 摄）", "甲会\t3", "第一，", "长" * 60]
)
def test_large_letters_make_no_heading_of_what_reads_otherwise(text):
    assert lines(paragraph(run(text, LARGE)), paragraph(LONG * 3))[0].depth == 0


def test_lines_in_the_middle_are_headings_unless_they_stand_below_a_picture():
    heads = [
        paragraph("甲会召开", settings=CENTRED),
        paragraph(LONG),
        paragraph("乙会召开", settings=CENTRED),
    ]
    assert [line.depth for line in lines(*heads, paragraph(LONG))] == [1, 0, 1, 0]
    pictured = [
        part for head in (heads[0], heads[2]) for part in (paragraph(LONG), paragraph(drawing("x")), head)
    ]
    assert not any(line.depth for line in lines(*pictured))


def test_names_of_the_strict_standard_are_understood():
    data = docx(paragraph("甲会召开", style="1"), paragraph(LONG))
    files = unpacked(data)
    for usual, strict in (
        (
            b"schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (
            b"schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ):
        files = {name: part.replace(usual, strict) for name, part in files.items()}
    assert [line.depth for line in read(packed(files), "a.docx").lines] == [1, 0]
