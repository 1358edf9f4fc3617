import pytest

from manuscript.interchange import as_dict
from manuscript.lines import Line, Source
from manuscript.parser import parse
from tests.manuscript.outlines import REGIONS, reading_of


def shape(text, name="issue.txt"):
    document = reading_of(text, name).document
    return [
        (
            chapter.title,
            [(section.title, [item.title for item in section.items]) for section in chapter.sections],
        )
        for chapter in document.chapters
    ]


def paragraphs(text):
    return [item.paragraphs for item in reading_of(text).document.items()]


def test_one_style_is_item_here_and_section_there():
    text = "第一章 甲\n一、甲会召开\n甲会召开。\n第二章 乙\n一、常熟市\n1.乙会召开\n乙会召开。\n2.丙会召开\n丙会召开。\n"
    assert shape(text) == [("甲", [("", ["甲会召开"])]), ("乙", [("常熟市", ["乙会召开", "丙会召开"])])]


def test_unreliable_hashes_do_not_count_against_numbers():
    text = "## 第一章 甲\n### 一、甲会召开\n甲会召开。\n#### 二、乙会召开\n乙会召开。\n## 三、丙会召开\n丙会召开。\n"
    assert shape(text) == [("甲", [("", ["甲会召开", "乙会召开", "丙会召开"])])]


def test_hashes_are_the_structure_where_nothing_is_numbered():
    text = "# 湖湾通讯\n## 要闻\n### 甲会召开\n甲会召开。\n### 乙会召开\n乙会召开。\n## 动态\n### 丙会召开\n丙会召开。\n"
    assert shape(text, "a.md") == [("要闻", [("", ["甲会召开", "乙会召开"])]), ("动态", [("", ["丙会召开"])])]


def test_a_run_that_starts_anew_inside_an_item_is_a_list():
    text = "1.标准调整\n标准如下：\n1.大型企业十万元；\n2.小型企业三万元。\n2.平台上线\n平台上线。\n"
    assert shape(text) == [("", [("", ["标准调整", "平台上线"])])]
    assert paragraphs(text)[0] == ("标准如下：", "1.大型企业十万元；", "2.小型企业三万元。")


def test_sub_headings_that_the_contents_do_not_list_are_text():
    text = (
        "目录\n第一章 要闻....1\n一、甲会召开....1\n二、乙会召开....2\n第一章 要闻\n一、甲会召开\n甲会召开。\n"
        "1.会议议程\n议程有三项。\n2.会议成果\n成果有两项。\n二、乙会召开\n乙会召开。\n"
    )
    assert shape(text) == [("要闻", [("", ["甲会召开", "乙会召开"])])]


def test_symbols_nest_as_they_are_used():
    text = "【甲栏】\n■ 甲会召开\n甲会召开。\n■ 乙会召开\n乙会召开。\n【乙栏】\n■ 丙会召开\n丙会召开。\n"
    assert shape(text) == [("甲栏", [("", ["甲会召开", "乙会召开"])]), ("乙栏", [("", ["丙会召开"])])]


def test_a_section_without_items_is_told_and_left_out():
    reading = reading_of("第一章 甲\n一、张家港市\n1.甲会召开\n甲会召开。\n二、常熟市\n")
    assert [section.title for section in reading.document.chapters[0].sections] == ["张家港市"]
    assert "EMPTY_HEADING" in {notice.code for notice in reading.notices}


def test_a_missing_number_is_told():
    reading = reading_of("一、甲会召开\n甲会召开。\n三、丙会召开\n丙会召开。\n")
    assert [n.params["number"] for n in reading.notices if n.code == "NUMBERING_GAP"] == ["三"]


def test_regions_are_set_by_headings_only():
    reading = reading_of(
        "第一章 区域\n一、常熟\n1.园区企业来访\n园区企业来访，参观张家港市。\n二、其他\n1.会议召开\n会议在园区召开。\n"
    )
    assert [section.region for section in reading.document.chapters[0].sections] == ["常熟市", ""]
    assert {item.region for item in reading.document.items()} == {""}


def test_sections_of_a_chapter_that_is_a_region_are_of_that_region():
    reading = reading_of(
        "一、常熟市\n（一）企业动态\n1.药谷封顶\n药谷封顶。\n（二）人才\n1.讲堂开讲\n讲堂开讲。\n"
    )
    sections = reading.document.chapters[0].sections
    assert [(section.title, section.region) for section in sections] == [
        ("企业动态", "常熟市"),
        ("人才", "常熟市"),
    ]


