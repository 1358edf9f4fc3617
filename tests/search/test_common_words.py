"""A word of very many texts is not weighed: titles go first, then the newest, by whichever way they are found."""

from __future__ import annotations

from modelsearch.backends import get_search_backend

import pytest

from bulletins.models import NewsItemPage
from bulletins.states import IssueState
from manuscript.document import NewsItem, Paragraph
from tests.factories import a_bulletin, a_document, an_issue, indexed

pytestmark = pytest.mark.django_db
WORD, SELDOM = "柔性传感", "冷却塔"


@pytest.fixture(scope="module")
def written(shared_home):
    quarterly = a_bulletin("季报")
    for year, period in ((2019, 1), (2019, 2), (2020, 1), (2021, 3)):
        news = [
            NewsItem(f"{year}年{period}季{WORD}", blocks=(Paragraph("正文。"),)),
            NewsItem(f"{year}年{period}季", blocks=(Paragraph(f"说到{WORD}。"),)),
            NewsItem(f"{year}年{period}季{SELDOM}", blocks=(Paragraph(f"{WORD}停用，{SELDOM}也停。"),)),
        ]
        document = a_document(*news, year=year, period=period)
        an_issue(quarterly, document=document, state=IssueState.RELEASED)
    indexed()


@pytest.fixture
def archive(written, monkeypatch):
    monkeypatch.setattr(
        type(get_search_backend()).query_compiler_class, "COMMON", 3
    )  # what counts as very many


def titles(typed, stop=None, start=0):
    return [item.title for item in NewsItemPage.objects.released().search(typed)[start:stop]]


def test_titles_go_first_then_the_newest(archive):
    found = titles(WORD, 12)
    assert len(found) == 12
    assert [WORD in title for title in found] == [True] * 4 + [False] * 8
    assert found[0] == f"2021年3季{WORD}"
    assert found[4].startswith("2021年3季")
    assert found[-1].startswith("2019年1季")


def test_pages_follow_each_other_without_gap_or_repetition(archive):
    assert [one for start in range(0, 12, 5) for one in titles(WORD, start + 5, start)] == titles(WORD, 12)


def test_what_is_excluded_is_in_no_title_and_no_text(archive):
    found = titles(f"{WORD} -{SELDOM}", 12)
    assert len(found) == 8
    assert not any(SELDOM in title for title in found)


@pytest.mark.parametrize("stop", [1, 3, 4])
def test_a_page_of_titles_alone_begins_as_the_whole_does(archive, stop):
    assert titles(WORD, stop) == titles(WORD, 12)[:stop]
    assert titles(f"{WORD} -{SELDOM}", stop) == titles(f"{WORD} -{SELDOM}", 12)[:stop]


@pytest.mark.parametrize("windows", [((0, 2), (2, 3)), ((0, 1), (1, 100))])
def test_however_far_apart_answers_lie_they_are_the_same(archive, monkeypatch, windows):
    """Where too few of the newest answer, all are asked for."""
    usual = titles(WORD, 10), titles(WORD, 3), titles(WORD, 4, 1)
    monkeypatch.setattr("search.backends.answers.WINDOWS", windows)
    assert (titles(WORD, 10), titles(WORD, 3), titles(WORD, 4, 1)) == usual


@pytest.mark.sqlite
def test_rows_that_lie_far_apart_are_no_reason_to_find_less(archive, monkeypatch):
    usual = titles(WORD, 10)
    monkeypatch.setattr("search.backends.sqlite.SCATTERED", 0)
    assert titles(WORD, 10) == usual
