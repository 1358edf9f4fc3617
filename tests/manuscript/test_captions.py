import pytest

from manuscript.brackets import mend
from manuscript.captions import CaptionText, credit_of, extract, read_caption
from manuscript.layout import Layout
from manuscript.lines import Line
from tests.manuscript.outlines import reading_of

COLUMN = Layout(wrapped=True, full=30, line_gap=1)


def photos(*texts, layout=COLUMN, gap=1):
    lines = [Line(text, number, gap) for number, text in enumerate(texts, 1)]
    result = extract(mend(lines), layout)
    return [line.block for line in result if line.block], [line.text for line in result if not line.block]


def test_a_caption_is_lifted_out_of_a_sentence():
    found, rest = photos(
        "实验室在园区揭牌，将面",
        "2018年5月9日，实验室揭牌",
        "仪式举行 （新闻中心  供稿）",
        "向中小企业开放。",
    )
    assert [(photo.caption, photo.credit) for photo in found] == [
        ("2018年5月9日，实验室揭牌仪式举行", "新闻中心")
    ]
    assert rest == ["实验室在园区揭牌，将面", "向中小企业开放。"]


def test_words_that_name_a_picture_are_a_caption():
    found, _ = photos("大会闭幕。", "图为颁奖现场（张明 摄）", "下一段。")
    assert [(photo.caption, photo.credit) for photo in found] == [("图为颁奖现场", "张明")]


def test_a_caption_in_brackets_is_one():
    found, _ = photos("大会闭幕。", "（图为走访现场。张明 摄）")
    assert [(photo.caption, photo.credit) for photo in found] == [("图为走访现场", ["张明", "摄"][0])]


def test_a_byline_is_no_caption():
    found, rest = photos("大会闭幕。", "（市科技局  供稿）")
    assert found == []
    assert len(rest) == 2


def test_a_name_set_wide_apart_is_one_credit():
    assert credit_of("创业大赛现场（王  帆 摄）").credit == "王帆"


def test_a_credit_that_a_line_end_parts_ends_its_caption_all_the_same():
    for opened, rest_of_credit in (
        ("仪式举行（港", "区供水服务中心  供稿）"),
        ("仪式举行（", "港区供水服务中心  供稿）"),
        ("仪式举行（港区供水服务中心", "供稿）"),
    ):
        found, rest = photos(
            "水厂在园区揭牌，将面",
            "2018年5月9日，水厂揭牌",
            opened,
            rest_of_credit,
            "向三个镇供水。",
        )
        assert [(photo.caption, photo.credit) for photo in found] == [
            ("2018年5月9日，水厂揭牌仪式举行", "港区供水服务中心")
        ]
        assert rest == ["水厂在园区揭牌，将面", "向三个镇供水。"]


def test_a_credit_that_stays_inside_a_sentence_is_told():
    reading = reading_of(
        "一、水厂揭牌\n水厂揭牌现场（供水中心  供图）面向三个镇供水。\n二、讲堂开讲\n讲堂开讲。\n"
    )
    assert [(n.code, n.line) for n in reading.notices if n.code == "CREDIT_IN_TEXT"] == [
        ("CREDIT_IN_TEXT", 1)
    ]


def test_what_is_known_to_be_a_caption_loses_its_credit_and_its_lead():
    told = read_caption("图3：年会现场（秘书处 供图）")
    assert (told.caption, told.credit) == ("年会现场", "秘书处")
    assert read_caption("年会现场").caption == "年会现场"


def test_a_caption_that_is_a_paragraph_by_itself_takes_nothing_from_the_one_before():
    texts = ("两家企业签了约", "签约现场（张明 摄）", "3月5日活动", "湖边会场（秘书处 供稿）")
    lines = [Line(text, n, whole=True) for n, text in enumerate(texts, 1)]
    assert [(line.text, bool(line.block)) for line in extract(lines, Layout())] == [
        ("两家企业签了约", False),
        ("签约现场", True),
        ("3月5日活动", False),
        ("湖边会场（秘书处 供稿）", False),
    ]


def test_words_known_to_be_a_caption_lose_their_number_and_their_credit():
    assert read_caption("图3 论坛现场 （新闻中心 供图）") == CaptionText("论坛现场", "新闻中心")
    assert read_caption("签约现场") == CaptionText("签约现场", "")


@pytest.mark.parametrize("credit", ["（摄影　辛禾）", "（摄影：辛禾）", "（辛禾　摄）", "（供图 辛禾）"])
def test_a_credit_stands_before_or_behind_its_word(credit):
    assert read_caption(f"渡船靠岸{credit}") == CaptionText("渡船靠岸", "辛禾")


@pytest.mark.parametrize(
    "text",
    [
        "渡船靠岸　辛禾 摄",
        "渡船靠岸  辛禾/摄",
        "渡船靠岸　辛  禾摄影",
        "渡船靠岸　摄影：辛禾",
        "图为渡船靠岸。（辛禾 摄）",
    ],
)
def test_a_credit_may_stand_without_brackets_behind_a_blank(text):
    assert read_caption(text).credit == "辛禾"


@pytest.mark.parametrize("text", ["老人在江边拍摄", "他十岁开始学摄影", "渡船图"])
def test_a_caption_that_ends_in_such_a_word_has_no_credit(text):
    assert read_caption(text) == CaptionText(text, "")


def test_a_caption_in_brackets_may_begin_like_a_label():
    found, rest = photos("会员签到。", "（图：会员在大厅签到　张明 摄）", "（图：会员合影）", "散会。")
    assert [(photo.caption, photo.credit) for photo in found] == [
        ("会员在大厅签到", "张明"),
        ("会员合影", ""),
    ]
    assert rest == ["会员签到。", "散会。"]
