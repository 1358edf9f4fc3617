"""What is offered while somebody types, and what may have been meant."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from bulletins.states import DistributionClass, IssueState
from manuscript.document import NewsItem, Paragraph
from tests.factories import a_bulletin, a_document, an_issue, indexed, people

pytestmark = pytest.mark.django_db
SECRET = "机密条目"


@pytest.fixture(scope="module")
def archive(shared_home):
    def issue(title, bulletin, state=IssueState.RELEASED):
        item = NewsItem(title, blocks=(Paragraph("正文。"),))
        return an_issue(bulletin, document=a_document(item), state=state)

    issue("柔性传感项目落户昆山", a_bulletin("季报"))
    issue(f"会员{SECRET}", a_bulletin("会员快讯", distribution=DistributionClass.MEMBERS))
    issue(f"草稿{SECRET}", a_bulletin("月报"), IssueState.DRAFTING)
    indexed()


def offered(client, words):
    answer = client.get("/items/suggest/", {"words": words})
    assert answer.status_code == 200
    return [suggestion["text"] for suggestion in answer.json()["suggestions"]]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("昆山", "昆山市"),
        ("ks", "昆山市"),
        ("kunshan", "昆山市"),
        ("生物", "生物医药"),
        ("swyy", "生物医药"),
        ("柔性传", "柔性传感项目落户昆山"),
    ],
)
def test_names_and_titles_are_offered_by_characters_and_by_pinyin(client, archive, typed, first):
    assert offered(client, typed)[0].startswith(first)


@pytest.mark.parametrize("typed", ["", " ", "\x00", '"', "，", "xyzxyz", "很" * 500])
def test_nothing_is_offered_for_nothing(client, archive, typed):
    assert offered(client, typed) == []


def test_every_suggestion_leads_somewhere(client, archive):
    for typed in ("昆", "生物", "季", "柔性"):
        for suggestion in client.get("/items/suggest/", {"words": typed}).json()["suggestions"]:
            assert client.get(suggestion["url"]).status_code == 200


def test_nobody_is_offered_what_he_may_not_read(client, sign_in, archive):
    assert offered(client, SECRET) == []
    assert offered(client, "会员快讯") == []
    assert offered(sign_in(people().editor), SECRET) == [f"会员{SECRET}"]


def test_it_costs_the_same_however_much_there_is(client, archive):
    """How the archive stands twice, for names and words; entries that go on so 1, the best 1, titles 1, site 1."""
    offered(client, "昆山")
    with CaptureQueriesContext(connection) as queries:
        offered(client, "昆山")
    assert len(queries) <= 6


def test_what_was_meant_is_asked_where_nothing_was_found(client, archive):
    page = client.get("/items/", {"words": "柔性传干项目"}).content.decode()
    assert "您是不是要找" not in page
    page = client.get("/items/", {"words": "生物医要"}).content.decode()
    assert "您是不是要找" in page
    assert "words=%E7%94%9F%E7%89%A9%E5%8C%BB%E8%8D%AF" in page
    page = client.get("/items/", {"words": "<script>", "region": "kunshan"}).content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>”" not in page
