"""Words replaced in the content of a revision: those words, there, and nothing else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.pinned import Spot
from bulletins.replacing import Replacement, in_html, replaced
from bulletins.rich_text import from_html, to_html
from manuscript.document import Paragraph

HTML = (
    '<p data-block-key="a">第一段。</p>\n<p> </p>'
    '<p data-block-key="b">甲&amp;乙 <b>丙丁</b>戊<a linktype="page" id="3">己</a><br/>庚&lt;辛</p>'
)


def change(start, end, before, after, paragraph=0) -> str | None:
    return in_html(HTML, Replacement(start, end, before, after, Spot(0, paragraph)))


@pytest.mark.parametrize(
    ("place", "before", "after", "changed"),
    [
        ((0, 2, 0), "第一", "首", ("第一段", "首段")),
        ((1, 2, 1), "&", "<b>", ("&amp;", "&lt;b&gt;")),
        ((3, 4, 1), " ", "", ("乙 <b>", "乙<b>")),
        ((5, 6, 1), "丁", "王", ("丙丁", "丙王")),
        ((1, 3, 2), "<辛", "“辛", ("&lt;辛", "“辛")),
    ],
    ids=["first", "escaped", "removed", "within a mark", "after a break"],
)
def test_only_the_words_change(place, before, after, changed):
    start, end, paragraph = place
    assert change(start, end, before, after, paragraph) == HTML.replace(*changed)


@pytest.mark.parametrize(
    "place",
    [
        (0, 2, "第二", 0),
        (0, 2, "第一", 1),
        (0, 2, "第一", 9),
        (3, 5, " 丙", 1),
        (5, 7, "丁戊", 1),
        (2, 2, "", 0),
    ],
    ids=["other words", "other paragraph", "no paragraph", "into a mark", "out of a mark", "nothing"],
)
def test_what_is_not_there_or_is_cut_by_a_mark_is_left_alone(place):
    start, end, before, paragraph = place
    assert change(start, end, before, "新", paragraph) is None


TEXT = st.text(st.sampled_from("甲乙丙& <>;\"'a1\u00a0\n。&lt;amp#"), min_size=1, max_size=30)


@given(TEXT, TEXT, st.data())
def test_a_paragraph_reads_as_its_text_with_the_words_replaced(text, after, data):
    if not text.strip() or not after.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    html = to_html(Paragraph(text))
    (paragraph,) = from_html(html)
    assert paragraph.text == text
    new = in_html(html, Replacement(start, end, text[start:end], after, Spot(0)))
    assert from_html(new) == (Paragraph(text[:start] + after + text[end:]),)


BODY = [
    {"type": "paragraph", "value": "<p>一，一。</p>", "id": "x"},
    {"type": "photo", "value": {"image": 3, "caption": "图，说", "credit": "", "alt": "图，说"}, "id": "y"},
    {"type": "listing", "value": {"entries": ["一，"], "ordered": False}, "id": "z"},
]


@pytest.mark.parametrize("body", [BODY, json.dumps(BODY)], ids=["list", "json"])
def test_a_content_keeps_all_else(body):
    content = {"title": "题，目", "body": body, "source": "单位"}
    wanted = [
        Replacement(1, 2, "，", ",", Spot(0, 0)),
        Replacement(3, 4, "。", "！", Spot(0, 0)),
        Replacement(1, 2, "，", "、", Spot(1)),
        Replacement(1, 2, "，", "", None),
        Replacement(1, 2, "，", "、", Spot(2)),
        Replacement(0, 1, "没", "有", Spot(7)),
    ]
    new, made = replaced(content, wanted)
    assert made == 4
    assert (new["title"], new["source"]) == ("题目", "单位")
    assert isinstance(new["body"], type(body))
    blocks = json.loads(new["body"]) if isinstance(body, str) else new["body"]
    assert blocks[0] == {**BODY[0], "value": "<p>一,一！</p>"}
    assert blocks[1]["value"] == {**BODY[1]["value"], "caption": "图、说"}
    assert blocks[2] == BODY[2]
    assert content == {"title": "题，目", "body": body, "source": "单位"}
    assert BODY[0]["value"] == "<p>一，一。</p>"


def test_of_two_that_overlap_one_is_made():
    content = {"title": "甲乙丙", "body": []}
    new, made = replaced(
        content, [Replacement(0, 2, "甲乙", "子", None), Replacement(1, 3, "乙丙", "丑", None)]
    )
    assert (new["title"], made) == ("甲丑", 1)
