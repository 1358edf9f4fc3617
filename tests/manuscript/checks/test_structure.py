import dataclasses

import pytest

from manuscript.document import Chapter, Kind, Photo
from manuscript.reading import Contents, ContentsEntry, CoverDate, Imprint
from tests.manuscript.checks.cases import AUTUMN, Case, findings, found, issue, item, section, silent, text

TITLES = ["河道清淤完工", "夜校开课", "旧厂房变身剧场"]
LONG = (
    "为贯彻落实全市科技大会精神，深入实施创新驱动发展战略，加快培育本地企业，完善孵化服务体系，提升平台能级，"
)
SPEECH = "活动现场设置四个展区，邀请居民体验，志愿者全程讲解，现场气氛融洽，收到建议百余条。"


def listed(*titles, pages=(), body=TITLES):
    """An issue of three items and the printed contents that list these titles."""
    entries = tuple(
        ContentsEntry(1, "", title, str(pages[n]) if pages else str(n + 1), n + 1)
        for n, title in enumerate(titles)
    )
    document = issue(*(item(title, f"8月{n + 1}日，{title}，居民参加。") for n, title in enumerate(body)))
    return document, dataclasses.replace(AUTUMN, contents=Contents("目录", entries))


def contents_case(code, cited, wrong, right, **details):
    document, office = wrong
    right_document, right_office = right
    return Case(
        code, document, cited, right_document, details=details, office=office, right_office=right_office
    )


def numbered(*numbers):
    return issue(*(item(f"{number}号事项办结", "8月1日，事项办结。", number=number) for number in numbers))


def covered(*dates, **fields):
    imprint = Imprint(cover_dates=tuple(CoverDate(date, date) for date in dates))
    return dataclasses.replace(AUTUMN, imprint=dataclasses.replace(imprint, **fields))


def by_district(**counts):
    names = {"cloud": "云溪市", "willow": "柳港区", "east": "东屏县", "park": "云溪工业园区"}
    return issue(
        *(
            section(
                names[key],
                *(item(f"{names[key]}第{n}件事", f"8月{n + 1}日，事情办成。") for n in range(count)),
                region=names[key],
            )
            for key, count in counts.items()
        )
    )


