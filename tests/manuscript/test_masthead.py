import pytest

from manuscript.cover_words import parts_of
from manuscript.covers import colophon_length, cover_length, unfolded
from manuscript.document import Kind, Table
from manuscript.lines import Line
from manuscript.masthead import read_cover
from tests.manuscript.outlines import reading_of


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


@pytest.mark.parametrize(
    "masthead",
    [
        "《湾口新区年鉴（2026）》　湾口新区地方志编纂委员会　2026年",
        "湾口新区年鉴（2026）  湾口新区地方志编纂委员会  2026年",
        "湾口新区年鉴（2026） | 湾口新区地方志编纂委员会 | 2026年",
        "湾口新区年鉴（2026） 湾口新区地方志编纂委员会 2026年",
        "《湾口新区年鉴（2026）》湾口新区地方志编纂委员会 2026年",
    ],
)
def test_a_masthead_of_one_line_has_parts(masthead):
    cover = read_cover(lines(masthead))
    assert cover_length(lines(masthead, "【概况】  全区有企业三百家。")) == 1
    assert (cover.title, cover.issuer, cover.year, cover.unread) == (
        "湾口新区年鉴（2026）",
        "湾口新区地方志编纂委员会",
        2026,
        (),
    )


def test_a_title_set_wide_apart_has_no_parts():
    assert read_cover(lines("科 技 工 作  简 报", "2023年第6期")).title == "科技工作简报"
    assert parts_of("纳  米  技  术") == ["纳  米  技  术"]
    assert parts_of("湖湾快讯 Bay Express") == ["湖湾快讯 Bay Express"]


@pytest.mark.parametrize(
    "issuer",
    [
        "湾口新区地方志编纂委员会",
        "湾口港航协会",
        "湾口市科学技术局",
        "湾口创业服务中心",
        "湾口产业研究院",
        "县委办公室",
    ],
)
def test_an_issuer_stands_alone_below_the_title(issuer):
    texts = lines("湾口年鉴", issuer, "2026年", "新兴产业", "【概况】  全区有企业三百家。")
    assert cover_length(texts) == 3
    cover = read_cover(texts[:3])
    assert (cover.issuer, cover.year, cover.unread) == (issuer, 2026, ())


def test_departments_that_head_items_are_no_issuers():
    texts = ("科技简报", "市科技局", "一、甲会召开", "甲会召开。", "市工信局", "一、乙会召开", "乙会召开。")
    assert cover_length(lines(*texts)) == 1


def test_a_year_or_a_quarter_that_heads_a_chronicle_is_no_cover():
    assert cover_length(lines("湾口大事记", "2022年", "一月", "5日", "大会召开。")) == 1
    texts = ("湾口大事记", "第一季度", "1月9日", "甲会召开。", "第二季度", "4月3日", "乙会召开。")
    assert cover_length(lines(*texts)) == 1


def test_the_time_a_chronicle_covers_is_its_label():
    cover = read_cover(lines("湾口大事记", "（2023年1月—6月）"))
    assert (cover.year, cover.issue_label, cover.unread) == (2023, "（2023年1月—6月）", ())


def test_a_date_of_publication_is_no_staff():
    cover = read_cover(lines("科技简报", "2026年第6期", "出版日期：2026年9月30日", "责任编辑：顾明"))
    assert [date.iso for date in cover.dates] == ["2026-09-30"]
    assert cover.staff == ("责任编辑：顾明",)
    told = read_cover(lines("科技简报", "2026年第6期", "印刷日期：2026年9月30日  印数：500"))
    assert told.staff == ("印刷日期：2026年9月30日  印数：500",)


def test_a_masthead_in_traditional_characters_is_read():
    cover = read_cover(lines("灣口會訊", "中華民國一百一十年十二月一日　第四十五期", "發行：灣口總工會"))
    assert (cover.title, cover.issuer, cover.year, cover.number) == ("灣口會訊", "灣口總工會", 2021, 45)
    assert (cover.date.iso, cover.issue_label) == (("2021-12-01", "2021-12-01"), "第四十五期")


def test_a_note_that_says_it_is_one_is_not_told():
    reading = reading_of(
        "一般信息\n第3期\n\n编者按：本期集中反映做法。\n\n一、甲会召开\n甲会召开。\n二、乙会召开\n乙会召开。\n"
    )
    assert reading.document.editors_note == "本期集中反映做法。"
    assert "LEADING_TEXT" not in {notice.code for notice in reading.notices}


