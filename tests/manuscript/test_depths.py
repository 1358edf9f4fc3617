from manuscript.depths import realigned
from manuscript.lines import Line
from manuscript.reading import ContentsEntry
from tests.manuscript.outlines import reading_of

CONTENTS = (
    ContentsEntry(1, "", "要闻"),
    ContentsEntry(2, "", "会议召开"),
    ContentsEntry(2, "", "花展开幕"),
    ContentsEntry(1, "", "区县"),
    ContentsEntry(2, "", "新园落成"),
    ContentsEntry(2, "", "古树巡查"),
)


def headed(*depths):
    return [
        Line(entry.title, n, depth=d) for n, (entry, d) in enumerate(zip(CONTENTS, depths, strict=True), 1)
    ]


def depths(lines):
    return [line.depth for line in realigned(lines, CONTENTS)]


def test_a_heading_astray_gets_the_depth_of_its_peers_in_the_contents():
    assert depths(headed(2, 3, 3, 2, 2, 3)) == [2, 3, 3, 2, 3, 3]


def test_depths_that_do_not_follow_the_contents_are_left_alone():
    assert depths(headed(3, 2, 2, 3, 2, 2)) == [3, 2, 2, 3, 2, 2]
    assert depths(headed(2, 3, 4, 2, 5, 6)) == [2, 3, 4, 2, 5, 6]


def test_what_the_contents_do_not_list_is_left_alone():
    assert realigned([*headed(2, 3, 3, 2, 3, 3), Line("编后", 9, depth=5)], CONTENTS)[-1].depth == 5


def test_contents_in_a_nested_list_are_read_with_their_levels_and_the_note_below_them_is_kept():
    text = (
        "# 园讯\n\n2024年4月号\n\n## 目录\n\n- 要闻\n  - 会议召开\n  - 花展开幕\n- 区县\n  - 新园落成\n\n"
        "**编者按**：本期集中刊登各区县的养护做法，供各单位对照，也欢迎来信补充各自在春季养护中的经验和教训。\n\n"
        "## 要闻\n\n### 会议召开\n\n4月1日开会。\n\n### 花展开幕\n\n4月2日开幕。\n\n"
        "## 区县\n\n### 新园落成\n\n4月3日落成。\n"
    )
    reading = reading_of(text, "a.md")
    assert [(entry.level, entry.title) for entry in reading.contents.entries] == [
        (1, "要闻"),
        (2, "会议召开"),
        (2, "花展开幕"),
        (1, "区县"),
        (2, "新园落成"),
    ]
    assert reading.document.editors_note.startswith("本期集中刊登")
    assert [chapter.title for chapter in reading.document.chapters] == ["要闻", "区县"]
