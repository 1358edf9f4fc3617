"""Tokens of texts, units of what is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manuscript import segmentation
from manuscript.folding import fold, fold_with_places
from manuscript.segmentation import BREAK, MOST_UNITS, index_tokens, phrase_of, query_of


def test_every_chinese_character_has_a_token_with_its_successor():
    assert list(index_tokens("苏州工业")) == ["苏州", "州工", "工业", "业"]
    assert list(index_tokens("PD-1、1,700亿")) == ["pd", "1", "1700", "亿"]
    assert list(index_tokens("上 海\n港")) == ["上海", "海", BREAK, "港"]


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("纳米", ["纳米"], []),
        ("纳米 园区", ["纳米", "园区"], []),
        ("纳米，园区", ["纳米", "园区"], []),
        ("“纳米 园区”", ["纳米园区"], []),
        ("“没有合上", ["没有合上"], []),
        ("《苏州日报》报道", ["苏州日报", "报道"], []),
        ("纳米 -园区", ["纳米"], ["园区"]),
        ("PD-1", ["pd1"], []),
        ("纳米 -“技术 博览”", ["纳米"], ["技术博览"]),
        ("生物医药产业", ["生物医药", "产业"], []),
        ("企业的发展了", ["企业", "发展"], []),
        ("纳米 纳米", ["纳米"], []),
        ("-", [], []),
        ("", [], []),
    ],
)
def test_what_is_typed_becomes_units(typed, wanted, unwanted):
    query = query_of(typed)
    assert [unit.text for unit in query.wanted] == wanted
    assert [unit.text for unit in query.unwanted] == unwanted


def test_without_a_dictionary_a_long_run_is_looked_for_as_it_stands(monkeypatch):
    monkeypatch.setattr(segmentation, "dictionary", lambda: None)
    assert [unit.text for unit in query_of("生物医药产业发展").wanted] == ["生物医药产业发展"]


def test_only_the_last_word_of_what_is_being_typed_is_open():
    first, last = query_of("nano tech", is_open=True).wanted
    assert (first.is_open, last.is_open) == (False, True)
    assert query_of("业").wanted[0].is_open  # one character stands for every word that it begins


def test_a_phrase_is_one_unit():
    assert [unit.tokens for unit in phrase_of("生物，医药 PD-1").wanted] == [
        ("生物", "物", "医药", "药", "pd", "1")
    ]


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text):
    assert all(token and not token.isspace() for token in index_tokens(text))
    query = query_of(text)
    assert len(query.wanted) <= MOST_UNITS
    assert all(unit.tokens and unit.runs for unit in (*query.wanted, *query.unwanted, *query.exact))
    assert all(BREAK not in unit.tokens for unit in query.wanted)


@given(st.text(max_size=60))
def test_folding_knows_where_each_character_comes_from(text):
    folded = fold_with_places(text)
    assert folded.text == fold(text)
    assert len(folded.places) == len(folded.text)
    assert list(folded.places) == sorted(folded.places)
    assert fold(folded.text) == fold(fold(folded.text))
