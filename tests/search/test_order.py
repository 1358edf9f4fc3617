"""In which order answers stand: who has it in the title as it was typed, who has it so in the text, then how much of it."""

from __future__ import annotations

from django.db import connection

import pytest

from bulletins.models import NewsItemPage
from manuscript.document import NewsItem, Paragraph
from tests.factories import a_bulletin, a_document, an_issue, indexed

pytestmark = pytest.mark.django_db
TEXTS = {
    "柔性传感器": "一句话。",
    "一再说到": "柔性传感器。" * 40,
    "只说一次": "柔性传感器，别的很多。" + "无关的话。" * 40,
    "拆开来说": "国际合作，纳米技术，还有会议。" * 20,
    "原样说到": "国际纳米技术会议。" + "无关的话。" * 40,
}


@pytest.fixture(scope="module")
def written(shared_home):
    news = [NewsItem(title, blocks=(Paragraph(text),)) for title, text in TEXTS.items()]
    an_issue(a_bulletin("季报"), document=a_document(*news))
    indexed()


@pytest.fixture(params=[0, 200], ids=["weighed by the index", "read and counted"])
def items(request, written, monkeypatch):
    """SQLite has two measures; PostgreSQL has one."""
    if connection.vendor == "sqlite":
        monkeypatch.setattr("search.backends.sqlite.FEW", request.param)
    return NewsItemPage.objects.all()


def titles(items, typed) -> list[str]:
    return [item.title for item in items.search(typed)[:9]]


def test_a_title_goes_before_a_text_that_says_it_forty_times(items):
    assert titles(items, "柔性传感器")[0] == "柔性传感器"


def test_who_says_it_often_goes_before_who_says_it_once(items):
    assert titles(items, "柔性传感器")[1:] == ["一再说到", "只说一次"]


def test_the_words_as_they_were_typed_go_before_the_same_words_apart(items):
    assert titles(items, "国际纳米技术会议") == ["原样说到", "拆开来说"]