def test_a_chapter_that_is_a_region_gives_it_to_its_items():
    reading = reading_of("一、园区\n1.药谷封顶\n药谷封顶。\n二、常熟市\n1.讲堂开讲\n讲堂开讲。\n")
    assert [item.region for item in reading.document.items()] == ["工业园区", "常熟市"]
    assert as_dict(reading)["chapters"][0]["sections"][0]["items"][0]["district"] == "工业园区"


def test_two_names_that_a_line_end_parts_stay_two():
    reading = reading_of("【概况】全区有企业三百家。（苏一秋\n许  砺）\n【大会召开】大会召开。（林一鸣）\n")
    assert next(reading.document.items()).bylines == ("苏一秋", "许砺")


def test_half_a_byline_is_no_title():
    text = (
        "要闻\n大会召开\n大会召开，会员到会三百人，并通过了两项议案。（苏一秋\n许砺）\n"
        "讲堂开讲\n讲堂开讲，市民到场八十人，座位全部坐满了。（林一鸣）\n"
    )
    reading = reading_of(text)
    titles = [item.title for item in reading.document.items()]
    assert titles == ["大会召开", "讲堂开讲"]
    assert next(reading.document.items()).bylines == ("苏一秋", "许砺")


def test_a_byline_of_three_over_two_lines_is_no_section():
    text = "【概况】全区有企业三百家。\n（苏一秋    许砺\n林一鸣）\n【大会召开】大会召开。（林一鸣）\n"
    reading = reading_of(text)
    assert next(reading.document.items()).bylines == ("苏一秋", "许砺", "林一鸣")
    assert [item.title for item in reading.document.items()] == ["概况", "大会召开"]


@pytest.mark.parametrize(
    "remark", ["（本季度无稿件）", "暂无", "（本期無稿件）", "——暂缺——", "本月未报送信息。"]
)
def test_a_district_without_news_is_told_and_is_no_item(remark):
    text = (
        "一、动态\n（一）张家港市\n1.甲会召开\n甲会召开。\n（二）常熟市\n" + remark + "\n"
        "（三）园区\n1.丙会召开\n丙会召开。\n"
    )
    reading = reading_of(text)
    assert [item.title for item in reading.document.items()] == ["甲会召开", "丙会召开"]
    assert [(n.code, n.line) for n in reading.notices if n.line] == [("NO_NEWS", 5)]
    assert remark in reading.notices[-1].excerpt


def test_an_item_about_a_lack_is_news():
    text = "一、全区无事故\n全区无事故。\n二、讲堂开讲\n本月没有信息发布会。\n"
    assert len(list(reading_of(text).document.items())) == 2


def test_who_sent_an_item_in_and_where_it_was_published_are_both_kept():
    reading = reading_of(
        "一、甲会召开\n甲会召开。\n供稿单位：湖湾科协\n来源：湖湾日报\n二、乙会召开\n乙会召开。\n"
    )
    assert next(reading.document.items()).source == "湖湾科协；湖湾日报"


def test_a_picture_before_the_first_heading_is_kept_in_the_note():
    text = "# 湖湾通讯\n\n![大会现场](a.jpg)\n\n## 甲会召开\n\n甲会召开。\n\n## 乙会召开\n\n乙会召开。\n"
    reading = reading_of(text, "a.md")
    assert reading.document.editors_note == "大会现场〔a.jpg〕"
    assert "LEADING_TEXT" in {notice.code for notice in reading.notices}


def test_titles_without_marks_are_found_by_the_contents():
    text = (
        "本期导读\n★ 甲县揭榜项目签约\n★ 特派员下乡记\n甲县揭榜项目签约\n项目签约，金额合计1860万元。\n"
        "特派员下乡记\n他记下三句话：\n一、看天；\n二、看水；\n三、看虫。\n"
    )
    assert shape(text) == [("", [("", ["甲县揭榜项目签约", "特派员下乡记"])])]
    assert paragraphs(text)[1] == ("他记下三句话：", "一、看天；", "二、看水；", "三、看虫。")


def test_headings_between_dashes_are_chapters():
    text = (
        "—— 要闻 ——\n1 甲会召开\n甲会召开。\n2 乙会召开\n乙会召开。\n"
        "—— 企业 ——\n1 丙厂投产\n丙厂投产。\n2 丁厂投产\n丁厂投产。\n"
    )
    assert shape(text) == [
        ("要闻", [("", ["甲会召开", "乙会召开"])]),
        ("企业", [("", ["丙厂投产", "丁厂投产"])]),
    ]


def document_of(lines):
    return parse(Source(tuple(lines)), REGIONS).document


