import pytest

from manuscript.document import Mark
from manuscript.lines import Line, closes, join_lines, join_texts, similarity, squeeze, tidy, unspaced, width


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("推进高质量", "发展", "推进高质量发展"),
        ("use of PCR", "tests", "use of PCR tests"),
        ("投资2", "亿元", "投资2亿元"),
        ("产值 ", "　增长", "产值增长"),
        ("（BioBAY）", "举办", "（BioBAY）举办"),
        ("It rained.", "The ferry ran.", "It rained. The ferry ran."),
        ("见www.a.cn.", "渡口", "见www.a.cn.渡口"),
    ],
)
def test_a_blank_stands_only_between_ascii_words(first, second, joined):
    assert join_texts(first, second) == joined


def test_marks_move_with_the_lines_they_stand_in():
    text, marks = join_lines(
        [Line("第一行", 1), Line("见官网说明", 2, marks=(Mark(1, 3, "link", "https://a.cn"),))]
    )
    assert text[marks[0].start : marks[0].end] == "官网"


@pytest.mark.parametrize(
    ("text", "answer"),
    [("结束。", True), ("他说：“好！”", True), ("开始，", False), ("（见附件）", False), ("", False)],
)
def test_a_sentence_closes(text, answer):
    assert closes(text) is answer


def test_widths_count_columns():
    assert width("张a1。") == 6


def test_only_titles_set_wide_apart_are_closed():
    assert unspaced("综  述") == "综述"
    assert unspaced("进载体 解需求") == "进载体 解需求"


def test_fillers_go_and_words_stay():
    assert tidy("\ufffd （张一）\u3000") == "（张一）"
    assert squeeze("本 期\u3000要 目") == "本期要目"


def test_titles_are_compared_without_punctuation():
    assert similarity("“春季”讲堂，开讲", "春季讲堂开讲") == 1.0
    assert similarity("春季讲堂开讲", "秋季讲堂开讲") > similarity("春季讲堂开讲", "产值增长两成")


def test_a_soft_hyphen_at_the_end_of_a_line_joins_a_word():
    text, marks = join_lines(
        [Line("名为inno\u00ad", 1), Line("vation的项目", 2, marks=(Mark(0, 6, "bold"),))]
    )
    assert text == "名为innovation的项目"
    assert text[marks[0].start : marks[0].end] == "vation"
