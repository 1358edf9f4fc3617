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
