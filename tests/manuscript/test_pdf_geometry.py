"""Geometry over boxes of characters: no file, no page, only places."""

import pytest

from manuscript.lines import width
from manuscript.readers.pdf.characters import LOST, printed
from manuscript.readers.pdf.doubt import listed
from manuscript.readers.pdf.emphasis import body_of, headings_joined
from manuscript.readers.pdf.flows import flows_of
from manuscript.readers.pdf.furniture import Sheet, furniture_of
from manuscript.readers.pdf.glyphs import Face, Glyph
from manuscript.readers.pdf.pictures import Picture, ornaments
from manuscript.readers.pdf.rows import Row
from manuscript.readers.pdf.rulings import Rule, Rulings
from manuscript.readers.pdf.spread import wide_lines_joined
from manuscript.readers.pdf.strips import joined, strips_of
from manuscript.readers.pdf.tables import tables_of

SIZE = 10.0
SONG, HEI = Face("Song", SIZE), Face("Hei", SIZE, bold=True)


def glyphs(text, left=0.0, base=100.0, face=SONG, gap=0.0):
    """Characters side by side; a Chinese one is as wide as high, others half as wide."""
    placed = []
    for char in text:
        across = face.size * width(char) / 2
        placed.append(Glyph(char, left, left + across, base, face))
        left += across + gap
    return placed


def strips(*runs):
    return strips_of([glyph for run in runs for glyph in run])


def texts(found):
    return [strip.text for strip in found]


# -- characters


@pytest.mark.parametrize(
    ("code", "char"),
    [
        (ord("一"), "一"),
        (0x2F00, "一"),  # a radical
        (0x2EC5, "见"),  # a radical of simplified script
        (0xF9DC, "隆"),  # a character encoded twice
        (0xFB01, "fi"),
        (0xE010, LOST),
        (0, LOST),
        (0x02, "-"),
        (0x07, ""),
        (0xFF0C, "，"),
    ],
)
def test_a_code_means_what_is_seen(code, char):
    assert printed(code) == char


# -- strips


def test_characters_near_each_other_are_one_strip_whatever_their_order():
    line = glyphs("大会在湖边召开")
    (strip,) = strips_of([line[1], line[0], *line[2:]])
    assert (strip.text, strip.left, strip.right, strip.base) == ("大会在湖边召开", 0, 70, 100)
    assert joined(strips_of([*line[3:], *line[:3]])).text == "大会在湖边召开"


def test_a_wide_gap_parts_strips_and_a_line_joins_them_with_blanks():
    found = strips(glyphs("林一鸣"), glyphs("王帆", 50))
    assert texts(found) == ["林一鸣", "王帆"]
    assert joined(found).text == "林一鸣    王帆"


def test_lines_below_each_other_are_apart():
    assert texts(strips(glyphs("上一行"), glyphs("下一行", base=112))) == ["上一行", "下一行"]


def test_raised_small_type_belongs_to_its_line():
    note = glyphs("注1", 30, 96, Face("Song", 5.0))
    assert texts(strips(glyphs("面积平"), note)) == ["面积平注1"]


def test_a_character_struck_twice_counts_once_and_is_bold():
    first = glyphs("讲堂开讲")
    again = [glyph._replace(left=glyph.left + 0.4, right=glyph.right + 0.4) for glyph in first]
    (strip,) = strips_of([*first, *again])
    assert (strip.text, strip.is_bold, strip.face.bold) == ("讲堂开讲", True, True)


def test_two_characters_of_one_shape_stay_two():
    dash = glyphs("—", 20)[0]
    (strip,) = strips_of([*glyphs("大赛"), dash, dash, *glyphs("决出", 30)])
    assert strip.text == "大赛——决出"


def test_bold_parts_and_links_keep_their_place():
    found = strips_of(
        [*glyphs("【概况】", face=HEI), *glyphs("全年产值", 40)],
        addresses=[(55, 85, 81, 105, "https://example.org/")],
    )
    assert found[0].bold == ((0, 4),)
    assert [(found[0].text[a:b], to) for a, b, to in found[0].links] == [("年产值", "https://example.org/")]


