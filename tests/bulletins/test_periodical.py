"""How a periodical is set."""

import datetime as dt

import pytest

from bulletins.templatetags.periodical import (
    chinese_month,
    chinese_number,
    chinese_year,
    every_quarter,
    is_figure,
    paragraphs,
    with_point,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (19, "十九"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (2026, "二千零二十六"),
        (12345, "12345"),
        (0, "0"),
    ],
)
def test_a_number_is_counted_in_chinese(number, words):
    assert chinese_number(number) == words


def test_a_cover_names_its_month_in_chinese_numerals():
    assert chinese_year(2026) == "二〇二六"
    assert chinese_month(dt.date(2026, 9, 30)) == "二〇二六年九月"
    assert chinese_month(dt.date(2021, 12, 1)) == "二〇二一年十二月"
    assert chinese_month(None) == ""


@pytest.mark.parametrize(
    ("number", "printed"),
    [("一", "一、"), ("1", "1. "), ("（一）", "（一）"), ("", ""), ("第一章", "第一章")],
)
def test_a_printed_number_gets_the_point_of_its_script(number, printed):
    assert with_point(number) == printed


@pytest.mark.parametrize("cell", ["21", "1,024", "+3.5%", "-7", "约30家", "2494亿元", "12.5％"])
def test_a_number_in_a_table_is_a_figure(cell):
    assert is_figure(cell)


@pytest.mark.parametrize("cell", ["", None, "政策宣讲", "2026年第三季度", "3场路演和5场沙龙"])
def test_words_in_a_table_are_no_figure(cell):
    assert not is_figure(cell)


def test_quarters_without_items_count_as_nothing():
    rows = [{"year": 2025, "quarter": 4, "count": 2}, {"year": 2026, "quarter": 2, "count": 3}]
    assert [row["count"] for row in every_quarter(rows)] == [2, 0, 3]
    assert every_quarter([]) == []


def test_a_line_becomes_a_paragraph_and_no_markup():
    assert paragraphs("一\n\n<b>二") == "<p>一</p>\n<p>&lt;b&gt;二</p>"
