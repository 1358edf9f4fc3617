"""Habits of layout that documents written by others showed: small texts, each with what a reader makes of it."""

import pytest

from manuscript.bylines import Byline, read_byline
from manuscript.document import Table
from tests.manuscript.outlines import reading_of

TEXT = "　　8月3日，夜校在旧厂房开课，三十名居民报名参加，课程为期一个月，由退休工程师讲授。"


def titles(text):
    document = reading_of(text).document
    return [
        (chapter.title, section.title, item.title)
        for chapter in document.chapters
        for section in chapter.sections
        for item in section.items
    ]


def test_a_column_between_two_marks_is_a_chapter_above_titles_without_any():
    parts = ["〓街道要闻〓", "夜校开课", TEXT, "剧场开演", TEXT, "〓邻里故事〓", "修鞋三十年", TEXT]
    assert titles("榆荫里\n2025年第6期\n\n" + "\n\n　　".join(parts)) == [
        ("街道要闻", "", "夜校开课"), ("街道要闻", "", "剧场开演"), ("邻里故事", "", "修鞋三十年"),
    ]  # fmt: skip


HEAD = "江州机电商会会刊　　2025年第2期"
CHAMBER = f"""江州机电商会
会刊
2025年第2期
总第34期
（双月刊）
编印单位：江州机电商会
编辑：林致远
电话：略
地址：江州市滨河路
准印证号：略

目　录
CONTENTS

卷首
慢一点，稳一点………………林致远　1

商会动态
理事会在云溪召开……………江月　2
法律服务站揭牌………………江月　4
与银行签署协议………………江月　5

会员风采
把螺纹车到头发丝……………韩冬　9

{HEAD}

卷　首

慢一点，稳一点

{TEXT}

1

{HEAD}

商会动态

理事会在云溪召开

{TEXT}

2

{HEAD}

法律服务站揭牌

{TEXT}

4

{HEAD}

与银行签署协议

{TEXT}

5

{HEAD}

会员风采

把螺纹车到头发丝

{TEXT}

9
"""


def test_contents_under_two_headings_and_pages_of_which_some_bear_no_number():
    reading = reading_of(CHAMBER)
    assert titles(CHAMBER) == [
        ("卷首", "", "慢一点，稳一点"),
        ("商会动态", "", "理事会在云溪召开"),
        ("商会动态", "", "法律服务站揭牌"),
        ("商会动态", "", "与银行签署协议"),
        ("会员风采", "", "把螺纹车到头发丝"),
    ]
    assert [entry.title for entry in reading.contents.entries][:2] == ["卷首", "慢一点，稳一点"]
    assert reading.dropped == {"page numbers": 5, "running heads": 5}


WEB = ((1, "学院揭牌成立", "宣传部"), (2, "毕业典礼举行", "学生工作部"), (3, "成果获奖", "科研院"))


def test_a_date_below_a_title_says_when_it_was_put_on_the_web():
    items = "".join(f"{title}\n2025-07-0{n}\n来源：{source}\n{TEXT}\n\n" for n, title, source in WEB)
    front = "江州理工大学校友会通讯\n2025年第3期\n\n目录\n母校新闻\n校友人物\n\n母校新闻\n\n"
    reading = reading_of(f"{front}{items}校友人物\n\n饭票\n2025-07-09\n来源：校史馆\n{TEXT}\n")
    found = list(reading.document.items())
    assert [(item.title, item.source) for item in found] == [
        ("学院揭牌成立", "宣传部"),
        ("毕业典礼举行", "学生工作部"),
        ("成果获奖", "科研院"),
        ("饭票", "校史馆"),
    ]
    assert [item.event.iso[0] for item in found] == ["2025-08-03"] * 4
    assert sum(notice.code == "DATELINE" for notice in reading.notices) == 4


def test_a_day_that_heads_entries_stays_one():
    text = TEXT.replace("8月3日，", "")
    months = "".join(
        f"{name}月\n\n" + "".join(f"2025-0{month}-0{day}\n{text}\n\n" for day in (1, 2, 3))
        for month, name in ((7, "七"), (8, "八"))
    )
    found = list(reading_of(f"江州大事记\n2025年\n江州市史志办公室编\n\n{months}").document.items())
    assert [item.event.iso[0] for item in found] == [f"2025-0{m}-0{d}" for m in (7, 8) for d in (1, 2, 3)]


def test_rows_parted_by_wide_blanks_are_a_table_and_lists_of_people_are_none():
    rows = "日期　　　地区　　　活动　　　人数\n03-15　　　江州　　　羽毛球赛　　120\n04-12　　　东屏　　　植树活动　66\n"
    people = "王砚秋　　李明远　　赵若衡\n陈立民　　孙有为　　周汀兰\n"
    (item,) = reading_of(f"江州通讯\n2025年第3期\n\n一、活动一览\n\n{TEXT}\n{rows}{people}").document.items()
    (table,) = [block for block in item.blocks if isinstance(block, Table)]
    assert table.rows[2] == ("04-12", "东屏", "植树活动", "66")
    assert any("王砚秋" in text for text in item.paragraphs)


CHRONICLE = """三水县科学技术协会
2024年大事记

编辑说明

1. 本大事记收录县科协的重要活动。
2. 同一日有多件事的，第二件起以“△”表示。
3. 附录收录名单。

大　事　记

1　月

4日　县科协召开主席办公会，研究全年工作。
△　县反邪教协会在集镇设点宣传，发放资料一千份。
16日　专家到三水县调研基层组织建设，走访两家单位。
20日　县科协机关干部参加义务植树，栽树三百株。

— 1 —

2　月

2日　县科协召开迎春座谈会，三十名老科技工作者参加。
△　县茶叶学会理事会召开，启动标准起草。
5日　县医学会组织专家义诊，接待居民二百人。

— 2 —

3　月

8日　县科协表彰优秀志愿者三十人，颁发证书。
△　县气象学会开放雷达站，接待学生三百人。
11日　专家团到第一中学作讲座，听讲六百人。
18日　县科协举办培训班，四十人结业。

附　　录

附录一　优秀志愿者名单

王砚秋　李明远　赵若衡　陈立民　孙有为　周汀兰

附录二　先进集体名单

县农业科学研究所　县第一中学　三水恒泰饲料有限公司
"""


def test_a_chronicle_with_a_foreword_months_on_new_pages_and_second_entries_of_a_day():
    found = titles(CHRONICLE)
    months = [section for chapter, section, _ in found if chapter == "大事记"]
    assert months == ["1　月"] * 4 + ["2　月"] * 3 + ["3　月"] * 4
    days = [item.event.iso[0] for item in reading_of(CHRONICLE).document.items() if item.event]
    assert days[:3] == ["2024-01-04", "2024-01-04", "2024-01-16"]
    assert "县气象学会开放雷达站" in [title for _, _, title in found]


@pytest.mark.parametrize(
    ("inside", "byline"),
    [
        ("街道应急办周启明", Byline(("周启明",), "街道应急办")),
        ("柳港区融媒体中心李想", Byline(("李想",), "柳港区融媒体中心")),
        ("居民丁守成", Byline(("丁守成",))),
        ("市委宣传部", Byline(source="市委宣传部")),
        ("江州市档案馆", Byline(source="江州市档案馆")),
    ],
)
def test_a_name_may_stand_right_behind_what_its_bearer_is(inside, byline):
    assert read_byline(inside) == byline
