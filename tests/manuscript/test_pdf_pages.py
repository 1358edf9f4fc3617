"""What stands on a page beside the running text, and what type and place tell of the text itself."""

import pytest

from manuscript.document import Table
from manuscript.page_marks import clean
from manuscript.parser import parse
from tests.manuscript.outlines import REGIONS
from tests.manuscript.pdfs import PITCH, SIZE, Press, paragraphs, texts, wrapped


@pytest.fixture
def press():
    return Press()


def prose(press, index=0, base=100, characters=44):
    lines = wrapped(paragraphs()[index], characters)
    return press.column(lines, 60, base)


def line_of(source, text):
    return next(line for line in source.lines if line.text == text)


# -- what repeats on the pages


def test_running_heads_and_page_numbers_are_marked_and_dropped(press):
    for number in range(1, 5):
        press.text("湖湾季报" if number % 2 else "区域要闻", 270, 40, 9)
        prose(press, number)
        press.text(f"— {number} —", 280, 810, 9)
        press.sheet()
    source = press.read()
    cleaned = clean(source.lines)
    assert cleaned.dropped == {"page numbers": 4, "running heads": 4}
    assert cleaned.running_heads == ("湖湾季报", "区域要闻")
    assert not {"湖湾季报", "区域要闻"} & {line.text for line in cleaned.lines}


def test_a_head_of_its_own_stands_where_others_repeat(press):
    for number in range(1, 7):
        press.text({5: "卷末语"}.get(number, "湖湾季报"), 270, 40, 9)
        prose(press, number, 120)
        press.sheet()
    assert "卷末语" not in texts(press.read())


def test_the_first_line_of_a_page_is_no_head(press):
    for number in range(1, 5):
        prose(press, number, 60)
        press.sheet()
    assert not any(line.furniture for line in press.read().lines)


def test_what_stands_aslant_behind_the_text_goes_and_is_counted(press):
    press.turned("内部资料", 150, 500, 45)
    prose(press)
    source = press.read()
    assert source.dropped == {"rotated text": 4}
    assert texts(source) == [line.strip("\u3000") for line in wrapped(paragraphs()[0], 44)]


def test_an_upright_watermark_goes_too(press):
    for number in range(1, 5):
        press.text("内部资料", 200, 420, 60)
        prose(press, number)
        press.sheet()
    source = press.read()
    assert source.dropped["watermarks"] == 4
    assert "内部资料" not in texts(source)


@pytest.mark.parametrize(("turn", "corner"), [(90, (842, 0)), (180, (842, 595)), (270, (0, 595))])
def test_a_turned_page_is_read_as_it_is_seen(turn, corner):
    press = Press((842, 595) if turn == 180 else (595, 842))
    press.canvas.setPageRotation(turn)
    press.canvas.translate(*corner)
    press.canvas.rotate(turn)  # so that the text stands upright for the reader
    prose(press)
    source = press.read()
    assert texts(source) == [line.strip("\u3000") for line in wrapped(paragraphs()[0], 44)]
    assert source.lines[0].top == pytest.approx((100 - SIZE) / press.size[1], abs=0.01)


def test_text_that_runs_up_a_page_is_read_as_its_reader_turns_it(press):
    press.canvas.translate(595, 0)
    press.canvas.rotate(90)
    press.size = (842, 595)
    prose(press)
    assert texts(press.read()) == [line.strip("\u3000") for line in wrapped(paragraphs()[0], 44)]


# -- lines


def test_lines_know_their_page_place_indent_and_gap(press):
    base = prose(press)
    prose(press, 1, base + 2 * PITCH)
    press.sheet()
    prose(press, 2)
    source = press.read()
    first = wrapped(paragraphs()[0], 44)
    assert source.pages == 2
    assert [line.indent for line in source.lines[:2]] == [4, 0]
    assert source.lines[len(first)].gap_before == 2
    assert [line.page_break for line in source.lines if line.page == 2][:2] == [True, False]
    assert source.lines[0].top == pytest.approx((100 - SIZE) / 842, abs=0.01)
    assert [line.number for line in source.lines] == list(range(1, len(source.lines) + 1))


def test_a_line_tells_whether_it_fills_its_column(press):
    prose(press)
    lines = press.read().lines
    assert [line.fills for line in lines] == [True] * (len(lines) - 1) + [len(lines[-1].text) > 38]


def test_larger_type_is_evidence_of_headings_the_largest_highest(press):
    press.text("第一章 要闻", 60, 80, 18)
    press.text("一、讲堂开讲", 60, 110, 14)
    base = prose(press, 0, 140)
    press.text("二、论坛举行", 60, base + 30, 14)
    prose(press, 1, base + 60)
    source = press.read()
    assert [(line.text, line.depth) for line in source.lines if line.depth] == [
        ("第一章 要闻", 1),
        ("一、讲堂开讲", 2),
        ("二、论坛举行", 2),
    ]


