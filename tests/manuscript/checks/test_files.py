import dataclasses

import pytest

from manuscript.document import Attachment, Mark, Paragraph, Photo
from tests.manuscript.checks.cases import AUTUMN, Case, findings, found, issue, item, silent, text

GOOD = Photo("a.jpg", "学员在修伞", "林一鸣", "三名学员围着一把伞")
KNOWN = dataclasses.replace(AUTUMN, pictures={"a.jpg": (1600, 1200), "b.jpg": (400, 300)})
DEAD = dataclasses.replace(AUTUMN, dead_links=frozenset({"https://gone.example.com/a"}))


def shown(*photos):
    return issue(item("夜校开课", "开课了。", *photos))


def linked(target):
    return issue(item("夜校开课", Paragraph("报名请点这里。", (Mark(4, 6, "link", target),))))


CASES = [
    Case("photo-place-empty", shown(Photo(), Photo()), "夜校开课", shown(GOOD), details={"count": "2"}),
    Case("photo-without-caption", shown(Photo("b.jpg", "", "林一鸣", "伞")), "b.jpg", shown(GOOD, Photo())),
    Case("photo-without-alt", shown(Photo("b.jpg", "现场", "林一鸣")), "现场", shown(GOOD)),
    Case(
        "photo-without-credit",
        shown(GOOD, Photo("b.jpg", "现场")),
        "现场",
        shown(Photo("b.jpg"), Photo("c.jpg")),
    ),
    Case(
        "photo-repeated",
        shown(GOOD, GOOD),
        "a.jpg",
        shown(GOOD, Photo("b.jpg")),
        details={"other": "夜校开课"},
    ),
    Case("picture-missing", shown(Photo("c.jpg")), "c.jpg", shown(GOOD), office=KNOWN),
    Case(
        "picture-small", shown(Photo("b.jpg")), "b.jpg", shown(GOOD), office=KNOWN, details={"width": "400"}
    ),
    Case(
        "link-not-secure",
        "见http://ds.example.com/a报名。",
        "http://ds.example.com/a",
        "见https://ds.example.com/a报名。",
    ),
    Case("link-not-secure", linked("http://ds.example.com"), "这里", linked("https://ds.example.com")),
    Case(
        "link-malformed",
        "见http:/ds.example报名。",
        "http:/ds.example",
        "见https://ds.example.com，报名从速。",
    ),
    Case(
        "link-dead",
        linked("https://gone.example.com/a"),
        "这里",
        linked("https://ds.example.com"),
        office=DEAD,
    ),
    Case(
        "attachment-untitled",
        shown(Attachment("list.xlsx")),
        "list.xlsx",
        shown(Attachment("list.xlsx", "学员名单")),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_found(case):
    found(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_right_stays_silent(case):
    silent(case)


def test_pictures_nobody_has_measured_are_not_judged():
    assert findings(shown(Photo("c.jpg")), "picture-missing") == ()
    assert findings(shown(Photo("c.jpg")), "picture-small") == ()


def test_the_block_of_a_photo_is_its_place():
    (one,) = findings(shown(GOOD, Photo("b.jpg", "现场", "林一鸣")), "photo-without-alt")
    assert (one.place.item, one.place.block) == (0, 2)


def test_plain_text_has_no_links():
    assert findings(text("httpd 是一个程序，版本2.4。"), "link-malformed") == ()
