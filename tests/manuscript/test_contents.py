from manuscript.contents import find_entry, split
from manuscript.document import Listing, Table
from manuscript.lines import Line
from manuscript.reading import ContentsEntry
from tests.manuscript.outlines import reading_of


def entries(text):
    lines = [Line(part, number) for number, part in enumerate(text.splitlines(), 1)]
    return [(e.level, e.number, e.title, e.page) for e in split(lines).contents.entries]


def test_levels_leaders_and_pages_are_read():
    text = "目  录\n第一章 要闻.....1\n一、大会召开……\t2\n二、论坛 2021 举办    13\n第一章 要闻\n一、大会召开"
    assert entries(text) == [
        (1, "第一章", "要闻", "1"),
        (2, "一", "大会召开", "2"),
        (2, "二", "论坛 2021 举办", "13"),
    ]


def test_an_entry_over_two_lines_is_one():
    text = "目录\n一、关于开展创新示范项目\n征集的通知......3\n二、讲堂开讲......4\n一、关于开展创新示范项目征集的通知"
    assert [entry[2] for entry in entries(text)] == ["关于开展创新示范项目征集的通知", "讲堂开讲"]


def test_titles_that_start_with_a_figure_or_a_quote_are_counted_like_the_others():
    text = "目录\n1 大会召开\t1\n2 2026年讲堂开讲\t2\n3 “春耕”论坛举办\t3\n1 大会召开"
    assert [entry[1:3] for entry in entries(text)] == [
        ("1", "大会召开"),
        ("2", "2026年讲堂开讲"),
        ("3", "“春耕”论坛举办"),
    ]


BODY = [Line("一、大会召开", 8), Line("大会召开了。", 9)]


def titles_of(*lines):
    found = split([*lines, *BODY])
    return [(e.number, e.title, e.page) for e in found.contents.entries], [line.text for line in found.body]


def test_contents_set_as_a_table_are_read_row_by_row():
    table = Line("", 2, block=Table((("一、大会召开", "1"), ("二、论坛举办", "12"))))
    found, body = titles_of(Line("目录", 1), table)
    assert found == [("一", "大会召开", "1"), ("二", "论坛举办", "12")]
    assert body == ["一、大会召开", "大会召开了。"]


def test_a_table_with_two_columns_of_pages_is_read_down_the_left_one_first():
    rows = (
        ("本期要目", "", "", ""),
        ("一、大会召开", "1", "三、讲堂开讲", "5"),
        ("二、论坛举办", "3", "", ""),
    )
    found, _ = titles_of(Line("", 1, block=Table(rows)))
    assert found == [("一", "大会召开", "1"), ("二", "论坛举办", "3"), ("三", "讲堂开讲", "5")]


def test_contents_set_as_a_list_are_entries():
    found, _ = titles_of(Line("目录", 1), Line("", 2, block=Listing(("一、大会召开……1", "二、论坛举办……3"))))
    assert [entry[1] for entry in found] == ["大会召开", "论坛举办"]


def test_a_table_elsewhere_stays_a_table():
    table = Line("", 2, block=Table((("一、大会召开", "1"), ("二、论坛举办", "12"))))
    assert split([Line("会议安排", 1), table]).body[1] is table


def test_text_without_contents_has_none():
    assert entries("一、大会召开\n大会召开。\n二、论坛举办") == []


def test_the_same_number_decides_between_like_titles():
    printed = [ContentsEntry(1, "一", "春季讲堂开讲"), ContentsEntry(1, "二", "秋季讲堂开讲")]
    assert find_entry("秋季讲堂正式开讲", "二", printed) == 1
    assert find_entry("产值再创新高", "二", printed) is None


def test_both_wordings_are_kept_and_told():
    reading = reading_of(
        "目录\n一、讲堂开讲...1\n二、论坛举行...2\n一、讲堂正式开讲\n讲堂开讲了。\n二、论坛举行\n论坛举行了。\n"
    )
    item = next(reading.document.items())
    assert (item.title, item.title_in_contents) == ("讲堂正式开讲", "讲堂开讲")
    assert "CONTENTS_WORDING" in {notice.code for notice in reading.notices}


