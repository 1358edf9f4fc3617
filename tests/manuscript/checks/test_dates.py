import dataclasses
import datetime as dt

import pytest

from manuscript.checks.findings import Field
from manuscript.document import DateSpan, Kind
from manuscript.reading import CoverDate, Imprint
from tests.manuscript.checks.cases import AUTUMN, Case, findings, found, issue, item, silent, text

COVER = DateSpan.day(2025, 9, 28)
DAYS = ["7月3日", "7月20日", "8月1日", "8月15日", "9月2日", "9月9日", "9月20日", "9月28日"]


def dated(*days):
    return issue(*(item(f"第{n}场活动举办", f"{day}，活动在展厅举办。") for n, day in enumerate(days)))


def printed_on(iso):
    return dataclasses.replace(AUTUMN, imprint=Imprint(cover_dates=(CoverDate(iso, iso),)))


CASES = [
    Case(
        "date-outside-period",
        "6月28日，展厅开放。",
        "6月28日",
        "7月1日，展厅开放。",
        details={"first": "2025-07-01"},
    ),
    Case("date-outside-period", "2026年8月5日，展厅开放。", "2026年8月5日", "2025年8月5日，展厅开放。"),
    Case(
        "date-apart",
        dated("8月1日", "8月9日", "3月2日", "8月15日", "9月2日", "9月9日"),
        "3月2日",
        dated("8月1日", "8月9日", "7月2日", "8月15日", "9月2日", "9月9日"),
        office=dataclasses.replace(AUTUMN, first=None, last=None),
    ),
    Case("date-impossible", "会议定于2025年9月31日召开。", "2025年9月31日", "会议定于2025年9月30日召开。"),
    Case("date-impossible", "2023年2月29日，项目立项。", "2023年2月29日", "2024年2月29日，项目立项。"),
    Case("date-impossible", "2025年13月，项目立项。", "2025年13月", "2025年12月，项目立项，历时13个月。"),
    Case("date-span-reversed", "9月18—15日，展会举行。", "9月18—15日", "9月28日—10月3日，展会举行。"),
    Case("weekday-differs", "8月5日（星期三），论坛举行。", "8月5日（星期三", "8月5日（星期二），论坛举行。"),
    Case("weekday-differs", "8月5日周三上午开会。", "8月5日周三", "8月5日，周岁纪念活动举行。"),
    Case("date-relative", "日前，园区启动改造。", "日前", "12月1日前，园区完成改造。"),
    Case("date-relative", "近日，园区启动改造。", "近日", "近日，园区宣布将于9月3日启动改造。"),
    Case("date-relative", "上周三，园区启动改造。", "上周三", "卫星过近日点，近期目标已经明确。"),
    Case("date-relative", "项目仅隔数日便获批准。", "仅隔数日", "7月2日，项目获批准。"),
    Case(
        "date-relative",
        dataclasses.replace(text("今年，企业增至40家。"), kind=Kind.YEARBOOK),
        "今年",
        text("今年，企业增至40家。"),
    ),
    Case("date-missing", "企业可以在线预约。", "测试平台启用", "7月9日起，企业可以在线预约。"),
    Case(
        "date-month-only",
        issue(item("展厅开放", "8月，展厅开放。"), item("展厅关闭", "9月，展厅关闭。")),
        "8月",
        issue(item("展厅开放", "8月2日，展厅开放。")),
        details={"count": "2"},
    ),
    Case("date-without-year", dated(*DAYS[:4]), "7月3日", dated(*[f"2025年{day}" for day in DAYS[:4]])),
    Case(
        "date-year-missing",
        dated(*[f"2025年{day}" for day in DAYS[:5]], "9月9日"),
        "9月9日",
        dated(*DAYS[:6]),
    ),
    Case(
        "date-spacing-mixed",
        "8 月 5 日开馆。8月6日开讲，8月7日闭馆。",
        "8 月 5 日",
        "8月5日开馆。8月6日开讲，8月7日闭馆。",
        remedy="8月5日",
    ),
    Case(
        "event-differs",
        issue(item("展厅开放", "8月2日，展厅开放。", event=DateSpan.day(2025, 8, 12))),
        "8月2日",
        issue(item("展厅开放", "8月2日，展厅开放。", event=DateSpan.month(2025, 8))),
        details={"event": "2025-08-12"},
    ),
    Case(
        "event-on-issue-date",
        "9月28日，展厅开放。",
        "9月28日",
        "9月27日，展厅开放。",
        office=printed_on("2025-09-28"),
    ),
    Case(
        "event-after-issue",
        issue(
            item("展厅开放", "9月29日，展厅开放。"), item("课程开讲", "9月1日，课程开讲。"), cover_date=COVER
        ),
        "9月29日",
        issue(
            item("展厅将开放", "9月29日，展厅将开放。"),
            item("课程开讲", "9月1日，课程开讲。"),
            cover_date=COVER,
        ),
    ),
    Case(
        "items-out-of-order",
        dated(*DAYS[:5], DAYS[1], *DAYS[5:]),
        "7月20日",
        dated(*DAYS),
        details={"before": "2025-09-02", "count": "1"},
    ),
    Case(
        "future-for-past",
        text("8月8日，首届修补节开幕。本届修补节将持续三天，设摊位40个。", title="首届修补节开幕"),
        "本届修补节将持续",
        text("8月8日，首届修补节开幕。修补节持续三天，明年将设摊位40个。", title="首届修补节开幕"),
    ),
    Case(
        "future-for-past",
        text("8月8日至9日，培训班开课。培训班将于第二天安排学员到车间操作设备。", title="封装技术培训班开课"),
        "将于第二天",
        text(
            "8月8日至9日，培训班开课，第二天安排学员到车间操作设备，设备将于10月更换。",
            title="封装技术培训班开课",
        ),
    ),
    Case(
        "notice-without-deadline",
        text("为促进合作，协会面向会员征集需求。", title="关于征集合作需求的通知"),
        "关于征集合作需求的通知",
        text("为促进合作，协会面向会员征集需求，报名时间另告。", title="关于征集合作需求的通知"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_found(case):
    found(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_right_stays_silent(case):
    silent(case)


def test_a_span_of_days_is_cited_whole():
    (one,) = findings("6月28—30日，展会举行。", "date-outside-period")
    assert one.text == "6月28—30日"


def test_a_date_that_only_its_field_knows_is_told_at_the_field():
    document = issue(item("展厅开放", "展厅开放。", event=DateSpan.day(2025, 1, 2)))
    (one,) = findings(document, "date-outside-period")
    assert (one.place.field, one.text) == (Field.EVENT, "2025-01-02")


def test_an_issue_dated_at_its_beginning_has_no_late_events():
    document = issue(
        *(item(f"活动{n}", f"9月{n}日，活动举办。") for n in (3, 4, 5)), cover_date=DateSpan.day(2025, 9, 1)
    )
    assert findings(document, "event-after-issue") == ()


def test_a_plan_told_beside_late_news_does_not_excuse_its_date():
    news = item("网箱下水", "9月29日，网箱下水。合作社计划用两年摸清成活率。")
    document = issue(news, item("课程开讲", "9月1日，课程开讲。"), cover_date=COVER)
    assert [finding.text for finding in findings(document, "event-after-issue")] == ["9月29日"]


def test_without_a_period_nothing_lies_outside():
    office = dataclasses.replace(AUTUMN, first=None, last=None)
    assert findings("6月28日，展厅开放。", "date-outside-period", office) == ()


def test_the_last_day_of_a_period_belongs_to_it():
    office = dataclasses.replace(AUTUMN, first=dt.date(2025, 6, 28))
    assert findings("6月28日，展厅开放。", "date-outside-period", office) == ()
