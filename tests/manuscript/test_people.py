"""Names of persons beside their posts, and names as they are suggested to editors."""

import time

import pytest

from manuscript.people import find_people
from manuscript.suggested_names import MOST, NameKind, excerpt, find_names, suggest_names


def people(text):
    return [one.name for one in find_names(text) if one.kind == NameKind.PERSON]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市长陈若水出席开幕式。", ["陈若水"]),
        ("市长陈若出席开幕式。", ["陈若"]),
        ("协会会长周若溪表示，明年再来。", ["周若溪"]),
        ("秘书长周若溪、副会长林知远参加。", ["周若溪", "林知远"]),
        ("邀请林知远教授授课", ["林知远"]),
        ("江湾大学林远教授团队", ["林远"]),
        ("向林知远院士颁发聘书", ["林知远"]),
        ("院士欧阳知远在会上说", ["欧阳知远"]),
        ("常务副市长陈若水、董事长沈砚（右）", ["陈若水", "沈砚"]),
    ],
)
def test_a_person_is_told_by_the_post_beside(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "市长陈某出席，王某某教授发言。",
        "会长单位和理事长会议",
        "记者王帆、通讯员林知远报道",
        "局长办公会议",
        "高明的教授",
        "博士后工作站、院士工作站",
        "周若溪来了",
        "",
    ],
)
def test_nobody_is_named_without_a_post_or_by_a_byline(text):
    assert people(text) == []


def test_everybody_is_where_it_says():
    text = "会长周若溪与林知远教授出席。"
    found = find_people(text)
    assert len(found) == 2
    assert all(text[one.start : one.end] == one.name for one in found)


def test_names_are_suggested_once_with_what_they_are_called():
    texts = [
        "江湾大学揭牌",
        "江湾云海科技股份有限公司（以下简称“江湾云海”）与江湾大学签约，会长周若溪出席。江湾云海科技股份有限公司扩建。",
    ]
    found = {one.name: one for one in suggest_names(texts)}
    assert list(found) == ["江湾大学", "江湾云海科技股份有限公司", "周若溪"]
    assert found["江湾云海科技股份有限公司"].short == "江湾云海"
    assert (found["周若溪"].kind, found["周若溪"].post) == (NameKind.PERSON, "会长")


def test_a_title_names_no_organisation_but_what_stands_outside_does():
    assert suggest_names(["《江湾大学章程》印发"]) == []
    assert [one.name for one in suggest_names(["《章程》由江湾大学印发"])] == ["江湾大学"]


def test_of_one_item_only_so_many_are_suggested():
    text = "、".join(
        f"云栖{one}{other}研究院" for one in "甲乙丙丁戊己庚辛壬癸" for other in "子丑寅卯辰巳午未"
    )
    assert len(suggest_names([text])) == MOST


def test_an_excerpt_shows_the_name_where_it_first_stands():
    text = "第一段。\n" + "很长的句子" * 20 + "由江湾大学揭牌" + "后面还有" * 20 + "\n末段"
    shown = excerpt(text, "江湾大学")
    assert "江湾大学" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 62
    assert excerpt("江湾大学揭牌", "江湾大学") == "江湾大学揭牌"
    assert excerpt("没有", "江湾大学") == ""


@pytest.mark.parametrize("piece", ["会长周若", "教授", "副", "周若溪教授", "由林", "院士欧阳", "记者"])
def test_hostile_text_costs_no_more_than_its_length(piece):
    start = time.process_time()
    suggest_names([piece * (100_000 // len(piece))])
    assert time.process_time() - start < 6
