"""A title that was given a stop: told by titles without one that are set as it is."""

import io

import docx
import pytest
from docx.shared import Pt

from manuscript.parser import parse
from manuscript.readers import read
from manuscript.titles import is_closed_title
from tests.manuscript.outlines import REGIONS, reading_of

ITEMS = {
    "渡口夜航恢复": "3月2日，渡口夜航恢复，每晚增开四班，末班船九点离岸。",
    "码头换上新灯": "3月5日，码头换上新灯四十盏，照到三十米外的航道。",
    "船员读书角开张。": "3月9日，船员读书角开张，首批图书三百册，由各班组轮流看管。",
    "候船室装上热水器": "3月12日，候船室装上热水器，乘客可自带杯子取水。",
}


def titles(reading):
    return [item.title for item in reading.document.items()]


def test_a_title_with_a_stop_is_set_off_as_the_others_are():
    text = "\n\n".join(f"{title}\n　　{words}" for title, words in ITEMS.items())
    assert titles(reading_of(text)) == list(ITEMS)


def test_a_short_sentence_set_as_running_text_is_no_title():
    text = "\n\n".join(f"{title}\n\n{words}" for title, words in ITEMS.items())
    assert titles(reading_of(text)) == [title for title in ITEMS if not title.endswith("。")]


def test_a_title_with_a_stop_looks_in_word_as_the_others_do():
    word = docx.Document()
    for title, words in ITEMS.items():
        letters = word.add_paragraph().add_run(title)
        letters.bold, letters.font.size = True, Pt(14)
        word.add_paragraph(words)
    target = io.BytesIO()
    word.save(target)
    assert titles(parse(read(target.getvalue(), "a.docx"), REGIONS)) == list(ITEMS)


@pytest.mark.parametrize("text", ["会后，代表参观了码头。", "他说：好。", "会议结束。大家离场。", "完。"])
def test_a_sentence_is_no_title(text):
    assert not is_closed_title(text)
