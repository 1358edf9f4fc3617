"""What editors decide about names: who may, what follows, and that nothing is decided by itself."""

from django.contrib.auth.models import Permission
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from audit.models import AuditEntry
from bulletins.models import FormerSlug, ItemMention, NameEntry, SuggestedName
from bulletins.names.deciding import merge
from bulletins.states import IssueState
from editorial.stages import CORRESPONDENTS, INTERNAL_READERS, MEMBERS, REVIEWERS, Stage
from manuscript.document import Paragraph
from tests.factories import a_bulletin, a_document, a_person, an_issue, an_item, indexed, people

pytestmark = pytest.mark.django_db

SUGGESTED = "/admin/suggested-names/"
LIST = "wagtailsnippets_bulletins_nameentry"


@pytest.fixture(scope="module", autouse=True)
def suggested(shared_home):
    """Three names of two items, one explained."""
    texts = ("云栖研究院（简称“云栖院”）揭牌，会长周若溪出席。", "云栖研究院招生，江湾大学附属医院开诊。")
    items = [an_item(f"第{n}条", blocks=(Paragraph(text),)) for n, text in enumerate(texts, 1)]
    with TestCase.captureOnCommitCallbacks(execute=True):
        issue = an_issue(a_bulletin(), state=IssueState.RELEASED, document=a_document(*items))
    indexed()
    assert SuggestedName.objects.waiting().count() == 3
    return issue


@pytest.fixture
def editor(sign_in):
    return sign_in(people().editor)


@pytest.fixture
def post(editor, django_capture_on_commit_callbacks):
    def _post(address, **data):
        with django_capture_on_commit_callbacks(execute=True):
            return editor.post(address, data)

    return _post


def key_of(name):
    return SuggestedName.objects.get(name=name).pk


def waiting():
    return [one.name for one in SuggestedName.objects.waiting()]


def test_the_list_shows_names_with_counts_and_where_they_stand(editor):
    soup = BeautifulSoup(editor.get(SUGGESTED).content, "html.parser")
    rows = [row.get_text(" ", strip=True) for row in soup.select(".suggested-names tbody tr")]
    assert len(rows) == 3
    assert rows[0].startswith("云栖研究院")
    assert "云栖院" in rows[0]
    assert "云栖研究院招生" in rows[0]
    assert [cell.get_text() for cell in soup.select(".suggested-names tbody tr")[0].select("td")[3:5]] == [
        "2",
        "1",
    ]


@pytest.mark.parametrize(
    ("query", "count"), [("words=附属", 1), ("kind=person", 1), ("refused=on", 0), ("kind=x", 3)]
)
def test_the_list_is_narrowed_down(editor, query, count):
    assert (
        len(
            BeautifulSoup(editor.get(f"{SUGGESTED}?{query}").content, "html.parser").select(
                ".suggested-names tbody tr"
            )
        )
        == count
    )


def test_what_is_confirmed_gets_a_page_and_the_short_names_of_the_text(post, client):
    post(SUGGESTED, confirm=key_of("云栖研究院"))
    entry = NameEntry.objects.get()
    assert (entry.name, entry.kind, entry.short_names) == ("云栖研究院", "organisation", "云栖院")
    assert client.get(entry.url).status_code == 200
    assert waiting() == ["周若溪", "江湾大学附属医院"]
    assert sorted(ItemMention.objects.values_list("name", flat=True)) == [
        "云栖研究院",
        "云栖研究院",
        "云栖院",
    ]
    assert AuditEntry.objects.filter(act="names.confirm").exists()


def test_several_are_confirmed_at_once(post):
    post(SUGGESTED, confirm="chosen", name=[key_of("云栖研究院"), key_of("周若溪"), "x", "99999999999"])
    assert sorted(NameEntry.objects.values_list("name", flat=True)) == ["云栖研究院", "周若溪"]
    assert waiting() == ["江湾大学附属医院"]


def test_what_is_refused_is_kept_and_can_be_suggested_again(post, editor):
    post(SUGGESTED, refuse=key_of("周若溪"))
    assert "周若溪" not in waiting()
    assert SuggestedName.objects.refused().get().refused_by == people().editor
    assert "周若溪" in editor.get(f"{SUGGESTED}?refused=on").content.decode()
    post(f"{SUGGESTED}?refused=on", **{"return": key_of("周若溪")})
    assert "周若溪" in waiting()


