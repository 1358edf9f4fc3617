"""Indexing a whole issue while others index and save: nobody is brought to a standstill, and nobody loses a row."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import OperationalError, connection

from wagtail.models import ReferenceIndex
from wagtail.search.models import IndexEntry

import pytest

from bulletins.models import NewsItemPage
from editorial.publishing import index_members, indexing
from tests.factories import an_issue, fresh

pytestmark = pytest.mark.usefixtures("committed_home")

TIMES = 8


def test_issues_and_pages_are_indexed_at_the_same_time():
    issues = [an_issue(items=6), an_issue(items=6)]
    wholes = [
        list(fresh(issue).get_descendants(inclusive=True).values_list("pk", flat=True)) for issue in issues
    ]
    entries, references = IndexEntry.objects.count(), ReferenceIndex.objects.count()
    together = Barrier(5)

    def index(keys):
        return again_and_again(lambda: index_members(keys))

    def save(keys):
        items = list(NewsItemPage.objects.filter(pk__in=keys))
        return again_and_again(lambda: [item.save(clean=False) for item in items])

    def again_and_again(act):
        try:
            together.wait(timeout=20)
            for _ in range(TIMES):
                act()
        except Exception as error:
            return repr(error)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(5) as pool:
        acts = [
            (index, wholes[0]),
            (index, wholes[0][::-1]),
            (index, wholes[1]),
            (save, wholes[0]),
            (save, wholes[1]),
        ]
        running = [pool.submit(act, keys) for act, keys in acts]
        assert [one.result() for one in running] == [""] * 5
    assert (IndexEntry.objects.count(), ReferenceIndex.objects.count()) == (entries, references)


@pytest.mark.parametrize(("deadlocks", "is_written"), [(1, True), (2, True), (3, False)])
def test_whom_the_database_ends_in_a_deadlock_writes_again(deadlocks, is_written):
    left = [deadlocks]

    def write():
        if left[0]:
            left[0] -= 1
            raise OperationalError("deadlock detected")

    if is_written:
        indexing._until_nobody_is_in_the_way(write)
    else:
        with pytest.raises(OperationalError):
            indexing._until_nobody_is_in_the_way(write)
    assert left == [0]
