"""Wagtail keeps one HTML parser for all threads of a process; ours must never show one editor another's text."""

import json
import re
import sys
from concurrent.futures import ThreadPoolExecutor

from wagtail.admin.rich_text import DraftailRichTextArea, get_rich_text_editor_widget

import pytest

from bulletins.blocks import ItemBody
from bulletins.editor_widget import DraftailPerCall
from bulletins.rich_text import PARAGRAPH_FEATURES

THREADS, ROUNDS = 8, 150
OWN = re.compile(r"甲(\d+)乙")


@pytest.fixture
def impatient_threads():
    """Python changes threads so often that what may go wrong does."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(usual)


def html_of(writer):
    return "".join(f"<p>甲{writer}乙<b>甲{writer}乙</b>，<i>甲{writer}乙</i>。</p>" for _ in range(12))


def mixed_up(widget):
    """How many forms held another's text, lacked some of their own, or could not be built."""

    def build(writer):
        faults = 0
        for _ in range(ROUNDS):
            try:
                blocks = json.loads(widget.format_value(html_of(writer)))["blocks"]
                shown = OWN.findall("".join(block["text"] for block in blocks))
            except Exception:
                faults += 1
            else:
                faults += shown != [str(writer)] * 36
        return faults

    with ThreadPoolExecutor(THREADS) as pool:
        return sum(pool.map(build, range(THREADS)))


def test_the_body_of_an_item_is_edited_with_our_widget():
    assert isinstance(ItemBody().child_blocks["paragraph"].field.widget, DraftailPerCall)
    assert isinstance(get_rich_text_editor_widget(features=PARAGRAPH_FEATURES), DraftailPerCall)


@pytest.mark.usefixtures("impatient_threads")
def test_no_form_holds_another_editors_text():
    assert mixed_up(DraftailPerCall(features=PARAGRAPH_FEATURES)) == 0


@pytest.mark.usefixtures("impatient_threads")
def test_wagtails_own_widget_still_mixes_texts():
    """When this fails, wagtail issue 14573 is closed: bulletins/editor_widget.py and its setting can go."""
    assert mixed_up(DraftailRichTextArea(features=PARAGRAPH_FEATURES)) > 0