def test_what_is_refused_hides_its_parts_no_more(post, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        NameEntry.objects.create(name="江湾大学")
    assert not ItemMention.objects.exists()
    post(SUGGESTED, refuse=key_of("江湾大学附属医院"))
    assert ItemMention.objects.get().name == "江湾大学"
    post(f"{SUGGESTED}?refused=on", **{"return": key_of("江湾大学附属医院")})
    assert not ItemMention.objects.exists()


@pytest.mark.parametrize(("is_short", "field"), [("", "other_names"), ("on", "short_names")])
def test_a_name_is_another_name_of_one_that_is_known(post, is_short, field):
    entry = NameEntry.objects.create(name="云栖科学研究院", other_names="云栖所", short_names="云科")
    address = reverse("other_name", args=[key_of("云栖研究院")])
    post(address, entry="云栖科学研究院", is_short=is_short)
    entry.refresh_from_db()
    assert getattr(entry, field).splitlines()[-1] == "云栖研究院"
    assert "云栖研究院" not in waiting()
    assert ItemMention.objects.exists() is not bool(is_short)


def test_the_likely_one_is_offered_and_nobody_else_accepted(editor):
    NameEntry.objects.create(name="云栖科学研究院")
    address = reverse("other_name", args=[key_of("云栖研究院")])
    assert 'value="云栖科学研究院"' in editor.get(address).content.decode()
    response = editor.post(address, {"entry": "没有"})
    assert response.status_code == 200
    assert "云栖研究院" in waiting()


# -- two that are one


def test_merging_keeps_names_items_and_addresses(post, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        one = NameEntry.objects.create(name="云栖研究院", short_names="云栖院")
        two = NameEntry.objects.create(name="云栖科学研究院")
    post(reverse("merge_names", args=[one.pk]), into="云栖科学研究院")
    two.refresh_from_db()
    assert (two.other_names, two.short_names) == ("云栖研究院", "云栖院")
    assert set(ItemMention.objects.values_list("entry", "name")) == {
        (two.pk, "云栖研究院"),
        (two.pk, "云栖院"),
    }
    assert FormerSlug.objects.get().entry == two
    response = client.get(one.url)
    assert (response.status_code, response.headers["Location"]) == (301, two.url)
    assert "云栖研究院" not in waiting()


def test_an_organisation_is_not_merged_into_a_person(editor):
    one = NameEntry.objects.create(name="云栖研究院")
    two = NameEntry.objects.create(name="周若溪", kind="person")
    assert editor.post(reverse("merge_names", args=[one.pk]), {"into": "周若溪"}).status_code == 200
    with pytest.raises(Exception, match=r"merged|合并"):
        merge(one, two, people().editor)
    assert NameEntry.objects.count() == 2


# -- rights


def posts():
    entry, name = NameEntry.objects.get(), key_of("云栖研究院")
    yield SUGGESTED, {"confirm": name}
    yield SUGGESTED, {"refuse": name}
    yield SUGGESTED, {"return": name}
    yield reverse("other_name", args=[name]), {"entry": entry.name}
    yield reverse("merge_names", args=[entry.pk]), {"into": "云栖科学研究院"}
    yield reverse(f"{LIST}:add"), {"name": "新的名称", "kind": "organisation"}
    yield reverse(f"{LIST}:edit", args=[entry.pk]), {"name": "新的名称", "kind": "organisation"}
    yield reverse(f"{LIST}:delete", args=[entry.pk]), {}


@pytest.mark.parametrize(
    "groups", [(), (MEMBERS,), (INTERNAL_READERS,), (f"{CORRESPONDENTS}·昆山市",), (REVIEWERS[Stage.FINAL],)]
)
def test_only_editors_decide(sign_in, groups):
    entry = NameEntry.objects.create(name="江湾大学")
    client = sign_in(a_person(*groups))
    for address, data in posts():
        assert client.post(address, data).status_code == 302, (
            address
        )  # to the admin's door, or its front page
        assert "云栖研究院" not in client.get(address, follow=True).content.decode(), address
    assert list(NameEntry.objects.all()) == [entry]
    assert len(waiting()) == 3


def test_who_may_not_read_internal_issues_sees_no_suggestions(sign_in):
    """An installation of its own may have given the right to names to somebody else."""
    person = a_person()
    rights = Permission.objects.filter(content_type__model="nameentry")
    person.user_permissions.add(*rights, Permission.objects.get(codename="access_admin"))
    client = sign_in(person)
    assert client.get(reverse(f"{LIST}:list")).status_code == 200
    assert client.get(SUGGESTED).status_code == 302


# -- the list of what is confirmed


def test_the_form_keeps_what_is_typed_and_says_what_is_wrong(post, editor):
    post(reverse(f"{LIST}:add"), name="云栖研究院", kind="organisation", note="一家研究院。")
    assert NameEntry.objects.get().slug == "yun-qi-yan-jiu-yuan"
    response = editor.post(
        reverse(f"{LIST}:add"), {"name": "云溪学府", "kind": "organisation", "other_names": "云栖研究院"}
    )
    assert response.status_code == 200
    assert NameEntry.objects.count() == 1


def test_the_list_shows_and_finds_what_is_confirmed(editor):
    NameEntry.objects.create(name="云栖研究院", other_names="云栖所")
    NameEntry.objects.create(name="周若溪", kind="person")
    page = editor.get(reverse(f"{LIST}:list")).content.decode()
    assert "云栖研究院" in page
    assert "周若溪" in page
    assert reverse("suggested_names") in page
    assert "周若溪" not in editor.get(f"{reverse(f'{LIST}:list')}?kind=organisation").content.decode()
    assert (
        "merge-names"
        in editor.get(reverse(f"{LIST}:edit", args=[NameEntry.objects.first().pk])).content.decode()
    )


#: screen -> statements that grow with nothing
@pytest.mark.parametrize("address", [SUGGESTED, "list"])
def test_a_list_costs_the_same_however_long_it_is(editor, address, django_capture_on_commit_callbacks):
    """Suggestions: rows of the page 1, count 1, newest items 2, short names 1; beside them what Wagtail asks."""
    address = reverse(f"{LIST}:list") if address == "list" else address
    NameEntry.objects.create(name="最初的学堂")
    costs = []
    for year in (2024, 2023):
        editor.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(address).status_code == 200
        costs.append([query["sql"] for query in queries.captured_queries])
        for number in range(10):
            NameEntry.objects.create(name=f"第{year}号{number}学堂")
        items = [an_item(f"{n}", blocks=(Paragraph(f"甲{year}乙{n}研究院揭牌。"),)) for n in range(8)]
        with django_capture_on_commit_callbacks(execute=True):
            an_issue(a_bulletin(), state=IssueState.RELEASED, document=a_document(*items, year=year))
    assert len(costs[0]) == len(costs[1]), costs[1]
    assert len(costs[1]) <= 24, len(costs[1])