def test_a_wall_parts_what_stands_on_its_sides():
    found = strips_of([*glyphs("甲乙"), *glyphs("丙丁", 21)], walls=[(20.5, 0, 200)])
    assert texts(found) == ["甲乙", "丙丁"]


@pytest.mark.parametrize(("gap", "text"), [(0.0, "本期要目"), (5.0, "本期要目"), (1.0, "本期要目")])
def test_an_even_gap_between_all_characters_is_no_blank(gap, text):
    assert texts(strips(glyphs("本期要目", gap=gap))) == [text]


def test_a_gap_wider_than_the_rest_of_its_line_is_a_blank():
    assert texts(strips([*glyphs("通讯员"), *glyphs("周汀兰", 32.5)])) == ["通讯员 周汀兰"]
    stretched = [*glyphs("通讯员专程走访", gap=1.5), *glyphs("企业十二家次", 7 * 11.5 + 1.0, gap=1.5)]
    assert texts(strips(stretched)) == ["通讯员专程走访企业十二家次"]


def test_latin_words_without_blanks_of_their_own_get_them_back():
    assert texts(strips([*glyphs("Suzhou"), *glyphs("Hub", 33)])) == ["Suzhou Hub"]


# -- flows


def column(lines, left, start, order, pitch=16.0):
    return [glyphs(text, left, start + pitch * index) for index, text in enumerate(lines)], order


LEFT = [
    "协会与三所大学签订协议，约定每",
    "年互派二十名教师，共同开设课程",
    "并向学生开放十二家企业的岗位，",
    "协议有效期为五年。",
]
RIGHT = [
    "大会在湖边的会议中心召开，会员",
    "到会的有一百二十人，审议了年度",
    "工作报告，并且选举了新的一届理",
    "事会，会期一天。",
]


def page(*columns):
    return strips(*(run for lines, left, base in columns for run in column(lines, left, base, 0)[0]))


def flow_texts(found):
    return [[piece.text for piece in flow.pieces] for flow in found]


def test_text_beside_text_across_a_blank_lane_makes_two_flows():
    found = flows_of(page((LEFT, 0, 100), (RIGHT, 180, 100)))
    assert flow_texts(found) == [LEFT, RIGHT]
    assert [(flow.column, flow.hopping) for flow in found] == [((0, 2), False), ((1, 2), False)]


def test_lines_at_other_heights_are_columns_all_the_same():
    assert flow_texts(flows_of(page((LEFT, 0, 100), (RIGHT, 180, 107)))) == [LEFT, RIGHT]


def test_a_lane_narrower_than_a_character_is_none():
    found = flows_of(page((LEFT, 0, 100), (RIGHT, 154, 100)))
    assert len(found) == 1


def test_short_lines_beside_nothing_are_no_column():
    found = flows_of(page((LEFT[:3], 0, 100), (["（王帆）", "五月"], 180, 160)))
    assert len(found) == 1


def test_a_picture_across_both_columns_divides_them():
    pieces = page((LEFT, 0, 100), (RIGHT, 180, 100), (LEFT, 0, 300), (RIGHT, 180, 300))
    found = flows_of([*pieces, Picture("a.jpg", 0, 170, 330, 280)])
    assert [len(flow.pieces) for flow in found] == [4, 4, 1, 4, 4]


# -- furniture, tables, pictures


def sheets(*pages):
    return [Sheet(tuple(strips(*runs)), 842) for runs in pages]


def test_a_head_may_stand_a_little_higher_on_another_page():
    body = [glyphs("正文一行", base=300), glyphs("正文二行", base=316)]
    pages = [[glyphs("湖湾季报", base=40 + shift), *body] for shift in (0, 1.2, 0, 0.7)]
    assert furniture_of(sheets(*pages)) == [{0}] * 4


def test_a_title_on_one_page_is_no_head():
    body = [glyphs("正文一行", base=300)]
    pages = [[glyphs(title, base=40), *body] for title in ("甲", "乙", "丙", "丁")]
    assert furniture_of(sheets(*pages)) == [set()] * 4


