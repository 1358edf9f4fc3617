"""全部条目: filters, lists that are kept, acts on many items, exports."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from openpyxl import load_workbook

from bulletins.models import Contributor, NewsItemPage
from bulletins.states import IssueState
from editorial.actions.tag_items import TagItemsAction, Tags
from editorial.models import SavedList
from manuscript.document import NewsItem, Paragraph
from regions.models import Industry, RegionPage
from tests.factories import a_bulletin, a_document, a_person, an_issue, fresh, people

pytestmark = pytest.mark.django_db
LIST = "/admin/all_items/"


@pytest.fixture
def issues(home):
    news = [NewsItem(f"{name}夜校开课", blocks=(Paragraph("正文。"),)) for name in ("北街", "南街", "=1+1")]
    drafting = an_issue(a_bulletin("季报"), document=a_document(*news, year=2026, period=1))
    released = an_issue(a_bulletin("月报"), document=a_document(NewsItem("旧闻", blocks=(Paragraph("正文。"),))),
                        state=IssueState.RELEASED)  # fmt: skip
    return {"drafting": drafting, "released": released}


def of(issue):
    return list(NewsItemPage.objects.filter(issue=issue).order_by("path"))


def titles(client, **asked):
    page = client.get(LIST, asked)
    assert page.status_code == 200
    return [item.title for item in page.context["object_list"]]


def sign_in(client, person):
    client.force_login(person)
    return client


# -- the list


def test_conditions_leave_what_they_say(client, issues):
    sign_in(client, people().editor)
    some = of(issues["drafting"])[0]
    region = RegionPage.objects.first()
    NewsItemPage.objects.filter(pk=some.pk).update(region=region, photo_count=2)
    assert titles(client, region=region.pk) == [some.title]
    assert titles(client, photos="some") == [some.title]
    assert titles(client, issue__state=IssueState.RELEASED) == ["旧闻"]
    assert titles(client, year=1950) == []
    assert titles(client, year="no year") != []  # says what is wrong with it, and leaves all


def test_the_list_costs_the_same_however_many_there_are(client, issues, monkeypatch):
    """About twenty for the page, its filters and the lists that are kept, and two for the buttons of each row, which
    are Wagtail's: so it costs what a page of rows costs, whatever the archive holds."""
    monkeypatch.setattr("editorial.all_items.listing.AllItemsView.paginate_by", 3)
    sign_in(client, people().editor)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    news = [NewsItem(f"第{number}条", blocks=(Paragraph("正文。"),)) for number in range(20)]
    an_issue(a_bulletin("周报"), document=a_document(*news))
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few) <= 40


# -- lists that are kept


def test_a_list_is_kept_under_a_name_and_leads_back(client, issues):
    sign_in(client, people().editor)
    page = client.get(LIST, {"photos": "none", "p": "1"}).content.decode()
    address = reverse("editorial:keep-list") + "?photos=none"
    assert address in page
    assert client.post(address, {"name": "未配图"}).status_code == 302
    kept = SavedList.objects.get()
    assert (kept.person, kept.name, kept.conditions, kept.is_shared) == (
        people().editor,
        "未配图",
        "photos=none",
        False,
    )
    page = client.get(LIST, {"photos": "none"}).content.decode()
    assert f'href="{LIST}?photos=none" aria-current="true">未配图</a>' in page


def test_the_same_name_takes_the_new_conditions(client, issues):
    sign_in(client, people().editor)
    for condition in ("year=2025", "year=2026"):
        client.post(f"{reverse('editorial:keep-list')}?{condition}", {"name": "今年"})
    assert [kept.conditions for kept in SavedList.objects.all()] == ["year=2026"]


def test_others_see_what_is_shared_and_drop_nothing(client, issues):
    mine = SavedList.objects.create(person=people().editor, name="我的", conditions="year=2025")
    ours = SavedList.objects.create(
        person=people().editor, name="大家的", conditions="year=2026", is_shared=True
    )
    other = people().publisher
    page = sign_in(client, other).get(LIST).content.decode()
    assert "大家的" in page
    assert "我的" not in page
    assert client.post(reverse("editorial:drop-list", args=[mine.pk])).status_code == 404
    assert client.post(reverse("editorial:drop-list", args=[ours.pk])).status_code in {302, 403}
    assert SavedList.objects.count() == 2
    sign_in(client, people().editor).post(reverse("editorial:drop-list", args=[ours.pk]) + "?year=2025")
    assert SavedList.objects.get() == mine


def test_whoever_has_no_pages_keeps_no_lists(client, issues):
    stranger = a_person(name="stranger")
    answer = sign_in(client, stranger).post(reverse("editorial:keep-list"), {"name": "清单"})
    assert answer.status_code in {302, 403}
    assert not SavedList.objects.exists()


# -- acts on many


