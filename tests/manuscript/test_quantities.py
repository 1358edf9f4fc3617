import time

import pytest

from manuscript.quantities import find_quantities


def facts(text):
    return [(q.metric, q.value, q.unit, q.change, q.approximation, q.kind) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年完成销售38亿元，增长6.5%。", [("销售", 38, "亿元", 6.5, "", "level")]),
        ("到场观众2.3万余人。", [("到场观众", 2.3, "万人", None, "余", "level")]),
        ("利润3亿元，下降4%。", [("利润", 3, "亿元", -4, "", "level")]),
        ("近20家企业参展。", [("企业参展", 20, "家", None, "近", "level")]),
        ("创新指数列全省第三。", [("创新指数排名", 3, "位", None, "", "rank")]),
        (
            "专利365件，占比41.5%。",
            [("专利", 365, "件", None, "", "level"), ("占比", 41.5, "%", None, "", "share")],
        ),
    ],
)
def test_a_figure_is_named(text, expected):
    assert facts(text) == expected


def test_an_increment_is_followed_by_its_stock():
    assert [(q.metric, q.value, q.kind) for q in find_quantities("新增发明专利72件，累计410件。")] == [
        ("新增发明专利", 72, "increment"),
        ("累计发明专利", 410, "cumulative"),
    ]


def test_a_subject_holds_for_the_sentences_after_it():
    assert [q.subject for q in find_quantities("绿色能源产业方面，实现产值10亿元。企业8家。")] == [
        "绿色能源产业"
    ] * 2


@pytest.mark.parametrize(
    "text",
    [
        "第5项任务完成。",
        "2021年3月完成。",
        "3个指标中，两个领先。",
        "16人的团队。",
        "世界500强。",
        "2020人工智能大会",
    ],
)
def test_ordinals_dates_and_attributes_are_no_figures(text):
    assert facts(text) == []


def test_growth_belongs_to_what_grows():
    """税收 grows here, and it is another sentence that grows there."""
    assert [q.change for q in find_quantities("实现产值10亿元，税收增长5%。")] == [None]
    assert [q.change for q in find_quantities("实现产值10亿元。全年增长5%。")] == [None]
    assert [q.change for q in find_quantities("实现产值10亿元，产值同比增长5%。")] == [5]


def test_the_last_words_before_a_figure_name_it():
    named = [(q.metric, q.value, q.unit) for q in find_quantities("30个项目签约金额90亿元。")]
    assert named == [("项目", 30, "个"), ("签约金额", 90, "亿元")]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2020年，企业8家，专利9件。", ["2020年", "2020年"]),
        ("2020年，企业8家。专利9件。", ["2020年", ""]),
        ("2020年10月专利9件。", ["2020年10月"]),
        ("比2019年多投专利9件。", [""]),
        ("2018年成立的中心有专利9件。", [""]),
    ],
)
def test_a_period_holds_for_its_sentence(text, period):
    assert [q.period for q in find_quantities(text)] == period


@pytest.mark.parametrize("digits", ["1,200", "１２００"])
def test_digits_are_told_as_one_number(digits):
    assert [(q.digits, q.value) for q in find_quantities(f"企业{digits}家")] == [("1200", 1200)]


def test_an_enumeration_is_no_number():
    assert all(value != 35 for _, value, *_ in facts("企业3，5家。企业3,5家。"))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        " ",
        "近",
        "1家",
        "共",
        "、",
        "列第三",
        "甲、",
        "1,",
        "增长5%",
        "截至",
        "2020年",
        "累计1家",
        "翻一番",
    ],
)
def test_hostile_text_costs_no_more_than_its_length(piece):
    def cost(text):
        start = time.process_time()
        find_quantities(text)
        return time.process_time() - start

    assert cost(piece * (150_000 // len(piece)) + "列第三，1家") < 3