def test_a_title_in_brackets_shares_its_line_with_label_and_date():
    cover = read_cover(lines("【本周速递】第33期 2024年8月16日", "湾口高新区管理委员会 主办"))
    assert (cover.title, cover.issue_label, cover.issuer) == ("本周速递", "第33期", "湾口高新区管理委员会")
    assert cover.date.iso == ("2024-08-16", "2024-08-16")


def test_the_line_of_print_is_colophon():
    texts = lines("大会闭幕。", "（本期发：各镇商会）", "湾口商会秘书处　2025年5月28日印发")
    assert colophon_length(texts) == 2
    cover = read_cover(lines("湾口商会简报"), texts[1:])
    assert (cover.distribution, cover.date.iso[0]) == (("（本期发：各镇商会）",), "2025-05-28")
    assert cover.staff == ("湾口商会秘书处　2025年5月28日印发",)


def test_no_line_of_the_colophon_is_lost():
    texts = lines("报送：市委办", "各有关单位", "责任编辑：顾明")
    cover = read_cover(lines("湾口商会简报"), texts)
    assert {*cover.distribution, *cover.staff} == {line.text for line in texts}


def test_a_long_line_of_a_cover_is_kept_whole():
    words = "致各位读者：" + "本刊自本期起每两个月出版一次并随刊附送索引" * 3 + "，另有说明如下："
    reading = reading_of(f"湾口简报\n{words}\n第3期\n一、甲会召开\n甲会召开。\n二、乙会召开\n乙会召开。\n")
    assert reading.document.editors_note == words
    assert [notice.line for notice in reading.notices if notice.code == "COVER_LINE"] == [2]


def test_a_label_of_two_lines_is_one_label():
    cover = read_cover(lines("湾口简报", "2025年第3期", "（总第41期）", "湾口商会"))
    assert cover.issue_label == "2025年第3期（总第41期）"


def test_the_one_heading_above_the_entries_of_a_yearbook_is_a_chapter_and_no_title():
    entries = [
        "【概况】湖湾区全年产值五百亿元。",
        "【讲堂开讲】五月，讲堂开讲。",
        "【论坛举行】六月，论坛举行。",
    ]
    own = [Line("滨湖产业", 1, depth=1), Line("综述", 2, depth=2), Line("成果", 3, depth=2)]
    body = [Line(text, number) for number, text in enumerate(entries, 4)]
    assert cover_length([*own, *body]) == 0
    assert cover_length([Line("湖湾年鉴", 1, depth=1), *own[1:], *body]) == 1
    assert cover_length(own) == 1


@pytest.mark.parametrize(
    "line", ["2025年11月号　总第86期　湖湾学会 编印", "2025年11月号 总第86期湖湾学会 编印", "第3期 湖湾学会"]
)
def test_the_period_printed_beside_an_issuer_is_none_of_its_name(line):
    assert read_cover(lines("湖湾月报", line)).issuer == "湖湾学会"


def test_a_running_head_of_title_and_period_names_no_chapter():
    page = "湖湾月报　2025年11月　总第86期"
    text = (
        "湖湾月报\n2025年11月号\n\n一、要闻\n\n1、学会召开年会\n11月3日，学会召开年会。\n\n\f"
        + page
        + "\n\n2、丛书发布\n11月4日，丛书发布。\n"
        "\n二、动态\n\n\f"
        + page
        + "\n\n3、新馆开放\n11月5日，新馆开放。\n\n\f"
        + page
        + "\n\n4、讲座举行\n11月6日，讲座举行。\n"
    )
    assert [chapter.title for chapter in reading_of(text).document.chapters] == ["要闻", "动态"]


def test_figures_alone_are_the_year_of_a_yearbook():
    cover = read_cover(lines("澄湾区年鉴", "2024", "澄湾区档案馆　编"))
    assert (cover.title, cover.year, cover.issuer) == ("澄湾区年鉴", 2024, "澄湾区档案馆")
    assert cover.unread == ()


def test_how_often_it_appears_is_not_what_it_is_called():
    cover = read_cover(lines("澄湾渡口", "双月刊　2024年第2期（总第9期）", "澄湾航运协会　主办"))
    assert (cover.title, cover.number, cover.issuer) == ("澄湾渡口", 2, "澄湾航运协会")


