"""The archive that is measured is one that the portal itself could have written."""

from __future__ import annotations

from wagtail.models import Page

import pytest

from bench.archive import ITEMS_AN_ISSUE, NotEmptyError, fill
from bulletins.models import IssuePage, NewsItemPage, PhotoRendition
from tests import factories

REPEATED = (
    "text",
    "summary",
    "characters",
    "photo_count",
    "lead_photo_id",
    "sort_date",
    "bulletin_id",
    "issue_id",
)


@pytest.fixture
def archive(home):
    fill(2 * ITEMS_AN_ISSUE)


def test_its_tree_is_sound(archive):
    assert not any(Page.find_problems())
    assert NewsItemPage.objects.released().count() == 2 * ITEMS_AN_ISSUE
    assert IssuePage.objects.released().count() == 2


def test_its_items_are_described_as_saving_them_would(archive):
    for item in NewsItemPage.objects.all()[:5]:
        written = [getattr(item, name) for name in REPEATED]
        item.describe()
        assert [getattr(item, name) for name in REPEATED] == written


def test_reading_it_makes_no_photo(archive, client):
    before = PhotoRendition.objects.count()
    issue = IssuePage.objects.first()
    for address in ("/", issue.get_url() + "read/", "/items/"):
        assert client.get(address).status_code == 200
    assert PhotoRendition.objects.count() == before


def test_it_is_not_put_into_somebodys_database(home):
    factories.a_bulletin()
    with pytest.raises(NotEmptyError):
        fill(ITEMS_AN_ISSUE)
