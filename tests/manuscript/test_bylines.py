import pytest

from manuscript.bylines import is_byline, line_byline, opening_byline, read_byline, split_byline
from manuscript.names import is_person, persons_of


@pytest.mark.parametrize(
    ("text", "persons", "source"),
    [
        ("大会闭幕。（林一鸣    王    帆）", ("林一鸣", "王帆"), ""),
        ("大会闭幕。 （张    艺）", ("张艺",), ""),
        ("大会闭幕。（通讯员 韩冬）", ("韩冬",), ""),
        ("大会闭幕。（市科技局供稿）", (), "市科技局"),
        ("大会闭幕。（城东街道  陈一）", ("陈一",), "城东街道"),
        ("大会闭幕。（来源：湖湾日报）", (), "湖湾日报"),
        ("大会闭幕。（文/卓然  图/尤佳）", ("卓然", "尤佳"), ""),
        ("大会闭幕。（农村科技股  柴小乙）", ("柴小乙",), "农村科技股"),
        ("大会闭幕。（欧阳明）", ("欧阳明",), ""),
    ],
)
def test_a_byline_is_taken_off_the_end(text, persons, source):
    rest, byline = split_byline(text)
    assert (rest, byline.persons, byline.source) == ("大会闭幕。", persons, source)


@pytest.mark.parametrize(
    "text",
    ["印发实施细则（试行）", "落户园区（二期）。", "共三项（见附件）", "大会闭幕。（共三项，均已办结）"],
)
def test_other_brackets_stay(text):
    assert split_byline(text)[0] == text


@pytest.mark.parametrize("line", ["文／温景行", "文：温景行", "撰文/温景行", "撰稿：温景行"])
def test_a_line_may_name_the_writer_and_nothing_else(line):
    assert line_byline(line).persons == ("温景行",)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("王帆", True), ("高新区", False), ("金融办", False), ("园区", False), ("温景行", True)],
)
def test_a_department_is_no_person(text, answer):
    assert is_person(text) is answer


def test_a_list_with_one_strange_part_is_no_list_of_names():
    assert persons_of("王帆 概况") == ()


def test_a_line_is_a_byline_only_as_a_whole():
    assert is_byline("供稿：市科技局")
    assert not is_byline("供稿截止到月底，请各单位抓紧。")


@pytest.mark.parametrize(
    ("inside", "persons", "source"),
    [
        ("Nora Weiss", ("Nora Weiss",), ""),
        ("Nora Weiss、John F. Reed", ("Nora Weiss", "John F. Reed"), ""),
        ("通讯员 Nora Weiss", ("Nora Weiss",), ""),
        ("Harbour Daily", (), "Harbour Daily"),
    ],
)
def test_names_in_latin_letters(inside, persons, source):
    byline = read_byline(f"供稿：{inside}" if source else inside)
    assert (byline.persons, byline.source) == (persons, source)


@pytest.mark.parametrize(
    ("text", "persons", "source"),
    [
        ("渡口复航。（通讯员 青未了）", ("青未了",), ""),
        ("渡口复航。（青未了　禾　舟）", ("青未了", "禾舟"), ""),
        ("渡口复航。（记者 闻人远 通讯员 贺兰）", ("闻人远", "贺兰"), ""),
        ("渡口复航。（青藤里居委会　陶然）", ("陶然",), "青藤里居委会"),
        ("渡口复航。（市文化宫）", (), "市文化宫"),
        ("渡口复航。（柳湾社区供稿）", (), "柳湾社区"),
        ("渡口复航。（运营部 整理：禾青）", ("禾青",), "运营部"),
        ("渡口复航。（待续）", (), ""),
        ("渡口复航。（有删节）", (), ""),
        ("渡口复航。（青湾区）", (), ""),
    ],
)
def test_words_in_brackets_at_the_end_are_persons_or_senders(text, persons, source):
    rest, byline = split_byline(text)
    assert (byline.persons, byline.source) == (persons, source)
    assert rest == ("渡口复航。" if byline else text)


def test_a_text_may_name_its_reporter_at_its_beginning():
    assert opening_byline("本刊讯（记者 闻人远）4月2日，渡口复航。").persons == ("闻人远",)
    assert opening_byline("本报渡口4月2日电（记者 闻人远）渡口复航。").persons == ()
    assert not opening_byline("渡口复航（记者见面会同时举行）。")


@pytest.mark.parametrize(
    ("line", "persons", "source"),
    [
        ("（办公室　禾青）", ("禾青",), "办公室"),
        ("（少儿部）", (), "少儿部"),
        ("（社办）", (), "社办"),
        ("（外部）", (), ""),
    ],
)
def test_an_office_may_have_a_short_name_in_brackets(line, persons, source):
    assert (line_byline(line).persons, line_byline(line).source) == (persons, source)