def test_the_number_before_a_heading_is_no_page_number():
    titles = ("讲堂开讲", "论坛举行", "大赛启动", "会员大会召开")
    pages = [[glyphs(f"{n}.", base=60), glyphs(title, 30, 60)] for n, title in enumerate(titles, 1)]
    assert furniture_of(sheets(*pages)) == [set()] * 4


def test_a_head_in_two_parts_is_one():
    body = [glyphs("正文一行", base=300), glyphs("正文二行", base=316)]
    pages = [[glyphs("湖湾季报", base=40), glyphs("第三季度", 60, 40), *body] for _ in range(3)]
    assert furniture_of(sheets(*pages)) == [{0, 1}] * 3


def lattice(xs, ys):
    return Rulings(tuple(Rule(y, xs[0], xs[-1]) for y in ys), tuple(Rule(x, ys[0], ys[-1]) for x in xs))


def test_cells_hold_the_text_within_their_lines():
    found = strips(glyphs("年", 5, 115), glyphs("数", 60, 115), glyphs("甲", 5, 135), glyphs("12", 60, 135))
    grids, rest = tables_of(found, lattice([0, 50, 100], [100, 120, 140]))
    assert [grid.rows for grid in grids] == [(("年", "数"), ("甲", "12"))]
    assert rest == []


def test_lines_that_do_not_meet_rule_nothing():
    apart = Rulings(
        tuple(Rule(y, 0, 40) for y in (100, 120, 140)), tuple(Rule(x, 300, 340) for x in (0, 50, 100))
    )
    assert tables_of(strips(glyphs("年", 5, 115)), apart)[0] == []


def test_a_picture_at_the_same_place_of_many_pages_is_an_ornament():
    logo, other = Picture("logo.png", 10, 10, 60, 60), Picture("a.jpg", 100, 300, 300, 400)
    assert ornaments([[logo, other], [logo], [logo]]) == {"logo.png"}
    assert ornaments([[other], [Picture("a.jpg", 100, 500, 300, 600)], []]) == set()


def test_pages_are_named_as_a_person_writes_them():
    assert listed([3, 5, 6, 7, 9]) == "3、5—7、9"


# -- wide lines, heavy faces, types that head others


def test_a_line_with_a_wide_gap_is_one_where_its_gap_stands_alone():
    title = strips(
        glyphs("农", 100), glyphs("业", 200), glyphs("综述", 60, 140), glyphs("二〇二三年", 160, 180)
    )
    assert texts(wide_lines_joined(title, [])) == ["农" + " " * 18 + "业", "综述", "二〇二三年"]


def test_lines_that_go_on_at_one_place_again_and_again_are_cells():
    rows = [
        glyphs(text, left, 100 + 16 * i) for i in range(4) for text, left in (("时间", 0), ("三月五日", 80))
    ]
    assert len(wide_lines_joined(strips(*rows), [])) == 8


def row_of(text, size=10.0, bold=False, display=False, base=100.0):
    face = Face("any", size, bold, display)
    (strip,) = strips_of(glyphs(text, base=base, face=face))
    return Row(strip, 1, strip.left, strip.right, column=(0.0, 400.0))


PROSE = [
    row_of("协会与三所大学签订协议，约定每年互派二十名教师", base=400 + 16 * index) for index in range(20)
]


def test_a_face_that_sets_headings_is_none_where_it_sets_everything():
    title = row_of("讲堂开讲", display=True)
    everything = [row_of(row.text, display=True, base=row.base) for row in PROSE]
    assert body_of(PROSE).sets_apart(title)
    assert not body_of(everything).sets_apart(title)


def test_a_small_type_that_heads_a_larger_one_again_and_again_stands_above_it():
    elements = []
    for index in range(3):
        elements += [row_of("栏目", 11.0, bold=True), row_of("讲堂开讲", 18.0, bold=True), *PROSE[index::3]]
    headed = headings_joined(elements, body_of(PROSE), {})
    assert [row.depth for row in headed if row.depth] == [1, 2] * 3
