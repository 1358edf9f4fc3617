"""Every code that text knowledge can report has its sentence."""

import re
from pathlib import Path

import pytest

from intake.messages import NOTICES, UNREADABLE, notice_message, unreadable_message
from manuscript.notices import Unreadable, notice

SOURCES = [
    path.read_text(encoding="utf-8") for path in (Path(__file__).parents[2] / "manuscript").rglob("*.py")
]


def codes(pattern):
    return {code for source in SOURCES for code in re.findall(pattern, source)}


def test_every_notice_has_a_sentence():
    # Helpers such as _say("EMPTY_ITEM", …) pass the code on; NOT_… and GAPS_… codes stand in variables.
    reported = codes(r'(?:notice|_say)\(\s*"([A-Z_]+)"') | codes(r'"(GAPS_[A-Z_]+)"')
    assert len(reported) >= 15
    assert reported == set(NOTICES)


def test_every_refusal_has_a_sentence():
    refused = codes(r'Unreadable\(\s*"([A-Z_]+)"')
    assert len(refused) >= 6
    assert refused <= set(UNREADABLE)


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_leaves_no_placeholder(code):
    assert "%(" not in notice_message(notice(code, 7, "某行"))


def test_a_sentence_names_the_place():
    sentence = notice_message(notice("NUMBERING_GAP", 7, "三、论坛", after="一", number="三"))
    assert "7" in sentence
    assert "三、论坛" in sentence


def test_a_refusal_names_the_file():
    assert "a.txt" in unreadable_message(Unreadable("EMPTY", name="a.txt"))


def test_an_unknown_code_still_says_something():
    assert "NEW_CODE" in notice_message(notice("NEW_CODE"))
