"""Characters taken for others: what makes a text more probable, and what is left as it is."""

import pytest

from manuscript import segmentation
from manuscript.spelling import suspicions


@pytest.mark.parametrize(
    ("text", "odd", "meant"),
    [
        ("会议要求贯撤落实文件精神", "贯撤", "贯彻"),
        ("各村因地治宜发展产业", "因地治宜", "因地制宜"),
        ("中心开展技能陪训", "陪训", "培训"),
        ("项目实现规摸化生产", "规摸化", "规模化"),
        ("双方举行签约议式", "议式", "仪式"),
        ("全面堆进乡村振兴", "堆进", "推进"),
    ],
)
def test_a_mistaken_character_is_found_with_the_word_that_was_meant(text, odd, meant):
    (found,) = suspicions(text, 8)
    assert (text[found.start : found.end], found.meant) == (odd, meant)


@pytest.mark.parametrize(
    "text",
    [
        "会议要求贯彻落实文件精神，各村因地制宜发展产业。",
        "协会秘书处分三组走访会员单位，将诉求编号后转送有关单位。",
        "Typst 0.15，PD-1",
        "",
    ],
)
def test_right_text_raises_no_suspicion(text):
    assert not list(suspicions(text, 8))


def test_suspicions_never_lie_over_each_other_and_come_in_reading_order():
    text = "因地治宜、一愁莫展、陪训，规摸化"
    found = list(suspicions(text, 6))
    assert [text[one.start : one.end] for one in found] == ["因地治宜", "一愁莫展", "陪训", "规摸化"]


def test_without_a_dictionary_nothing_is_suspected(monkeypatch):
    monkeypatch.setattr("manuscript.spelling.dictionary", lambda: None)
    assert not list(suspicions("会议要求贯撤落实", 8))
    assert segmentation.dictionary() is not None
