"""The text of Word paragraphs as it is printed: marks, links, breaks, signs, fields."""

import pytest

from tests.manuscript.readers.word_files import LONG, lines, marks, paragraph, run, source, table, texts

BOLD = "<w:b/>"


def test_marks_are_where_the_text_is():
    (line,) = lines(
        paragraph(
            run("　　据"),
            run("甲", "<w:b/>"),
            run("市", '<w:rStyle w:val="strong"/>'),
            run("消息", "<w:i/>"),
            run("。"),
        )
    )
    assert (line.text, marks(line)) == ("据甲市消息。", [("甲市", "bold", ""), ("消息", "italic", "")])
    assert line.indent == 4


def test_bold_that_is_switched_off_is_not_bold():
    assert lines(paragraph(run("甲", '<w:b w:val="0"/>'), run("乙", '<w:b w:val="false"/>')))[0].marks == ()


def test_bold_is_no_mark_where_everything_is_bold():
    (line,) = lines(paragraph(run("大会召开，" * 9, BOLD), run("会员到会。")))
    assert line.marks == ()


def link(target, text="公告", outside=True):
    inside = f'<w:hyperlink r:id="h">{run(text)}</w:hyperlink>'
    return lines(paragraph(run("见"), inside), links={"h": ("hyperlink", target, outside)})[0]


@pytest.mark.parametrize(
    "target", ["https://example.org/a?b=1", "http://example.org", "mailto:a@example.org"]
)
def test_links_to_the_web_are_kept(target):
    assert marks(link(target)) == [("公告", "link", target)]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "javascript:alert(1)", "\\\\host\\share", "ftp://a", "http s:"]
)
def test_other_links_are_text(target):
    line = link(target)
    assert (line.text, line.marks) == ("见公告", ())


def test_a_link_into_the_document_is_text():
    assert link("document.xml", outside=False).marks == ()
    assert lines(paragraph('<w:hyperlink w:anchor="b">' + run("公告") + "</w:hyperlink>"))[0].marks == ()


BREAK = "<w:r><w:br/></w:r>"


def test_a_heading_broken_by_hand_is_one_line():
    found = lines(paragraph(run("关于开展讲堂"), BREAK, run("报名的通知"), style="1"), paragraph(LONG))
    assert found[0].text == "关于开展讲堂报名的通知"


def test_lines_broken_by_hand_are_lines_of_one_paragraph():
    found = lines(
        paragraph(run("甲会召开。"), BREAK, run("乙会"), BREAK, run("召开。")), paragraph("丙会召开。")
    )
    assert [(line.text, line.whole, line.opens, line.soft) for line in found] == [
        ("甲会召开。", False, True, False),
        ("乙会", False, False, True),
        ("召开。", False, False, True),
        ("丙会召开。", True, False, False),
    ]


def test_a_bold_line_above_a_break_is_a_line_by_itself():
    found = lines(paragraph(run("大会召开", BOLD), BREAK, run(LONG)))
    assert [(line.text, line.whole) for line in found] == [("大会召开", True), (LONG, True)]


def test_page_breaks_are_noted_where_the_page_starts():
    broken = '<w:r><w:br w:type="page"/></w:r>'
    found = lines(
        paragraph("一。", broken),
        paragraph("二。"),
        paragraph(broken),
        paragraph("三。", settings="<w:pageBreakBefore/>"),
        paragraph("四。", settings="<w:sectPr/>"),
        paragraph("五。", settings='<w:sectPr><w:type w:val="continuous"/></w:sectPr>'),
        paragraph("六。"),
    )
    assert [line.page_break for line in found] == [False, True, True, False, True, False]


def test_empty_paragraphs_are_a_gap_and_never_a_large_one():
    found = lines(paragraph("一。"), paragraph("二。"), *[paragraph("")] * 9, paragraph("三。"))
    assert [line.gap_before for line in found] == [0, 0, 1]


def test_lines_are_numbered_in_order():
    assert [
        line.number for line in lines(paragraph("一。"), table(("甲", "1"), ("乙", "2")), paragraph("二。"))
    ] == [1, 2, 3]


