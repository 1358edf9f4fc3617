import pytest

from manuscript.dates import Timeframe, event_of, find_dates, majority_year, single_date
from tests.manuscript.outlines import reading_of

FRAME = Timeframe(2023, 3)


def iso(text, frame=FRAME):
    return [date.span.iso for date in find_dates(text, frame)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2020年8月14—16日，论坛举行。", [("2020-08-14", "2020-08-16")]),
        ("2月27日至3月2日，展会举行。", [("2023-02-27", "2023-03-02")]),
        ("3 月 5 日下午，会议召开。", [("2023-03-05", "2023-03-05")]),
        ("二〇二一年十二月", [("2021-12", "2021-12")]),
        ("民國110年10月6日", [("2021-10-06", "2021-10-06")]),
        ("民國一百一十年十一月二十日，研習結業。", [("2021-11-20", "2021-11-20")]),
        ("日期2021-10-15。", [("2021-10-15", "2021-10-15")]),
        ("自2011年起连续举办。", [("2011", "2011")]),
        ("2022年3月至5月，队员下乡。", [("2022-03", "2022-05")]),
        ("2022年11月—2月，冬训举行。", [("2022-11", "2023-02")]),
        ("3月至5月8日，队员下乡。", [("2023-03", "2023-03"), ("2023-05-08", "2023-05-08")]),
    ],
)
def test_dates_are_found(text, spans):
    assert iso(text) == spans


@pytest.mark.parametrize(
    "text",
    [
        "开展2021年度评选。",
        "2021年第一期对接会",
        "获《2020年白皮书》收录",
        "“2019年十强”名单",
        "13月40日",
        "用时3个月",
    ],
)
def test_names_and_nonsense_are_no_dates(text):
    assert iso(text) == []


def test_an_issue_of_early_spring_tells_of_the_last_winter():
    assert iso("12月20日，大会召开。") == [("2022-12-20", "2022-12-20")]


def test_next_year_is_counted_from_the_document():
    assert iso("预计明年3月完工。") == [("2024-03", "2024-03")]


def test_without_a_year_nothing_is_invented():
    assert iso("5月6日，大会召开。", Timeframe()) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("大会回顾过去。3月，秘书处走访企业。", ("2023-03", "2023-03")),
        ("检测平台于3月1日建成。", ("2023-03-01", "2023-03-01")),
        ("2022年，全区有企业三百家。", None),
        ("根据3月1日印发的通知，开展评选。", None),
        ("前身创办于2013年4月。", None),
        ("请于3月15日前报送材料。", None),
        ("招收学员60名，3月10日截止。", None),
        ("听证会定于3月25日举行。", ("2023-03-25", "2023-03-25")),
    ],
)
def test_the_event_is_the_date_the_item_tells_of(text, event):
    span = event_of([text], FRAME)
    assert (span.iso if span else None) == event


def test_the_majority_year_needs_a_clear_lead():
    assert majority_year(["2020年3月5日", "2020年4月1日", "2019年"]) == 2020
    assert majority_year(["2020年3月5日", "2019年3月5日"]) is None


def test_a_line_is_a_date_only_when_nothing_else_stands_there():
    assert single_date("2022 年 12 月 30 日").span.iso == ("2022-12-30", "2022-12-30")
    assert single_date("2022年12月30日印") is None


def test_entries_of_a_chronicle_are_dated_by_the_month_above_and_the_entry_before():
    text = (
        "湖畔大事记\n（2025年）\n\n三月\n\n4日　抽检结束，合格率为95%。\n6日至9日　流动售货车下乡，到达村组76个。\n"
        "同日　展销中心开业。\n是月　完成三个营业用房改造。\n\n五月\n\n2日　服务队出发。\n"
    )
    document = reading_of(text).document
    assert [item.event.iso for item in document.items()] == [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-06", "2025-03-09"),
        ("2025-03-06", "2025-03-09"),
        ("2025-03", "2025-03"),
        ("2025-05-02", "2025-05-02"),
    ]


@pytest.mark.parametrize("months", ["1月至8月", "1月—6月", "4月至6月", "1月至3月"])
def test_months_that_figures_are_summed_over_are_no_event(months):
    assert event_of([f"{months}，全市完成投资5亿元。"], FRAME) is None


def test_months_that_something_took_are_an_event():
    assert event_of(["2月至5月，志愿者清淤。"], FRAME).iso == ("2023-02", "2023-05")
