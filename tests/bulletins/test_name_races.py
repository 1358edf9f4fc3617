"""Several who read an item at once: whoever is last knows the newest text, and nobody writes a row twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from django.db import connection

import pytest

from bulletins.models import ItemMention, NameEntry, NewsItemPage, Sighting, SuggestedName
from bulletins.names import following
from bulletins.names.keeping import Names, keep_names_of
from bulletins.states import IssueState
from manuscript.document import Paragraph
from tests.factories import a_bulletin, a_document, an_issue, an_item

pytestmark = pytest.mark.usefixtures("committed_home")
PATIENCE = 2  # seconds


def an_item_that_says(*texts):
    items = [an_item(f"第{n}条", blocks=(Paragraph(text),)) for n, text in enumerate(texts, 1)]
    issue = an_issue(a_bulletin(), state=IssueState.RELEASED, document=a_document(*items))
    return list(issue.items.in_order())


def closing(work):
    def _work(*arguments):
        try:
            return work(*arguments)
        finally:
            connection.close()

    return _work


def test_an_old_text_is_not_written_over_a_new_one(monkeypatch):
    (item,) = an_item_that_says("江湾大学揭牌。")
    NameEntry.objects.create(name="云溪学府")
    reads, has_written, refresh = Event(), Event(), Names.refresh

    def dawdle(names):
        reads.set()
        has_written.wait(PATIENCE)
        refresh(names)

    @closing
    def slow():
        keep_names_of([item.pk])

    @closing
    def quick():
        assert reads.wait(20)
        monkeypatch.setattr(Names, "refresh", refresh)
        NewsItemPage.objects.filter(pk=item.pk).update(text="云溪学府揭牌。")
        keep_names_of([item.pk])
        has_written.set()

    NameEntry.objects.create(name="江湾大学")
    ItemMention.objects.all().delete()
    monkeypatch.setattr(Names, "refresh", dawdle)
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(slow), pool.submit(quick)]:
            done.result(60)
    assert [mention.name for mention in ItemMention.objects.all()] == ["云溪学府"]


def test_of_four_who_read_the_same_items_each_row_is_written_once():
    items = an_item_that_says("江湾大学与云栖研究院签约。", "云栖研究院揭牌。", "江湾大学开学。")
    NameEntry.objects.create(name="江湾大学")
    ItemMention.objects.all().delete()
    SuggestedName.objects.all().delete()
    together = Barrier(4)

    @closing
    def work(turn):
        together.wait(timeout=20)
        keep_names_of([item.pk for item in (items if turn % 2 else reversed(items))])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert ItemMention.objects.count() == 2
    assert Sighting.objects.count() == 4
    assert SuggestedName.objects.waiting().get().item_count == 2


def test_an_editor_waits_for_a_few_items_and_the_worker_does_the_rest(monkeypatch):
    an_item_that_says("江湾大学揭牌。", "江湾大学开学。", "江湾大学招生。")
    handed_over = []
    monkeypatch.setattr(following, "AT_ONCE", 1)
    monkeypatch.setattr(following, "AT_A_TIME", 1)
    monkeypatch.setattr(
        following, "keep_more_names_task", type("Task", (), {"enqueue": staticmethod(handed_over.append)})
    )
    NameEntry.objects.create(name="江湾大学")
    assert ItemMention.objects.count() == 1
    assert [len(keys) for keys in handed_over] == [1, 1]
    keep_names_of([key for keys in handed_over for key in keys])
    assert ItemMention.objects.count() == 3