def test_a_district_is_set_as_a_new_draft(issues):
    items, region = of(issues["drafting"]), RegionPage.objects.first()
    before = [item.latest_revision_id for item in items]
    assert TagItemsAction(items[:2], Tags(region=region), people().editor).execute() == 2
    after = of(issues["drafting"])
    assert [item.region_id for item in after] == [region.pk, region.pk, None]
    assert [item.latest_revision_id != old for item, old in zip(after, before, strict=True)] == [
        True,
        True,
        False,
    ]
    assert [item.get_latest_revision_as_object().region_id for item in after[:2]] == [region.pk] * 2


def test_what_has_it_already_gets_no_revision(issues):
    items, region = of(issues["drafting"])[:1], RegionPage.objects.first()
    TagItemsAction(items, Tags(region=region), people().editor).execute()
    again = of(issues["drafting"])[:1]
    assert TagItemsAction(again, Tags(region=region), people().editor).execute() == 0
    assert of(issues["drafting"])[0].latest_revision_id == again[0].latest_revision_id


def test_industries_are_added_and_taken_away_and_contributors_added(issues):
    one, two = Industry.objects.all()[:2]
    person = Contributor.objects.create(name="林一鸣")
    TagItemsAction(of(issues["drafting"]), Tags(add_industries=[one, two]), people().editor).execute()
    tags = Tags(drop_industries=[one], add_contributors=[person])
    TagItemsAction(of(issues["drafting"]), tags, people().editor).execute()
    drafts = [item.get_latest_revision_as_object() for item in of(issues["drafting"])]
    assert [list(draft.industries.all()) for draft in drafts] == [[two]] * 3
    assert [[byline.contributor for byline in draft.bylines.all()] for draft in drafts] == [[person]] * 3


@pytest.mark.parametrize("who", ["correspondent", "first"])
def test_only_the_office_changes_many_at_once(client, issues, who):
    person = getattr(people(), who, None) or people().reviewers[0]
    item, region = of(issues["drafting"])[0], RegionPage.objects.first()
    address = reverse("wagtail_bulk_action", args=["bulletins", "newsitempage", "set_region"])
    sign_in(client, person).post(f"{address}?id={item.pk}&next={LIST}", {"region": region.pk})
    assert of(issues["drafting"])[0].region_id is None


def test_what_is_released_stays_and_is_named(client, issues):
    sign_in(client, people().editor)
    region = RegionPage.objects.first()
    old, new = of(issues["released"])[0], of(issues["drafting"])[0]
    address = reverse("wagtail_bulk_action", args=["bulletins", "newsitempage", "set_region"])
    asked = f"{address}?id={old.pk}&id={new.pk}&next={LIST}"
    page = client.get(asked).content.decode()
    assert page.index(new.title) < page.index(old.title)
    assert client.post(asked, {"region": region.pk}).status_code == 302
    assert fresh(new).region_id == region.pk
    assert fresh(old).region_id is None


def test_all_of_the_list_is_what_its_conditions_leave(client, issues):
    """Wagtail's own "all" would be every item there is."""
    sign_in(client, people().editor)
    region = RegionPage.objects.first()
    NewsItemPage.objects.filter(pk=of(issues["drafting"])[0].pk).update(photo_count=1)
    address = reverse("wagtail_bulk_action", args=["bulletins", "newsitempage", "set_region"])
    asked = f"{address}?id=all&next={LIST}%3Fphotos%3Dnone"
    client.post(asked, {"region": region.pk})
    assert [item.region_id for item in of(issues["drafting"])] == [None, region.pk, region.pk]


def test_more_than_one_act_takes_is_said(client, issues, monkeypatch):
    sign_in(client, people().editor)
    monkeypatch.setattr("editorial.all_items.bulk.MOST", 2)
    address = reverse("wagtail_bulk_action", args=["bulletins", "newsitempage", "set_region"])
    asked = f"{address}?id=all&next={LIST}%3Fissue__state%3Ddrafting"
    assert "help-warning" in client.get(asked).content.decode()
    client.post(asked, {"region": RegionPage.objects.first().pk})
    assert [item.region_id is not None for item in of(issues["drafting"])].count(True) == 2
    monkeypatch.setattr("editorial.all_items.bulk.MOST", 3)
    assert "help-warning" not in client.get(asked).content.decode()


# -- out of the house


def test_an_export_holds_the_list_and_no_formula(client, issues):
    sign_in(client, people().editor)
    answer = client.get(LIST, {"issue__state": IssueState.DRAFTING, "export": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert len(rows) == 3
    assert any("'=1+1夜校开课" in row.values() for row in rows)
    book = load_workbook(BytesIO(b"".join(client.get(LIST, {"export": "xlsx"}).streaming_content)))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert "旧闻" in {cell.value for cell in cells}
    assert not [cell for cell in cells if cell.data_type == "f"]