def test_an_entry_that_the_body_lacks_is_told():
    reading = reading_of("目录\n一、讲堂开讲...1\n二、论坛举行...2\n一、讲堂开讲\n讲堂开讲了。\n")
    assert [(n.code, n.line) for n in reading.notices if n.code == "CONTENTS_ENTRY_UNMATCHED"] == [
        ("CONTENTS_ENTRY_UNMATCHED", 3)
    ]


def test_a_figure_and_a_blank_number_an_entry_where_they_number_others():
    text = "目录\n一、湖西区......1\n1 讲堂开讲......1\n2 2026年度评选开始......2\n3 《细则》发布......3\n"
    text += "一、湖西区\n1. 讲堂开讲"
    assert [entry[:3] for entry in entries(text)[1:]] == [
        (2, "1", "讲堂开讲"),
        (2, "2", "2026年度评选开始"),
        (2, "3", "《细则》发布"),
    ]
    alone = "目录\n一、讲堂开讲......1\n二、论坛举行......2\n2 2026年度评选......3\n一、讲堂开讲"
    assert entries(alone)[2][2] == "2 2026年度评选"


def test_contents_without_pages_end_above_the_headings_that_they_do_not_list():
    text = "本期导读\n渡口复航\n码头换灯\n\n一、要闻\n1.渡口复航\n渡口复航，每小时一班。\n2.码头换灯\n码头换灯四十盏。\n"
    reading = reading_of(text)
    assert [entry.title for entry in reading.contents.entries] == ["渡口复航", "码头换灯"]
    assert [chapter.title for chapter in reading.document.chapters] == ["要闻"]


def test_entries_behind_symbols_stand_below_those_behind_brackets():
    text = "本期要目\n★ 渡口复航\n【动态】\n○ 码头换灯\n○ 船员比武\n【公告】\n○ 停航通知\n"
    body = "渡口复航\n渡口复航，每小时一班，往返两岸只要十分钟。\n【动态】\n码头换灯\n"
    body += "码头换灯四十盏，照到三十米外的航道上。\n"
    body += "船员比武\n船员比武在码头举行，三十人参加，决出前三名。\n【公告】\n停航通知\n"
    body += "大雾停航，恢复时间以渡口广播为准，请旅客留意。\n"
    reading = reading_of(text + body)
    assert [entry.level for entry in reading.contents.entries] == [2, 1, 2, 2, 1, 2]
    assert [chapter.title for chapter in reading.document.chapters] == ["", "动态", "公告"]


def test_an_entry_without_a_mark_is_of_the_level_of_marks_set_in_as_far():
    text = "目录\n第一篇　特载……1\n　　致辞……1\n第二篇　航运……2\n　　第一章　渡口……2\n　　第二章　码头……3\n"
    body = (
        "第一篇　特载\n致辞\n各位旅客好。\n第二篇　航运\n第一章　渡口\n渡口复航。\n第二章　码头\n码头换灯。\n"
    )
    assert [entry.level for entry in reading_of(text + body).contents.entries] == [1, 2, 1, 2, 2]


def test_pages_in_brackets_and_behind_a_stroke_are_pages():
    found = entries("目录\n■ 要闻\n大会召开（1）\n讲堂开讲！（3）\n论坛（二）举办（12）\n■ 要闻\n大会召开")
    assert [entry[2:] for entry in found] == [
        ("要闻", ""), ("大会召开", "1"), ("讲堂开讲！", "3"), ("论坛（二）举办", "12"),
    ]  # fmt: skip
    found = entries("目录\n第一篇　要闻 / 1\n1.1　大会召开 / 1\n1.2　讲堂2025/2026 / 2\n第一篇　要闻")
    assert [entry[2:] for entry in found] == [("要闻", "1"), ("大会召开", "1"), ("讲堂2025/2026", "2")]


def test_numbers_in_brackets_that_do_not_count_on_belong_to_the_titles():
    found = entries("目录\n讲堂开讲（3）\n讲堂开讲（1）\n讲堂开讲（2）\n讲堂开讲（3）")
    assert [entry[2:] for entry in found] == [
        ("讲堂开讲（3）", ""),
        ("讲堂开讲（1）", ""),
        ("讲堂开讲（2）", ""),
    ]