SAME = listed(*TITLES)
CASES = [
    contents_case(
        "contents-title-differs",
        "河道清淤完工",
        listed("河道清淤工程完工", *TITLES[1:]),
        SAME,
        contents="河道清淤工程完工",
    ),
    contents_case(
        "contents-punctuation-differs",
        "夜校（二期）开课",
        listed("夜校(二期)开课", *TITLES[1:], body=["夜校（二期）开课", *TITLES[1:]]),
        listed("夜校（二期） 开课", *TITLES[1:], body=["夜校（二期）开课", *TITLES[1:]]),
        contents="夜校(二期)开课",
    ),
    contents_case(
        "contents-title-differs",
        TITLES[1],
        listed(TITLES[0], f"{TITLES[1][:2]}全面改成另外一种说法", *TITLES[2:]),
        SAME,
        contents=f"{TITLES[1][:2]}全面改成另外一种说法",
    ),
    contents_case("contents-entry-missing", "养老食堂开伙", listed(*TITLES, "养老食堂开伙"), SAME, page="4"),
    contents_case("contents-item-missing", "旧厂房变身剧场", listed(*TITLES[:2]), SAME),
    contents_case(
        "contents-order-differs",
        "夜校开课",
        listed(TITLES[1], TITLES[0], TITLES[2]),
        SAME,
        before="河道清淤完工",
    ),
    contents_case(
        "contents-page-disorder",
        "旧厂房变身剧场",
        listed(*TITLES, pages=(3, 7, 1)),
        listed(*TITLES, pages=(3, 3, 7)),
        page="1",
        before="7",
    ),
    Case(
        "chapter-empty",
        issue(
            Chapter("要闻", "第一章", (section("", item("夜校开课", "开课了。")),)), Chapter("政策", "第二章")
        ),
        "政策",
        issue(Chapter("要闻", "第一章", (section("", item("夜校开课", "开课了。")),))),
    ),
    Case(
        "section-empty",
        issue(section("柳港区", item("夜校开课", "开课了。")), section("东屏县")),
        "东屏县",
        issue(section("柳港区", item("夜校开课", "开课了。"))),
    ),
    Case(
        "item-empty", issue(item("夜校开课")), "夜校开课", issue(item("夜校开课", Photo("a.jpg", "夜校现场")))
    ),
    Case("item-empty", issue(item("夜校开课", Photo())), "夜校开课", text("开课了。")),
    Case(
        "item-wordless",
        issue(item("夜校开课", Photo("a.jpg"))),
        "夜校开课",
        issue(item("夜校开课", Photo("a.jpg", "夜校现场"))),
    ),
    Case(
        "numbering-gap",
        numbered("一", "二", "四"),
        "四号事项办结",
        numbered("一", "二", "三"),
        details={"before": "2"},
    ),
    Case("numbering-gap", numbered("1", "3"), "3号事项办结", numbered("1", "2", "1", "2")),
    Case("numbering-repeated", numbered("1", "2", "2"), "2号事项办结", numbered("", "", "")),
    Case(
        "title-repeated",
        issue(
            section("陶瓷", item("概况", "陶瓷产值增长。")), section("纺织", item("概况", "纺织产值持平。"))
        ),
        "概况",
        issue(
            section("陶瓷", item("陶瓷概况", "陶瓷产值增长。")),
            section("纺织", item("概况", "纺织产值持平。")),
        ),
        details={"count": "2"},
    ),
    Case(
        "item-repeated",
        issue(section("要闻", item("夜校开课", SPEECH)), section("补白", item("夜校开课了", SPEECH))),
        "夜校开课了",
        issue(section("要闻", item("夜校开课", SPEECH)), section("补白", item("夜校开课了", SPEECH * 2))),
        details={"section": "要闻"},
    ),
    Case(
        "paragraph-repeated",
        issue(item("夜校开课", SPEECH, "夜校每周开课两次。"), item("剧场开演", "剧场开演。", SPEECH)),
        SPEECH[:40],
        issue(item("夜校开课", "开课了。"), item("剧场开演", "开课了。")),
        details={"other": "夜校开课"},
    ),
    Case(
        "passage-repeated",
        issue(item("夜校开课", LONG + "开设夜校。"), item("剧场开演", LONG + "改建剧场。")),
        LONG,
        issue(item("夜校开课", LONG[:36] + "开设夜校。"), item("剧场开演", LONG[:36] + "改建剧场。")),
        details={"other": "夜校开课"},
    ),
    Case(
        "phrase-repeated",
        "项目将建成完整的绿色建材循环利用产业链条。企业表示，要打造绿色建材循环利用产业链条。",
        "色建材循环利用产业链条",
        "项目由江州绿色建材循环利用研究院承担。签约后，资金交给江州绿色建材循环利用研究院。",
    ),
    Case(
        "title-body-mismatch",
        text(
            "8月2日，园区组织食品企业参加消防演练，六十名安全员学习使用灭火器材，并逐户排查隐患，整改到位。",
            title="江州氢能装备检测中心落户柳港",
        ),
        "江州氢能装备检测中心落户柳港",
        text(
            "8月2日，柳港区与氢能企业签约，共建装备检测中心，中心设三个实验室，年内开放使用，服务周边企业。",
            title="江州氢能装备检测中心落户柳港",
        ),
    ),
    Case("region-without-news", by_district(cloud=1, willow=1, east=1), "云溪工业园区", by_district(cloud=1)),
    Case(
        "region-uneven",
        by_district(cloud=3, willow=4, east=3, park=1),
        "云溪工业园区第0件事",
        by_district(cloud=3, willow=4, east=3, park=2),
        details={"most": "4"},
    ),
    Case(
        "region-mismatch",
        issue(section("柳港区", item("东屏县夜校开课", "8月2日，东屏县夜校开课。"), region="柳港区")),
        "东屏县",
        issue(
            section("柳港区", item("柳港夜校开课", "8月2日，柳港夜校开课，东屏县派人参观。"), region="柳港区")
        ),
        details={"region": "柳港区"},
    ),
    Case(
        "cover-date-differs",
        text("开课了。"),
        "2026-12-30",
        text("开课了。"),
        office=covered("2026-12-30", issue_label="2025年第3季度"),
        right_office=covered("2025-09", "2025-10-15"),
        details={"issue": "2025年第3季度"},
    ),
    Case(
        "publication-name-missing",
        issue(item("夜校开课", "开课了。"), title="江州创业协会第三季度季报", issuer="江州创业协会"),
        "江州创业协会",
        issue(item("夜校开课", "开课了。"), title="江州创业协会通讯", issuer="江州创业协会"),
    ),
    Case(
        "colophon-missing",
        text("开课了。"),
        "",
        text("开课了。"),
        office=covered(),
        right_office=covered(staff=("责任编辑：某某",)),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_found(case):
    found(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_right_stays_silent(case):
    silent(case)


def test_contents_of_chapters_only_miss_no_items():
    document, office = listed("第一部分", "第二部分", "第三部分")
    assert findings(document, "contents-item-missing", office) == ()
    assert findings(document, "contents-entry-missing", office) == ()


def test_the_contents_of_an_item_alone_are_enough_for_its_wording():
    document = issue(item("夜校开课", "开课了。", title_in_contents="夜校开讲"))
    assert [one.text for one in findings(document, "contents-title-differs")] == ["夜校开课"]


def test_a_finding_about_the_contents_names_their_line():
    document, office = listed("河道清淤工程完工", *TITLES[1:])
    assert findings(document, "contents-title-differs", office)[0].line == 1


def test_sections_and_chapters_are_counted_too():
    items = (item("夜校开课", "开课了。"),)
    document = issue(
        Chapter("甲", "第一章", (section("子", *items, number="一"), section("丑", *items, number="三"))),
        Chapter("乙", "第三章", (section("", *items),)),
    )
    assert [one.text for one in findings(document, "numbering-gap")] == ["丑", "乙"]


def test_a_yearbook_may_appear_a_year_later():
    document = issue(item("概况", "2024年，产业发展。"), kind=Kind.YEARBOOK, year=2025, period=None)
    assert findings(document, "cover-date-differs", covered("2025-11")) == ()


def test_items_numbered_on_through_sections_are_no_gap_beside_more_chapters():
    one, two = (section(name, *items) for name, items in (
        ("（一）会务", [item("甲", "文。", number="1"), item("乙", "文。", number="2")]),
        ("（二）活动", [item("丙", "文。", number="3"), item("丁", "文。", number="4")]),
    ))  # fmt: skip
    chapters = [
        Chapter(f"篇{n}", f"第{n}章", (one, two) if n == "一" else (section("", item("戊", "文。")),))
        for n in "一二三四五"
    ]
    assert findings(issue(*chapters), "numbering-gap") == ()


def test_a_chapter_by_itself_may_have_any_number_and_decimals_count():
    alone = [
        item(name, "文。", number=number) for name, number in (("甲", "2.1"), ("乙", "2.2"), ("丙", "2.4"))
    ]
    (one,) = findings(issue(Chapter("场馆", "第十二章", (section("", *alone),))), "numbering-gap")
    assert (one.text, dict(one.details)) == ("丙", {"number": "4", "before": "2"})