def test_tabs_dashes_and_signs_are_printed():
    signs = (
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>丙</w:t>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B1"/></w:r>'
    )
    assert texts(paragraph(signs)) == ["甲\t乙-丙✓±"]


def test_a_sign_that_nobody_knows_is_counted():
    found = source(paragraph("甲", '<w:r><w:sym w:font="Strange" w:char="F0FC"/></w:r>', "\ufffd"))
    assert (found.lines[0].text, found.fillers) == ("甲", 2)


def test_raised_figures_stay_raised():
    raised = '<w:vertAlign w:val="superscript"/>'
    assert texts(paragraph(run("10"), run("2", raised), run("米"), run("注", raised))) == ["10²米注"]


def test_formulas_are_text():
    assert texts(paragraph("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")) == ["a+b"]


def test_a_large_first_letter_belongs_to_its_paragraph():
    frame = '<w:framePr w:dropCap="drop"/>'
    assert texts(paragraph("大", settings=frame), paragraph("会召开。")) == ["大会召开。"]


def test_content_controls_hold_text():
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('甲会。')}</w:sdtContent></w:sdt>"
    inner = f"<w:sdt><w:sdtContent>{run('乙会。')}</w:sdtContent></w:sdt>"
    assert texts(control, paragraph(inner)) == ["甲会。", "乙会。"]


def test_a_few_lines_of_print_among_titles_are_pasted_too():
    title, rest = "社区食堂迎来客人", "堂开业九个月，日均供餐两百份。"
    column = ["5月7日，老街雨污分流改造开工。工程铺设", "管线两公里，改造院落四十个，老街只在上"]
    found = lines(*map(paragraph, [title, *column, rest, title, *column, rest, title, *column, rest]))
    assert not any(line.whole for line in found)


def test_short_paragraphs_that_end_are_no_lines_of_print():
    found = lines(*map(paragraph, ["甲会召开", "甲会在湖边召开，会员到会审议预算。"] * 6))
    assert all(line.whole for line in found)


def test_lines_of_print_pasted_as_paragraphs_are_no_whole_paragraphs():
    column = [
        "协会与三所大学签订协议，约定每",
        "年互派二十名教师，共同开设课程",
        "并向学生开放十二家企业的岗位，",
    ]
    assert not any(line.whole for line in lines(*map(paragraph, [*column * 3, "协议有效期为五年。"])))


# -- fields


def field(code, result, *, end=True):
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    shown = sign.format("separate") + result if result is not None else ""
    return sign.format("begin") + instruction + shown + (sign.format("end") if end else "")


def test_of_a_field_the_result_is_printed():
    inside = field(" SEQ 图 ", run("3"))
    simple = f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>'
    assert texts(paragraph("图", inside, "，第", simple, "页")) == ["图3，第7页"]


def test_a_link_may_be_a_field():
    (line,) = lines(paragraph("见", field(' HYPERLINK "https://example.org" ', run("公告")), "。"))
    assert marks(line) == [("公告", "link", "https://example.org")]


def test_a_figure_in_a_circle_is_one_character():
    assert texts(paragraph(field(r" eq \o\ac(○,3)", None), "号会场")) == ["③号会场"]


def test_a_field_without_end_costs_its_own_paragraph_at_most():
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    found = source(paragraph("甲会。", broken, "乙会。"), paragraph("丙会。"))
    assert [line.text for line in found.lines] == ["甲会。", "丙会。"]
    assert found.dropped == {"field code characters": 3}


def test_a_table_of_contents_is_its_printed_lines():
    open_field = field(r' TOC \o "1-2" ', "", end=False)
    hidden_page = "<w:r><w:rPr><w:webHidden/></w:rPr><w:tab/><w:t>12</w:t></w:r>"
    entry = '<w:hyperlink w:anchor="_Toc1">' + run("大会召开") + hidden_page + "</w:hyperlink>"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    found = lines(
        paragraph("目录"), paragraph(open_field, entry, style="toc2"), paragraph(end), paragraph(LONG)
    )
    assert [(line.text, line.indent, line.depth) for line in found][:2] == [
        ("目录", 0, 0),
        ("大会召开\t12", 2, 0),
    ]
