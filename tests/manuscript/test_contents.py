from manuscript.contents import find_entry, split
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
