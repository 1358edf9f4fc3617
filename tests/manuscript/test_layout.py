from dataclasses import replace

from manuscript.layout import Layout, measure
from manuscript.lines import Line
from manuscript.page_marks import clean

COLUMN = [
    "协会与三所大学签订协议，约定每",
    "年互派二十名教师，共同开设课程",
    "并向学生开放十二家企业的岗位，",
    "协议有效期为五年，期满再行商议",
    "双方同意从一门课做起，做好一门",
    "再开一门，逐步扩大合作的范围。",
]


def column(*extra):
    return [Line(text, number, 1) for number, text in enumerate([*COLUMN, *extra], 1)]


def test_a_column_is_recognised_as_wrapped():
    layout = measure(column())
    assert (layout.wrapped, layout.line_gap, layout.full) == (True, 1, 30)


def test_one_line_a_paragraph_is_not_wrapped():
    assert not measure(
        [Line("协会召开大会。", 1), Line("大会审议了年度预算并选举了新的理事会。", 2, 1)] * 4
    ).wrapped


def test_a_full_line_with_a_stop_goes_on_and_a_short_one_ends():
    layout = Layout(wrapped=True, full=30, line_gap=1)
    following = Line("下一行", 2, 1)
    assert not layout.ends_paragraph(Line("逐步扩大双方合作的范围和深度。", 1), following)
    assert layout.ends_paragraph(Line("逐步扩大。", 1), following)


def test_page_numbers_and_running_heads_go():
    texts = ("湖畔季刊", "正文一。", "— 1 —", "湖畔季刊", "正文二。", "— 2 —", "湖畔季刊", "正文三。")
    lines = [Line(text, number, 1) for number, text in enumerate(texts, 1)]
    cleaned = clean(lines)
    assert [line.text for line in cleaned.lines] == ["湖畔季刊", "正文一。", "正文二。", "正文三。"]
    assert cleaned.dropped == {"page numbers": 2, "running heads": 2}


def test_a_short_line_at_a_page_break_inside_a_sentence_is_a_running_head():
    lines = column("双方将每年评估一次，并且公布结")
    lines += [
        Line("合作篇", 8, 0, page_break=True),
        Line("果，接受各方面的监督和建议，不", 9, 1),
        Line("断改进。", 10, 1),
    ]
    assert clean(lines).running_heads == ("合作篇",)


def test_a_year_on_its_own_line_is_no_page_number():
    cleaned = clean([Line("大事记", 1), Line("2021", 2, 1), Line("一月", 3, 1)])
    assert len(cleaned.lines) == 3


def test_a_sentence_set_wide_apart_is_closed():
    wide = Line("4 月 1 2 日 ， 项 目 观 摩 会 召 开 ， 观 摩 项 目 9 个 。", 1)
    assert clean([wide]).lines[0].text == "4月12日，项目观摩会召开，观摩项目9个。"
    names = Line("林一鸣    王    帆    苏一秋", 1)
    assert clean([names]).lines[0].text == names.text


def test_what_a_reader_measured_counts_for_more_than_the_width_of_the_text():
    lines = [replace(line, fills=True) for line in column()]
    narrow = [Line("窄栏的一行文字没有结", number, fills=True) for number in range(7, 20)]
    assert measure([*lines, *narrow]).wrapped
    layout = measure([*lines, *narrow])
    assert layout.is_full(narrow[0])
    assert not layout.is_full(replace(lines[0], fills=False))


def test_what_repeats_at_the_same_place_is_no_text():
    lines = [Line("湖畔", 1, furniture=True), *column(), Line("7", 9, furniture=True)]
    cleaned = clean(lines)
    assert [line.text for line in cleaned.lines] == [line.text for line in column()]
    assert cleaned.dropped == {"page numbers": 1, "running heads": 1}
    assert cleaned.running_heads == ("湖畔",)


def test_a_whole_paragraph_is_no_running_head_and_no_page_number():
    texts = ("要闻", "1", "正文一。", "要闻", "2", "正文二。", "要闻", "3", "正文三。")
    lines = [Line(text, n, page_break=text == "要闻", whole=True) for n, text in enumerate(texts, 1)]
    assert [line.text for line in clean(lines).lines] == list(texts)


def test_whole_paragraphs_are_not_wrapped():
    assert not measure([Line(text, n, whole=True) for n, text in enumerate(COLUMN * 2, 1)]).wrapped
