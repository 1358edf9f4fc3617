"""The page of results: what stands first, what is marked, what nobody may find."""

from __future__ import annotations

import re

from django.db import connection

from modelsearch.backends import get_search_backend
from wagtail.search.models import IndexEntry

import pytest

from bulletins.models import NewsItemPage
from bulletins.states import DistributionClass, IssueState
from manuscript.document import NewsItem, Paragraph
from tests.factories import a_bulletin, a_document, an_issue, fresh, indexed, people, withdraw

pytestmark = pytest.mark.django_db
WORD = "柔性传感"


@pytest.fixture(scope="module")
def archive(shared_home):
    quarterly = a_bulletin("季报")

    def issue(items, bulletin=quarterly, state=IssueState.RELEASED, **when):
        news = [NewsItem(title, blocks=(Paragraph(text),)) for title, text in items.items()]
        return an_issue(bulletin, document=a_document(*news, **when), state=state)

    issues = {
        "old": issue({"早先的消息": f"到场者谈到{WORD}。", f"{WORD}旧闻": "正文。"}, year=2020, period=1),
        "new": issue(
            {"近来的消息": f"多家企业投入{WORD}的研发，<b>“{WORD}”</b>成为热词。"}, year=2026, period=2
        ),
        "members": issue(
            {f"会员{WORD}": "正文。"}, a_bulletin("会员快讯", distribution=DistributionClass.MEMBERS)
        ),
        "draft": issue({f"草稿{WORD}": "正文。"}, a_bulletin("月报"), IssueState.DRAFTING),
    }
    indexed()
    return issues


def titles(client, **parameters):
    answer = client.get("/items/", {"format": "json", **parameters})
    assert answer.status_code == 200
    return [item["title"] for item in answer.json()["items"]]


def test_a_title_goes_first_and_of_texts_the_newer(client, archive):
    assert titles(client, words=WORD) == [f"{WORD}旧闻", "近来的消息", "早先的消息"]


def test_a_reader_may_ask_for_the_newest_first(client, archive):
    assert titles(client, words=WORD, order="newest")[0] == "近来的消息"
    page = client.get("/items/", {"words": WORD, "order": "newest"}).content.decode()
    assert 'name="order" value="newest"' in page  # the form keeps it
    assert f"<mark>{WORD}</mark>" in page


def test_what_was_looked_for_is_marked_and_nothing_of_a_text_is_a_tag(client, archive):
    page = client.get("/items/", {"words": WORD}).content.decode()
    assert f"<mark>{WORD}</mark>旧闻" in page
    assert f"&lt;b&gt;“<mark>{WORD}</mark>”&lt;/b&gt;" in page
    hostile = client.get("/items/", {"words": "<img src=x onerror=alert(1)>"}).content.decode()
    assert "<img src=x" not in hostile


def test_every_row_shows_why_it_was_found(client, archive):
    page = client.get("/items/", {"words": WORD}).content.decode()
    rows = re.findall(r'<article class="row">.*?</article>', page, re.DOTALL)
    assert len(rows) == 3
    assert all("<mark>" in row for row in rows)


def test_the_numbers_beside_the_choices_count_what_was_found(client, archive):
    choices = client.get("/items/", {"format": "json", "words": WORD}).json()["choices"]
    assert {choice["value"]: choice["count"] for choice in choices["year"]} == {"2020": 2, "2026": 1}


def test_nobody_finds_what_he_may_not_read(client, sign_in, archive):
    assert not {f"会员{WORD}", f"草稿{WORD}"} & set(titles(client, words=WORD))
    assert f"会员{WORD}" in titles(sign_in(people().editor), words=WORD)
    assert f"草稿{WORD}" not in titles(sign_in(people().editor), words=WORD)


def test_an_index_that_lags_behind_shows_nothing_that_is_not_public(client, archive):
    """It still has what was withdrawn, and entries of pages that are gone."""
    item = archive["new"].items.get()
    IndexEntry.objects.filter(object_id=str(item.pk)).update(object_id="999999")
    withdraw(fresh(archive["old"]))
    assert titles(client, words=WORD) == []


def test_writing_the_index_anew_changes_nothing(client, archive):
    before, rows = titles(client, words=WORD), IndexEntry.objects.count()
    indexed()
    assert (titles(client, words=WORD), IndexEntry.objects.count()) == (before, rows)


def test_an_item_that_is_deleted_leaves_the_index(archive):
    item = archive["draft"].items.get()
    get_search_backend().delete(item)
    assert not NewsItemPage.objects.search(f"草稿{WORD}").count()


@pytest.mark.sqlite
def test_an_index_that_does_not_answer_is_said_not_to(client, archive):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE wagtailsearch_indexentry_fts")
    response = client.get("/items/", {"words": WORD, "year": 2026})
    assert response.status_code == 200
    assert "关键词检索暂时不可用" in response.content.decode()
    assert "近来的消息" in response.content.decode()
    assert client.get("/items/suggest/", {"words": "昆山"}).json()["suggestions"]