def test_a_heading_over_two_lines_is_one(press):
    press.column(["一、关于举办第三届湖湾创新创业大赛暨投融资对接活", "动的通知"], 60, 80, 20)
    prose(press, 0, 160)
    prose(press, 1, 300)
    assert line_of(press.read(), "一、关于举办第三届湖湾创新创业大赛暨投融资对接活动的通知").depth == 1


def test_type_struck_twice_counts_once(press):
    for shift in (0, 0.4):
        press.text("讲堂开讲", 60 + shift, 80)
    prose(press, 0, 110)
    assert texts(press.read())[0] == "讲堂开讲"


def test_titles_set_wide_apart_are_closed_and_blanks_stay(press):
    press.text("本期要目", 200, 80, 16, spacing=8)
    press.text("通讯员 周汀兰", 60, 110)
    prose(press, 0, 140)
    assert texts(press.read())[:2] == ["本期要目", "通讯员 周汀兰"]


def test_a_word_that_a_hyphen_parts_is_whole_and_a_span_of_years_keeps_its_hyphen(press):
    press.text("The Association opened an inno-", 60, 100)
    press.text("vation centre for 2021-", 60, 100 + PITCH)
    press.text("2025 in Suzhou.", 60, 100 + 2 * PITCH)
    read = texts(press.read())
    assert read[0].endswith("inno\u00ad")
    assert read[1].endswith("2021-")


def test_bookmarks_are_evidence_of_headings(press):
    base = 100
    for index, title in enumerate(["要闻", "讲堂开讲", "论坛举行"]):
        press.canvas.bookmarkPage(title)
        press.canvas.addOutlineEntry(title, title, level=min(index, 1))
        press.text(title, 60, base)
        base = prose(press, index, base + PITCH) + PITCH
    assert [(line.text, line.depth) for line in press.read().lines if line.depth] == [
        ("要闻", 1),
        ("讲堂开讲", 2),
        ("论坛举行", 2),
    ]


@pytest.mark.parametrize(
    ("address", "linked"),
    [("https://example.org/a", True), ("javascript:alert(1)", False), ("file:///etc/passwd", False)],
)
def test_only_addresses_of_the_web_become_links(press, address, linked):
    press.text("报名见协会官网，截止月底。", 60, 100)
    press.canvas.linkURL(address, (60 + 3 * SIZE, 842 - 102, 60 + 7 * SIZE, 842 - 90))
    line = press.read().lines[0]
    found = [(line.text[mark.start : mark.end], mark.target) for mark in line.marks if mark.kind == "link"]
    assert found == ([("协会官网", address)] if linked else [])


# -- tables


def grid(press, rows, left=60, top=200, across=120, down=24):
    for index in range(len(rows) + 1):
        press.rule(left, top + index * down, left + across * len(rows[0]), top + index * down)
    for index in range(len(rows[0]) + 1):
        press.rule(left + index * across, top, left + index * across, top + len(rows) * down)
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            press.text(cell, left + j * across + 3, top + i * down + 16)


ROWS = (("活动类型", "场次", "企业（家次）"), ("项目路演", "6", "312"), ("政策宣讲", "7", "336"))


def test_a_ruled_table_is_a_table_in_its_place(press):
    press.text("表1 活动情况", 60, 190)
    grid(press, ROWS)
    prose(press, 0, 300)
    lines = press.read().lines
    assert lines[0].text == "表1 活动情况"
    assert lines[1].block == Table(ROWS)
    assert lines[2].text.startswith(paragraphs()[0][:10])


def test_cells_close_to_a_line_stay_apart(press):
    grid(press, (("活动类型", "场次"), ("项目路演", "六场")), across=4 * SIZE + 5)
    assert press.read().lines[0].block == Table((("活动类型", "场次"), ("项目路演", "六场")))


def test_a_frame_is_no_table_and_neither_is_a_list_of_pages(press):
    press.canvas.rect(50, 600, 480, 200)
    prose(press)
    grid(
        press,
        tuple((f"{title}、讲堂开讲", page) for title, page in zip("一二三四", "1357", strict=True)),
        top=300,
    )
    assert not any(line.block for line in press.read().lines)


def test_a_grid_whose_text_runs_across_its_lines_stays_text(press):
    grid(press, (("甲" * 14, ""), ("乙" * 14, "")), across=80)
    assert "甲" * 14 in texts(press.read())


def test_running_type_above_a_heading_of_larger_type_heads_nothing(press):
    press.text("湖湾年鉴", 60, 60, 28)
    press.text("湖湾档案馆　编", 60, 90)
    press.text("农业", 60, 120, 20)
    base = 160
    for index, title in enumerate(["综述", "种植业", "畜牧业"]):
        press.text(title, 60, base, 15)
        press.text(f"【概况】 第{index}年，", 60, base + 2 * PITCH)
        base = prose(press, index, base + 3 * PITCH) + PITCH
    document = parse(press.read(), REGIONS).document
    titles = {chapter.title for chapter in document.chapters}
    titles |= {section.title for chapter in document.chapters for section in chapter.sections}
    assert "综述" in titles
    assert not any("档案馆" in title for title in titles)
