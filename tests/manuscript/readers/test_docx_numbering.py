"""Automatic lists of Word: what is printed before a paragraph is text."""

import pytest

from manuscript.document import Listing, Mark
from manuscript.readers.word.counting import numeral
from tests.manuscript.readers.word_files import LONG, STYLES, lines, paragraph, run, texts

BOLD = "<w:b/>"


def level(number, text, style="decimal", more=""):
    return (
        f'<w:lvl w:ilvl="{number}"><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>'
        f'<w:suff w:val="nothing"/>{more}</w:lvl>'
    )


def one_list(*levels, instances='<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'):
    return f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>{instances}'


def at(level_of, number=1):
    return f'<w:numPr><w:ilvl w:val="{level_of}"/><w:numId w:val="{number}"/></w:numPr>'


def numbered(*places, **kind):
    """The labels of paragraphs at these levels of list 1, or at (level, list)."""
    body = [
        paragraph("。", settings=at(*(place if isinstance(place, tuple) else (place,)))) for place in places
    ]
    return [text.removesuffix("。").strip() for text in texts(*body, **kind)]


@pytest.mark.parametrize(
    ("style", "labels"),
    [
        ("chineseCounting", ["一", "二", "十", "十一", "二十", "一百零五"]),
        ("chineseLegalSimplified", ["壹", "贰", "壹拾", "壹拾壹", "贰拾", "壹佰零伍"]),
        ("decimalEnclosedCircle", ["①", "②", "⑩", "⑪", "⑳", "105"]),
        ("upperRoman", ["I", "II", "X", "XI", "XX", "CV"]),
        ("lowerLetter", ["a", "b", "j", "k", "t", "aaaaa"]),
        ("decimalZero", ["01", "02", "10", "11", "20", "105"]),
        ("ideographTraditional", ["甲", "乙", "癸", "甲", "癸", "戊"]),
        ("decimalFullWidth", ["１", "２", "１０", "１１", "２０", "１０５"]),
        ("decimalEnclosedParen", ["⑴", "⑵", "⑽", "⑾", "⒇", "(105)"]),
        ("ideographDigital", ["一", "二", "一〇", "一一", "二〇", "一〇五"]),
        ("none", [""] * 6),
        ("somethingNew", ["1", "2", "10", "11", "20", "105"]),
    ],
)
def test_numbers_are_written_as_the_list_says(style, labels):
    assert [numeral(value, style) for value in (1, 2, 10, 11, 20, 105)] == labels


def test_the_printed_number_is_text():
    kind = one_list(
        level(0, "第%1章", "chineseCounting"), level(1, "（%2）", "chineseCounting"), level(2, "%3.")
    )
    assert numbered(0, 1, 2, 2, 1, 2, 0, 1, numbering=kind) == [
        "第一章", "（一）", "1.", "2.", "（二）", "1.", "第二章", "（一）",
    ]  # fmt: skip


def test_a_blank_parts_number_and_text_where_word_prints_one():
    spaced = one_list('<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>')
    assert texts(paragraph("大会。", settings=at(0)), numbering=spaced) == ["1. 大会。"]


def test_a_number_may_repeat_those_above_it():
    kind = one_list(
        level(0, "%1", "chineseCounting"), level(1, "%1.%2", more="<w:isLgl/>"), level(2, "%1.%3")
    )
    assert numbered(0, 1, 1, 2, numbering=kind) == ["一", "1.1", "1.2", "一.1"]


def test_counting_starts_where_the_list_says():
    assert numbered(0, 0, numbering=one_list(level(0, "%1.", more='<w:start w:val="4"/>'))) == ["4.", "5."]


def test_a_level_that_never_restarts_goes_on():
    kind = one_list(level(0, "%1、"), level(1, "%2.", more='<w:lvlRestart w:val="0"/>'))
    assert numbered(0, 1, 0, 1, numbering=kind) == ["1、", "1.", "2、", "2."]


def test_instances_of_a_list_count_together_unless_one_starts_anew():
    instances = (
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    kind = one_list(level(0, "%1."), instances=instances)
    assert numbered((0, 1), (0, 2), (0, 3), (0, 3), numbering=kind) == ["1.", "2.", "1.", "2."]


def test_a_style_may_number_its_paragraphs():
    style = (
        '<w:style w:type="paragraph" w:styleId="n"><w:name w:val="numbered"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    kind = {
        "styles": STYLES + style,
        "numbering": one_list(level(0, "%1."), level(1, "(%2)", more='<w:pStyle w:val="n"/>')),
    }
    taken_out = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    assert texts(paragraph("甲。", style="n"), paragraph("乙。", style="n", settings=taken_out), **kind) == [
        "(1)甲。",
        "乙。",
    ]


def test_a_list_may_be_defined_by_a_style_of_lists():
    style = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    linked = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2">{level(0, "%1）")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )
    assert numbered(0, 0, styles=STYLES + style, numbering=linked) == ["1）", "2）"]


def test_a_list_that_is_not_defined_numbers_nothing():
    assert texts(paragraph("甲。", settings=at(0, 7))) == ["甲。"]


def test_empty_paragraphs_count_as_word_counts_them():
    kind = one_list(level(0, "%1."))
    assert texts(*(paragraph(text, settings=at(0)) for text in ("甲。", "", "乙。")), numbering=kind) == [
        "1.甲。",
        "3.乙。",
    ]


def test_marks_move_behind_a_number():
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    (line, _) = lines(
        paragraph(run("大会", BOLD), run("召开。"), settings=numbered), paragraph(LONG), numbering=numbering
    )
    assert (line.text, line.marks) == ("1. 大会召开。", (Mark(3, 5, "bold"),))


def test_bullets_that_follow_each_other_are_a_list():
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/>'
        '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="&#xF06E;"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    dot, ornament = (f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' for level in (0, 1))
    found = lines(
        paragraph("甲", settings=dot),
        paragraph("乙", settings=dot),
        paragraph(LONG),
        paragraph("丙", settings=dot),
        paragraph(LONG),
        paragraph("丁会召开", settings=ornament),
        paragraph("戊会召开", settings=ornament),
        numbering=numbering,
    )
    assert found[0].block == Listing(("甲", "乙"))
    assert [line.text for line in found[1:]] == [LONG, "• 丙", LONG, "■ 丁会召开", "■ 戊会召开"]
