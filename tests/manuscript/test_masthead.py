import pytest

from manuscript.covers import colophon_length, cover_length
from manuscript.document import Kind
from manuscript.lines import Line
from manuscript.masthead import read_cover


def lines(*texts):
    return [Line(text, number, 1) for number, text in enumerate(texts, 1)]


def test_a_cover_is_read():
    cover = read_cover(
        lines(
            "湖湾协会",
            "第三季度季报",
            "湖湾协会",
            "二〇一九年九月",
            "2019 年第 3 季度季报",
            "2020 年 9 月 28 日",
        )
    )
    assert (cover.title, cover.issuer, cover.issue_label) == (
        "湖湾协会第三季度季报",
        "湖湾协会",
        "2019年第3季度季报",
    )
    assert (cover.kind, cover.year, cover.period) == (Kind.QUARTERLY, 2019, 3)
    assert [date.iso for date in cover.dates] == ["2019-09", "2020-09-28"]
    assert cover.date.iso == ("2019-09", "2019-09")
    assert cover.unread == ()


@pytest.mark.parametrize(
    ("texts", "facts"),
    [
        (("科技简报", "2023年第6期（总第118期）"), (Kind.BRIEFING, 2023, 6, 6, 118)),
        (("湖湾月报", "2023年5月号"), (Kind.MONTHLY, 2023, 5, None, None)),
        (("湖湾年鉴（2021）",), (Kind.YEARBOOK, 2021, None, None, None)),
        (("湖湾季刊", "2020年第3期"), (Kind.QUARTERLY, 2020, 3, 3, None)),
    ],
)
def test_kind_and_numbers_of_an_issue(texts, facts):
    cover = read_cover(lines(*texts))
    assert (cover.kind, cover.year, cover.period, cover.number, cover.total_number) == facts


def test_a_line_that_is_not_understood_is_kept():
    cover = read_cover(lines("科技简报", "2023年第6期", "同心同行"))
    assert [line.text for line in cover.unread] == ["同心同行"]


def test_the_cover_ends_before_the_first_heading():
    assert cover_length(lines("科技简报", "2023年第6期", "一、大会召开", "大会召开。")) == 2
    assert cover_length(lines("工作动态", "一、大会召开")) == 1
    assert cover_length(lines("科技简报", "工作动态", "一、大会召开")) == 1


def test_the_colophon_is_the_distribution_list():
    assert colophon_length(lines("大会闭幕。", "报送：市委办", "发：各单位", "责任编辑：顾明  共印80份")) == 3
    assert colophon_length(lines("大会闭幕。", "会议结束。")) == 0
