"""What was looked for is marked in the text as it is printed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manuscript.marks import Fragment, marked, passage
from manuscript.segmentation import index_tokens, query_of


def shown(fragments: list[Fragment]) -> str:
    return "".join(f"[{one.text}]" if one.is_marked else one.text for one in fragments)


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("苏州纳米城的纳米企业", "纳米", "苏州[纳米]城的[纳米]企业"),
        ("产值1,700亿元，2170家", "1700", "产值[1,700]亿元，2170家"),
        ("产值1700亿元", "170", "产值1700亿元"),
        ("PD－1抑制剂", "pd1", "[PD－1]抑制剂"),
        ("生物醫藥產業鏈", "产业链", "生物醫藥[產業鏈]"),
        ("张 三 到场", "张三", "[张 三] 到场"),
        ("nanotech and Nano", "nano", "nanotech and [Nano]"),
        ("国际纳米技术博览会", "国际博览会开幕", "[国际]纳米技术[博览会]"),
        ("Café开业", "cafe", "[Café]开业"),
        ("甲\n乙丙", "甲乙", "甲\n乙丙"),
        ("<b>纳米</b>", "纳米", "<b>[纳米]</b>"),
        ("没有", "纳米", "没有"),
    ],
)
def test_marks_stand_where_a_reader_sees_the_words(text, typed, expected):
    assert shown(marked(text, query_of(typed))) == expected


def test_a_passage_begins_with_the_sentence_and_holds_the_most_marks():
    text = "开头" * 60 + "。纳米一次。" + "中间" * 60 + "。这里说纳米技术与纳米材料。" + "后面" * 60
    assert shown(passage(text, query_of("纳米"), 40)).startswith("…这里说[纳米]技术与[纳米]材料。")
    assert shown(passage(text, query_of("没有"), 4)) == "开头开头…"


@given(st.text("纳米技术 a1,1。\n＋é萬", max_size=80), st.text('纳米技术 a1,1"é万', max_size=12))
def test_no_character_is_lost_or_made_up(text, typed):
    assert "".join(one.text for one in marked(text, query_of(typed))) == text
    whole = passage(text, query_of(typed), 500)
    assert "".join(one.text for one in whole).lstrip("…") in text or not text


@given(st.text("苏州工业园区 a1。，", min_size=1, max_size=30), st.data())
def test_whatever_stands_in_a_text_is_found_by_its_tokens_and_marked(text, data):
    """Every part of a run of Chinese characters, wherever it begins and ends; of Latin letters whole words."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = min(len(text), start + data.draw(st.integers(1, 4)))
    part = text[start:end]
    cuts_word = any(re.fullmatch("[a1]{2}", text[place - 1 : place + 1]) for place in (start, end) if place)
    whole = len(part.strip()) == len(part) and part.isalpha() and not cuts_word
    query = query_of(f"“{part}”" if whole and not part.isascii() else "")
    tokens = list(index_tokens(text))
    for unit in query.wanted:
        assert any(_stands_at(tokens, at, unit) for at in range(len(tokens)))
        assert any(one.is_marked for one in marked(text, query))


def _stands_at(tokens, at, unit):
    here = tokens[at : at + len(unit.tokens)]
    *firsts, last = unit.tokens
    return (
        here[:-1] == firsts
        and bool(here)
        and (here[-1].startswith(last) if unit.is_open else here[-1] == last)
    )