def test_a_title_broken_by_hand_is_one_title():
    broken = [Line("1.关于开展春季讲堂", 1, opens=True), Line("报名工作的通知", 2, soft=True)]
    body = [Line("各单位请于月底前报名。", 3, whole=True), Line("2.论坛举办", 4, whole=True)]
    document = document_of([*broken, *body, Line("论坛在湖边举办。", 5, whole=True)])
    assert [item.title for item in document.items()] == ["关于开展春季讲堂报名工作的通知", "论坛举办"]


@pytest.mark.parametrize(
    "below", ["讲堂在湖边开讲，三百人到会。", "讲堂在湖边开讲，三百人到会，会后参观了两家企业的实验室"]
)
def test_text_below_a_title_after_a_break_by_hand_is_text(below):
    broken = [Line("1.讲堂开讲", 1, opens=True), Line(below, 2, soft=True)]
    document = document_of([*broken, Line("2.论坛举办", 3, whole=True), Line("论坛举办了。", 4, whole=True)])
    assert [item.title for item in document.items()] == ["讲堂开讲", "论坛举办"]


CHAPTER = [
    Line("新兴产业", 1, depth=1, whole=True),
    *(
        Line(text, n, depth=depth, whole=True)
        for n, (text, depth) in enumerate([("生物", 2), ("甲会召开。", 0), ("纳米", 2), ("乙会召开。", 0)], 2)
    ),
]


def test_the_only_high_heading_of_whole_paragraphs_is_a_chapter():
    assert [chapter.title for chapter in document_of(CHAPTER).chapters] == ["新兴产业"]


def test_what_the_file_calls_its_title_is_the_title():
    title = Line("湖湾观察", 0, title=True, whole=True)
    document = document_of([title, *CHAPTER])
    assert (document.title, [chapter.title for chapter in document.chapters]) == ("湖湾观察", ["新兴产业"])


NEWS = "■ 要闻\n◆ 渡口复航\n渡口复航，每小时一班。\n◆ 码头换灯\n码头换灯四十盏。\n"
LINES = "● 3月1日，船员比武，三十人参加。\n● 3月2日，候船室启用，设座八十个。\n"


def test_sentences_behind_symbols_are_items_where_their_heading_stands_among_chapters():
    items = [("", ["渡口复航", "码头换灯"])]
    assert shape(f"{NEWS}■ 一句话新闻\n{LINES}") == [
        ("要闻", items),
        ("一句话新闻", [("", ["船员比武", "候船室启用"])]),
    ]


def test_sentences_behind_symbols_are_text_where_their_heading_stands_among_items():
    text = f"一、渡口复航\n渡口复航，每小时一班。\n二、码头换灯\n码头换灯四十盏。\n三、简讯\n{LINES}"
    assert shape(text) == [("", [("", ["渡口复航", "码头换灯", "简讯"])])]


def test_entries_of_a_yearbook_are_items_below_the_headings_its_contents_list():
    contents = "目录\n第一章　航运……1\n第一节　渡口……1\n第二节　码头……2\n"
    body = "第一章　航运\n第一节　渡口\n【概况】　全年开船。\n【复航】　渡口复航。\n第二节　码头\n【概况】　全年装船。\n"
    assert shape(contents + body) == [("航运", [("渡口", ["概况", "复航"]), ("码头", ["概况"])])]


def test_a_title_may_stand_above_the_name_of_its_author():
    text = "【散文】\n老渡口\n文/江路\n河水绕过村子的时候，渡口就醒了。\n撑船人的歌\n文/谷风\n歌是祖父教的，只有三句。\n"
    text += "【新闻】\n渡口复航\n文/江路\n渡口复航，每小时一班，往返只要十分钟。\n"
    assert shape(text) == [("散文", [("", ["老渡口", "撑船人的歌"])]), ("新闻", [("", ["渡口复航"])])]


def test_one_article_with_numbered_sentences_is_one_item():
    text = "渡口夜航调查\n近期，渡口试开夜航，乘客反映良好。\n"
    text += "一、摸清底数。调查客流，每夜三百人。\n二、添置灯具。码头换灯四十盏，两岸通明。\n"
    assert shape(text) == [("", [("", ["渡口夜航调查"])])]


def test_titles_without_marks_below_a_heading_that_elsewhere_holds_numbered_ones():
    first = "◎各队情况\n一、一队\n一队开夜航。\n二、二队\n二队换新灯。\n"
    second = "◎经验做法\n把课堂搬上船\n船员在船上听课，每周一次，已经讲了六课。\n"
    second += "一张老照片\n老船长用照片讲故事，三十名船员听得入神。\n"
    assert shape(first + second) == [
        ("各队情况", [("", ["一队", "二队"])]),
        ("经验做法", [("", ["把课堂搬上船", "一张老照片"])]),
    ]