@pytest.mark.parametrize(
    ("label", "period"), [("民國一一三年第二季", 2), ("2024年秋季號", 3), ("2024年第4季度", 4)]
)
def test_a_season_is_a_quarter(label, period):
    cover = read_cover(lines("澄灣季刊", label))
    assert (cover.kind, cover.year, cover.period) == (Kind.QUARTERLY, 2024, period)


def test_type_deeper_than_the_first_heading_is_of_the_cover():
    cover = "##### 澄湾区年鉴\n##### 2024\n##### 澄湾区档案馆　编\n"
    text = f"{cover}# 航运\n## 综述\n【概况】　全年开船。\n【新渡口启用】　新渡口启用。\n"
    reading = reading_of(text, "a.md")
    assert (reading.document.title, reading.document.year) == ("澄湾区年鉴", 2024)
    assert [chapter.title for chapter in reading.document.chapters] == ["航运"]


@pytest.mark.parametrize(
    "texts",
    [
        ("發行人：江路　總編輯：谷風　美術編輯：辛禾", "會址：澄灣鎮中和路二號　電話：0000-1"),
        ("编辑 Editors: 江路    译审 Translation: 谷风", "地址 Address: 澄湾区渡口路2号"),
        ("刊头题字：江路　　插图：谷风",),
    ],
)
def test_labels_beside_each_other_are_colophon(texts):
    assert colophon_length(lines("会议结束。", *texts)) == len(texts)


def test_who_wrote_and_who_photographed_is_no_colophon():
    assert colophon_length(lines("会议结束。", "文：江路　图：谷风")) == 0


def test_a_page_head_that_names_the_issue_names_no_chapter():
    text = "澄湾简报\n2024年第2期\n\f2024年第2期\n一、渡口开航\n渡口开航。\n\f2024年第2期\n二、码头扩建\n码头扩建。\n"
    assert [chapter.title for chapter in reading_of(text).document.chapters] == [""]


def test_a_masthead_set_as_a_table_is_read():
    cells = (("澄湾渡口简报", ""), ("第6期（总第45期）", "2024年6月15日"))
    taken = unfolded([Line("", 1, block=Table(cells)), Line("一、渡口复航", 2)])
    assert [line.text for line in taken] == [
        "澄湾渡口简报",
        "第6期（总第45期）",
        "2024年6月15日",
        "一、渡口复航",
    ]


def test_a_table_of_figures_is_no_masthead():
    table = Line("", 1, block=Table((("码头", "台数"), ("一号", "20"))))
    assert unfolded([table]) == [table]


@pytest.mark.parametrize(
    ("texts", "facts"),
    [
        (("采风", "2023·3（总第19期）", "榆渡镇文学社　编"), ("采风", 2023, 3, 19)),
        (("采风", "2023·3", "（总第19期）", "榆渡镇文学社　编"), ("采风", 2023, 3, 19)),
        (("榆渡专报", "（2024）第5号"), ("榆渡专报", None, 5, None)),
        (("榆渡科普 2024年第6期",), ("榆渡科普", 2024, 6, None)),
    ],
)
def test_an_issue_is_named_in_many_ways(texts, facts):
    cover = read_cover(lines(*texts))
    assert (cover.title, cover.year, cover.number, cover.total_number) == facts


def test_a_note_below_its_heading_is_the_editors_note():
    reading = reading_of("渡口简报\n2024年第3期\n\n卷首语\n秋天到了\n——编者\n\n一、渡口复航\n渡口复航。\n")
    assert reading.document.editors_note.startswith("秋天到了")
    assert "LEADING_TEXT" not in [notice.code for notice in reading.notices]


def test_the_office_that_made_it_is_colophon():
    reading = reading_of(
        "渡口简报\n2024年第3期\n\n一、渡口复航\n渡口复航。\n\n北渡镇文明实践所 编\n联系电话：0000-1\n"
    )
    assert reading.document.issuer == "北渡镇文明实践所"
    assert [item.paragraphs for item in reading.document.items()] == [("渡口复航。",)]


def test_a_month_alone_is_the_period_of_a_monthly():
    cover = read_cover(lines("渡口工作月报", "2024年10月"))
    assert (cover.kind, cover.year, cover.period) == (Kind.MONTHLY, 2024, 10)
