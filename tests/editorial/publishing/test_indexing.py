"""Both indexes of many pages: the rows that Wagtail's own tasks would write."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import ReferenceIndex
from wagtail.search.models import IndexEntry
from wagtail.tasks import update_reference_index_task

import pytest

from bulletins.document import Assets
from bulletins.models import NewsItemPage
from editorial.publishing import index_members
from tests.factories import a_photo, a_quarterly, an_issue, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def written(shared_home):
    photo = a_photo("照片")
    return an_issue(document=a_quarterly(4, photo="照片"), assets=Assets(photos={"照片": photo}))


@pytest.fixture
def pages(written):
    IndexEntry.objects.all().delete()
    ReferenceIndex.objects.all().delete()
    return list(fresh(written).get_descendants(inclusive=True).specific())


def rows():
    """Less keys, and the weight of a title, which is an average over all titles that are there."""
    dull = {"id", "title_norm"}
    return [
        sorted(
            str({name: value for name, value in row.items() if name not in dull})
            for row in model.objects.values()
        )
        for model in (IndexEntry, ReferenceIndex)
    ]


def index_one_by_one(pages):
    for page in pages:
        named = page._meta.app_label, page._meta.model_name, str(page.pk)
        update_reference_index_task.func(*named)
        insert_or_update_object_task.func(*named)


def test_the_rows_are_those_of_wagtails_tasks(pages):
    index_one_by_one(pages)
    expected = rows()
    IndexEntry.objects.all().delete()
    ReferenceIndex.objects.all().delete()
    index_members(pages)
    assert rows() == expected
    assert all(expected)


def test_what_is_no_longer_true_is_corrected(pages):
    index_one_by_one(pages)
    expected = rows()
    item = NewsItemPage.objects.first()
    IndexEntry.objects.filter(object_id=str(item.pk)).delete()
    ReferenceIndex.objects.filter(object_id=str(item.pk)).first().delete()
    wrong = ReferenceIndex.objects.filter(object_id=str(item.pk)).first()
    wrong.content_path, wrong.content_path_hash = "lost", ReferenceIndex._get_content_path_hash("lost")
    wrong.save()
    index_members([item.pk])
    assert rows() == expected


def test_a_second_time_changes_nothing(pages):
    index_members(pages)
    expected = rows()
    index_members([page.pk for page in pages])
    assert rows() == expected


def test_a_reference_that_only_a_more_specific_class_knows_of_is_kept(pages):
    """As Wagtail does: it was written for a class that is not among those of the page."""
    index_members(pages)
    row = ReferenceIndex.objects.first()
    row.pk, row.content_path_hash = None, ReferenceIndex._get_content_path_hash("elsewhere")
    row.content_path, row.content_type = "elsewhere", ContentType.objects.get(model="user")
    row.save()
    index_members(pages)
    assert ReferenceIndex.objects.filter(content_path="elsewhere").exists()


def test_a_page_that_is_gone_is_passed_over(pages):
    index_members([pages[0].pk, 999_999])
    assert IndexEntry.objects.count() == 1


def test_references_are_asked_for_all_pages_together(pages):
    """Nothing is sent once a page, to the search index neither."""
    index_members(pages)
    with CaptureQueriesContext(connection) as all_of_them:
        index_members(pages)
    with CaptureQueriesContext(connection) as less_two_items:
        index_members(pages[:-2])
    assert len(all_of_them) == len(less_two_items)


def test_words_that_are_the_same_are_left_alone_where_they_have_an_entry(pages):
    index_members(pages)
    expected = rows()
    gone, wrong, *_ = [page.pk for page in pages]
    IndexEntry.objects.filter(object_id=str(gone)).delete()
    IndexEntry.objects.filter(object_id=str(wrong)).update(title="")
    index_members(pages, same_words=[page.pk for page in pages if page.pk != wrong])
    assert rows() == expected
    with CaptureQueriesContext(connection) as queries:
        index_members(pages, same_words=[page.pk for page in pages])
    assert not [query for query in queries if "UPDATE" in query["sql"]]
