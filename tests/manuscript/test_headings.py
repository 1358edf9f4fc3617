import pytest

from manuscript.headings import read_heading


@pytest.mark.parametrize(
    ("text", "style", "number", "ordinal", "title"),
    [
        ("第三章 区域要闻", "chapter", "第三章", 3, "区域要闻"),
        ("第一部分  工作要闻", "part", "第一部分", 1, "工作要闻"),
        ("叁、會員服務", "formal", "叁", 3, "會員服務"),
        ("十二、某地", "han", "十二", 12, "某地"),
        ("（三）培训开班", "han-paren", "（三）", 3, "培训开班"),
        ("1.2024 年创业赛收官", "digit", "1", 1, "2024 年创业赛收官"),
        ("2．平台上线", "digit", "2", 2, "平台上线"),
        ("3、抓落实", "digit-dun", "3", 3, "抓落实"),
        ("(4)其他", "digit-paren", "(4)", 4, "其他"),
        ("②第二项", "circled", "②", 2, "第二项"),
        ("■ 新厂投产", "symbol■", "", 0, "新厂投产"),
        ("★ 领导关怀 ★", "symbol★", "", 0, "领导关怀"),
        ("▌行业资讯", "symbol▌", "", 0, "行业资讯"),
        ("—— 要闻 ——", "framed", "", 0, "要闻"),
        ("1.2 建设内容", "multi", "1.2", 0, "建设内容"),
    ],
)
def test_a_mark_is_read(text, style, number, ordinal, title):
    heading = read_heading(text)
    assert (heading.style, heading.number, heading.ordinal, heading.title) == (style, number, ordinal, title)


def test_a_bracketed_title_leaves_its_text():
    heading = read_heading("【概  况】  全区有企业三百家。")
    assert (heading.title, heading.run_in) == ("概况", "全区有企业三百家。")


@pytest.mark.parametrize(
    "text", ["1.5亿元投资", "2021年工作", "3.14", "一方面，要", "11 月 3 日，会议召开", "普通句子。"]
)
def test_other_lines_have_no_mark(text):
    assert read_heading(text) is None


@pytest.mark.parametrize("text", ["2.4　百合园开放", "2.4 百合园开放", "1.2　家门口的课堂", "3.1千帆竞发"])
def test_a_title_may_begin_with_a_number_word(text):
    assert read_heading(text).style == "multi"


@pytest.mark.parametrize("text", ["1.5亿元产值", "1.5 亿元产值", "3.2百万元", "2.5千米长跑"])
def test_a_quantity_opens_no_heading(text):
    assert read_heading(text) is None
