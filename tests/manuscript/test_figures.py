"""Figures of an item: proposed from its words, and never shown unless these words and numbers are there."""

import json
from dataclasses import replace

import pytest

from manuscript.document import Figure, FigureKind, Listing, NewsItem, Paragraph, Quote, Table
from manuscript.figures import MOST, Flaw, amount, find_figures, flaws, growth, with_proposals
from manuscript.plain import from_plain, to_plain

TEXT = "上半年，园区实现产值1,240.50亿元，比上年同期增长6.5%。到场观众2.3万余人。"
OUTPUT = Figure(
    "园区实现产值", "1240.50", "亿元", change="6.5", period="上半年", quote="园区实现产值1,240.50亿元，比上年同期增长6.5%"
)  # fmt: skip


def an_item(*blocks, **fields):
    return NewsItem("条目", blocks=blocks, **fields)


def test_a_figure_says_what_was_printed_and_where():
    first, second = find_figures([TEXT])
    assert first == OUTPUT
    assert (second.metric, second.value, second.unit, second.approximation) == (
        "到场观众",
        "2.3",
        "万人",
        "余",
    )
    assert (second.period, second.quote) == ("", "到场观众2.3万余人")


def test_every_quote_is_a_piece_of_the_text():
    texts = [
        TEXT,
        "新增发明专利72件，累计410件。",
        "创新指数列全省第三。",
        f"{'长' * 400}园区企业8家{'尾' * 400}，增长4%。",
    ]
    for text in texts:
        found = find_figures([text])
        assert found
        assert all(one.quote in text and not flaws(one, text) for one in found)


def test_a_stock_quotes_the_increment_that_it_is_named_after():
    assert find_figures(["新增发明专利72件，累计410件。"])[1].quote == "新增发明专利72件，累计410件"


def test_entries_and_quotations_are_read_and_tables_are_not():
    item = with_proposals(
        an_item(Listing(("企业8家",)), Quote("订单20单。"), Table((("企业", "数"), ("甲", "企业9家"))))
    )
    assert [figure.value for figure in item.figures] == ["8", "20"]


def test_proposing_again_changes_nothing_and_forgets_no_confirmation():
    item = with_proposals(an_item(Paragraph(TEXT)))
    assert with_proposals(item) == item
    named = replace(OUTPUT, metric="工业总产值", is_confirmed=True)
    again = with_proposals(replace(item, figures=(named, *item.figures[1:])))
    assert again.figures == (named, item.figures[1])


def test_what_is_not_in_the_text_any_more_is_no_proposal():
    item = with_proposals(an_item(Paragraph(TEXT)))
    assert with_proposals(replace(item, blocks=(Paragraph("企业8家。"),))).figures[0].quote == "企业8家"


def test_nobody_reviews_thousands():
    assert len(find_figures(["企业8家。" * 500])) == MOST


def test_a_figure_survives_being_kept():
    figure = replace(OUTPUT, kind=FigureKind.CUMULATIVE, is_confirmed=True)
    assert from_plain(json.loads(json.dumps(to_plain(figure)))) == figure


@pytest.mark.parametrize(
    ("changes", "flaw"),
    [
        ({"value": "约一千"}, Flaw.NO_NUMBER),
        ({"value": "1e3"}, Flaw.NO_NUMBER),
        ({"value": "NaN"}, Flaw.NO_NUMBER),
        ({"change": "六"}, Flaw.NO_NUMBER),
        ({"quote": " "}, Flaw.NO_QUOTE),
        ({"quote": "园区实现产值1,240.50亿元，大增6.5%"}, Flaw.NOT_IN_TEXT),
        ({"quote": "增长6.5%。到场"}, Flaw.VALUE_NOT_IN_QUOTE),
        ({"value": "240.50"}, Flaw.VALUE_NOT_IN_QUOTE),
        ({"value": "1240"}, Flaw.VALUE_NOT_IN_QUOTE),
        ({"change": "65"}, Flaw.CHANGE_NOT_IN_QUOTE),
    ],
)
def test_an_invented_figure_has_a_flaw(changes, flaw):
    assert flaw in flaws(replace(OUTPUT, **changes), TEXT)


@pytest.mark.parametrize(
    ("value", "change", "quote"),
    [
        ("1240.5", "6.5", OUTPUT.quote),
        ("-1240.5", "-6.5", OUTPUT.quote),
        ("2.3", "", "到场观众2.3万 余人"),
        ("300", "", "近三百家单位到场"),
        ("100", "100", "批件100个，比上年翻一番"),
        ("5", "200", "企业5家，增长2倍"),
        ("２", "", "企业２家"),
    ],
)
def test_a_figure_that_is_printed_has_no_flaw(value, change, quote):
    assert flaws(Figure("甲", value, change=change, quote=quote), f"{TEXT}{quote}") == []


def test_a_quote_does_not_run_from_one_paragraph_into_the_next():
    assert flaws(Figure("甲", "8", quote="企业8家。另有"), "企业8家。\n另有") == [Flaw.NOT_IN_TEXT]


@pytest.mark.parametrize("words", ["2.3万余人", "10余亿元", "近20家", "100人以上", "41.5%", "30名"])
def test_an_amount_is_written_as_it_was_printed(words):
    (figure,) = find_figures([f"产值占比达{words}"])
    assert amount(figure) == words


def test_a_rank_is_written_as_one():
    assert amount(find_figures(["创新指数列全省第三。"])[0]) == "第3位"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("产值3亿元，增长21.9%。", "增长21.9%"),
        ("产值3亿元，下降4%。", "下降4%"),
        ("产值3亿元，比上年翻一番。", "比上年翻一番"),
        ("产值3亿元。", ""),
    ],
)
def test_a_growth_is_said_in_words(text, said):
    assert growth(find_figures([text])[0]) == said
