"""Pages of one, two and three columns: every sentence goes on where it was meant to."""

import pytest

from manuscript.notices import Unreadable
from tests.manuscript.pdfs import PITCH, SIZE, Press, paragraphs, texts, wrapped

LEFT, RIGHT = 60, 310
CHARACTERS = 20


def lines_of(parts, characters=CHARACTERS):
    return [line for text in parts for line in wrapped(text, characters)]


def bare(lines):
    return [line.strip("\u3000") for line in lines]


def halves(parts):
    lines = lines_of(parts)
    middle = -(-len(lines) // 2)
    return lines[:middle], lines[middle:]


@pytest.fixture
def press():
    return Press()


def test_columns_that_the_file_has_one_after_the_other(press):
    left, right = halves(paragraphs()[:5])
    press.column(left, LEFT)
    press.column(right, RIGHT)
    assert texts(press.read()) == bare([*left, *right])


def test_columns_that_the_file_has_line_by_line_are_told_apart_by_their_shape_and_said(press):
    left, right = halves(paragraphs()[:6])
    for index, (one, two) in enumerate(zip(left, right, strict=False)):
        press.column([one], LEFT, 100 + PITCH * index)
        press.column([two], RIGHT, 100 + PITCH * index)
    press.column(left[len(right) :], LEFT, 100 + PITCH * len(right))
    source = press.read()
    assert texts(source) == bare([*left, *right])
    assert [notice.code for notice in source.notices] == ["PDF_COLUMNS_BY_SHAPE"]


def test_columns_written_from_right_to_left_are_read_from_left_to_right(press):
    left, right = halves(paragraphs()[:5])
    press.column(right, RIGHT)
    press.column(left, LEFT)
    assert texts(press.read()) == bare([*left, *right])


def test_a_page_goes_from_one_column_to_two_and_back(press):
    parts = paragraphs()
    above, below = lines_of(parts[:2], 44), lines_of(parts[6:8], 44)
    left, right = halves(parts[2:6])
    base = press.column(above, LEFT) + PITCH
    end = max(press.column(left, LEFT, base), press.column(right, RIGHT, base))
    press.column(below, LEFT, end + PITCH)
    assert texts(press.read()) == bare([*above, *left, *right, *below])


def test_a_heading_over_both_columns_ends_the_columns_above_it(press):
    parts = paragraphs()
    upper, lower = halves(parts[:3]), halves(parts[3:6])
    base = max(press.column(column, place) for column, place in zip(upper, (LEFT, RIGHT), strict=True))
    heading = "第二章 协会工作和各区来稿以及第三季度的会员服务情况"
    press.text(heading, LEFT, base + 20, 16)
    for column, place in zip(lower, (LEFT, RIGHT), strict=True):
        press.column(column, place, base + 60)
    read = texts(press.read())
    assert read == bare([*upper[0], *upper[1], heading, *lower[0], *lower[1]])


def test_a_short_heading_over_both_columns_is_told_by_where_the_file_has_it(press):
    parts = paragraphs()
    upper, lower = halves(parts[:3]), halves(parts[3:6])
    base = max(press.column(column, place) for column, place in zip(upper, (LEFT, RIGHT), strict=True))
    press.text("第二章", LEFT, base + 20, 16)
    for column, place in zip(lower, (LEFT, RIGHT), strict=True):
        press.column(column, place, base + 60)
    assert texts(press.read()) == bare([*upper[0], *upper[1], "第二章", *lower[0], *lower[1]])


def test_a_short_heading_within_the_left_column_stays_there(press):
    parts = paragraphs()
    left, right = lines_of(parts[:2]), lines_of(parts[2:5])
    base = press.column(left, LEFT)
    press.text("第二章", LEFT, base + 20, 16)
    more = lines_of(parts[5:6])
    press.column(more, LEFT, base + 60)
    press.column(right, RIGHT)
    assert texts(press.read()) == bare([*left, "第二章", *more, *right])


def test_three_columns(press):
    lines = lines_of(paragraphs()[:6], 13)
    third = -(-len(lines) // 3)
    for index in range(3):
        press.column(lines[index * third : (index + 1) * third], 60 + 165 * index)
    assert texts(press.read()) == bare(lines)


def test_a_column_with_few_lines_is_known_from_the_other_pages(press):
    lines = lines_of(paragraphs()[:8])
    third = len(lines) // 4
    for start in (0, 2):
        press.column(lines[start * third : (start + 1) * third], LEFT)
        press.column(lines[(start + 1) * third : (start + 2) * third], RIGHT)
        press.sheet()
    rest = lines_of(paragraphs()[8:9])
    press.column(rest, LEFT)
    press.column(["末行。"], RIGHT)
    assert texts(press.read()) == bare([*lines[: 4 * third], *rest, "末行。"])


def test_cells_that_end_where_they_like_are_read_across(press):
    for index, (label, value) in enumerate(
        [("时间", "三月五日"), ("地点", "湖边会议中心"), ("人数", "一百二十人")] * 3
    ):
        press.text(f"{label}：", 60, 100 + PITCH * index)
        press.text(value, 160, 100 + PITCH * index)
    assert ["".join(text.split()) for text in texts(press.read())][:3] == [
        "时间：三月五日",
        "地点：湖边会议中心",
        "人数：一百二十人",
    ]


def test_contents_beside_their_pages_keep_them_also_over_two_lines(press):
    entries = [
        ("一、关于举办第三届湖湾创新大赛的通知", "1"),
        ("二、讲堂开讲", "3"),
        ("三、论坛举行", "4"),
        ("四、会员大会", "6"),
    ]
    base = 100
    for title, page in entries:
        press.text(title[:12], 60, base)
        press.text(page, 205, base)
        if title[12:]:
            base += PITCH
            press.text(title[12:], 60, base)
        base += 2 * PITCH
    assert [text.split() for text in texts(press.read())] == [list(entry) for entry in entries]


def test_cells_of_several_lines_are_read_row_by_row(press):
    rows = [("要求", "本市注册满一年的中小企业均可报名，须提供近两年的财务报表和知识产权证明。")] * 2
    rows += [("奖励", "获奖企业可以免费入驻孵化器一年，并由协会推荐参加全国的总决赛和展览会。")] * 2
    base, expected = 100, []
    for index, (label, text) in enumerate(rows):
        left = wrapped(f"{label}{index}：以下各条由协会秘书处解释并监督执行，如有疑问请来电。", 18, indent=0)
        right = wrapped(f"（{index}）{text}", 18, indent=0)
        press.column(left, LEFT, base)
        base = max(press.column(right, RIGHT, base), base + PITCH * len(left)) + 10
        expected += [*left, *right]
    assert texts(press.read()) == expected


def test_text_whose_columns_stay_across_each_other_is_refused(press):
    # Lines that a program has already glued together leave no lane to be seen.
    left, right = halves(paragraphs()[:40])
    for start in range(0, len(right), 40):
        for index in range(start, min(start + 40, len(right))):
            glued = (left[index] + right[index]).replace("\u3000", "")
            press.column([glued], LEFT, 90 + PITCH * (index - start))
        press.sheet()
    with pytest.raises(Unreadable) as refusal:
        press.read()
    assert refusal.value.code == "INTERLEAVED"


def test_entries_of_a_list_that_are_set_in_stay_apart(press):
    text = lines_of(paragraphs()[:3], 30)
    entries = ["一是以为不结冰就不用保温；", "二是以为养护剂可以代替覆盖；", "三是以为拆模越早越省钱。"]
    base = press.column(text, LEFT)
    for entry in entries:
        press.text(entry, LEFT + 2 * SIZE, base)
        base += PITCH
    lines = [line for line in press.read().lines if line.text in entries]
    assert [line.fills for line in lines] == [False, False, False]
    assert {line.indent for line in lines} == {4}


def test_entries_of_the_contents_that_are_set_in_keep_their_indent(press):
    entries = [
        f"{title}{'…' * (24 - len(title))}{page}" for page, title in enumerate(["渡口", "码头夜航", "船"], 1)
    ]
    press.column(["动态………………………………………………9", *(f"　　{entry}" for entry in entries)], LEFT)
    press.column(lines_of(paragraphs()[:2], 30), LEFT, 300)
    assert [line.indent for line in press.read().lines[:4]] == [0, 4, 4, 4]
