"""An item is found again in its source, as it was read and as it was mended."""

import pytest

from manuscript.mending import At, merge_with_previous, retitle, split_item, turn_paragraph_into_title
from manuscript.mending.places import part_at
from manuscript.parser import parse
from manuscript.readers import read
from manuscript.vocabulary import Vocabulary
from manuscript.whereabouts import Whereabouts

TEXT = """\
河东季报
2026年第三季度

本期要目
1. 第一座桥在河东合龙
2. 第二座桥在河西开工

第一章 要闻

1. 第一座桥在河东合龙
7月1日，第一座桥在河东区合龙，全长八百米。
主塔高九十米，抗震设防烈度为七度。

2. 第二座桥在河西开工
8月2日，第二座桥在河西区开工，工期三年。
首批桩基已经浇筑完成，进度快于计划。
"""


#: An editor's note before the contents says what an item says again.
REPEATED = TEXT.replace("本期要目", "编者按：8月2日，第二座桥在河西区开工，工期三年。\n\n本期要目")
REPEATED = REPEATED.replace("编者按：8月2日", "编者按：\n8月2日")


@pytest.fixture(scope="module")
def read_text():
    source = read(TEXT.encode(), "a.txt")
    return source, parse(source, Vocabulary())


def line(words):
    return max(number for number, text in enumerate(TEXT.splitlines(), 1) if words in text)


def test_every_item_is_found_where_it_was_read(read_text):
    source, reading = read_text
    found = list(Whereabouts(source, reading).lines_of(reading.document))
    assert found == [line("1. 第一座桥"), line("2. 第二座桥")] == list(reading.item_lines)


def test_words_that_the_contents_print_as_well_are_found_in_the_body():
    source = read(REPEATED.encode(), "a.txt")
    reading = parse(source, Vocabulary())
    found = Whereabouts(source, reading).line_of_text("8月2日，第二座桥在河西区开工，工期三年。")
    assert found == max(n for n, text in enumerate(REPEATED.splitlines(), 1) if text.startswith("8月2日"))


def test_another_title_leaves_an_item_where_its_text_is(read_text):
    source, reading = read_text
    document, at = retitle(reading.document, At((0, 0, 1)), "河西桥", "2")
    assert list(Whereabouts(source, reading).lines_of(document))[at.index] == line("8月2日")


def test_the_parts_of_a_split_item_are_found_each(read_text):
    source, reading = read_text
    document, _ = split_item(reading.document, At((0, 0, 0, 1)))
    found = list(Whereabouts(source, reading).lines_of(document))
    assert found == [line("1. 第一座桥"), line("主塔高"), line("2. 第二座桥")]


def test_a_merged_item_is_found_at_the_first_of_both(read_text):
    source, reading = read_text
    document, _ = merge_with_previous(reading.document, At((0, 0, 1)))
    assert list(Whereabouts(source, reading).lines_of(document)) == [line("1. 第一座桥")]


def test_an_item_without_text_is_found_by_its_title(read_text):
    document, at = turn_paragraph_into_title(read_text[1].document, At((0, 0, 1, 1)))
    assert not part_at(document, at).blocks
    assert Whereabouts(*read_text).line_of(part_at(document, at)) == line("首批桩基")


def test_words_that_stand_nowhere_lead_nowhere(read_text):
    assert Whereabouts(*read_text).line_of_text("这些话在原文里一句也找不到。") == 0
    assert Whereabouts(*read_text).line_of_text("桥") == 0
