"""/api/v1/: bulletins, issues, districts, industries; what all addresses have in common."""

from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

import pytest

from bulletins.models import BulletinPage, IssuePage
from bulletins.states import DistributionClass, IssueState
from regions.models import Industry, RegionPage
from tests.factories import a_bulletin, a_document, a_quarterly, an_issue, an_item, indexed, people, withdraw

pytestmark = pytest.mark.django_db
API = "/api/v1/"
LISTS = ("bulletins", "issues", "items", "districts", "industries")  # names: test_name_pages.py


@pytest.fixture(scope="module")
def issues(shared_home):
    one, two = a_bulletin("甲季报", slug="one"), a_bulletin("乙年鉴", slug="two", kind="yearbook")
    found = [
        an_issue(one, document=a_quarterly(4, period=period, year=year), state=IssueState.RELEASED)
        for year, period in ((2025, 4), (2026, 2), (2026, 1))  # not in the order of their keys
    ]
    found.append(an_issue(two, document=a_document(year=2026, period=None), state=IssueState.RELEASED))
    indexed()
    return found


def of_one(document, state=IssueState.RELEASED):
    return an_issue(BulletinPage.objects.get(slug="one"), document=document, state=state)


def rows_of(client, address):
    seen = []
    while address:
        said = client.get(address).json()
        seen += said["results"]
        address = said["next"]
    return seen


def everything_at(client):
    """Every address that the API itself names, from its beginning on."""
    addresses = [API, *(f"{API}{name}/?limit=2" for name in LISTS)]
    for name in LISTS:
        addresses += [row["api_url"] for row in rows_of(client, f"{API}{name}/") if "api_url" in row]
    return addresses


@pytest.mark.parametrize("limit", [1, 2, 100])
@pytest.mark.parametrize("name", LISTS)
def test_every_list_says_each_row_once_whatever_the_step(client, issues, name, limit):
    rows = rows_of(client, f"{API}{name}/?limit={limit}")
    assert rows == rows_of(client, f"{API}{name}/?limit=100")
    expected = {
        "bulletins": BulletinPage.objects.count(),
        "issues": 4,
        "items": 13,
        "districts": RegionPage.objects.live().count(),
        "industries": Industry.objects.count(),
    }
    assert len(rows) == expected[name] == len({str(row) for row in rows})


def test_issues_stand_as_on_the_site(client, issues):
    rows = rows_of(client, f"{API}issues/?limit=1")
    site = IssuePage.objects.released().newest_first()
    assert [row["key"] for row in rows] == [issue.pk for issue in site]
    rows = rows_of(client, f"{API}issues/?bulletin=one&year=2026")
    assert [(row["year"], row["period"]) for row in rows] == [(2026, 2), (2026, 1)]
    assert rows_of(client, f"{API}issues/?bulletin=none") == []


def test_an_issue_has_its_contents_in_order(client, issues):
    (row,) = rows_of(client, f"{API}issues/?bulletin=one&year=2025")
    said = client.get(row["api_url"]).json()
    assert said["release"] == 1
    titles = [
        item["title"]
        for chapter in said["contents"]
        for section in chapter["sections"]
        for item in section["items"]
    ]
    assert titles == [item.title for item in issues[0].items.in_order()]
    assert said["contents"][0]["title"] == "第一章 区市动态"


def test_a_bulletin_tells_its_imprint_and_no_mail_address(client, issues):
    BulletinPage.objects.filter(slug="one").update(email="office@example.org", phone="110110", editors="某某")
    said = client.get(f"{API}bulletins/one/").json()
    assert (said["title"], said["editors"]) == ("甲季报", "某某")
    assert "office@example.org" not in str(said)
    assert len(client.get(said["issues_url"]).json()["results"]) == 3


def test_filters_of_the_list_of_items_are_those_of_the_page(client, issues):
    for query in (
        "year=2025",
        "region=kunshan",
        "quarter=1&bulletin=one",
        "industry=biomedicine",
        "words=正文",
    ):
        page = client.get(f"/items/?format=json&{query}").json()
        assert 0 < len(page["items"]) < 14
        rows = rows_of(client, f"{API}items/?{query}")
        assert sorted(row["title"] for row in rows) == sorted(item["title"] for item in page["items"]), query


# -- what is not for everybody


@pytest.mark.parametrize("distribution", [DistributionClass.MEMBERS, DistributionClass.INTERNAL])
@pytest.mark.parametrize("signed_in", [False, True], ids=["anonymous", "editor"])
def test_a_closed_issue_is_behind_no_door_whoever_asks(sign_in, client, issues, distribution, signed_in):
    addresses = everything_at(client)
    closed = issues[0]
    IssuePage.objects.filter(pk=closed.pk).update(distribution=distribution)
    if signed_in:
        client = sign_in(people().publisher)
    own = {str(page.translation_key) for page in (closed, *closed.items.all())}
    for address in addresses:
        response = client.get(address)
        is_own = any(key in address for key in own)
        assert response.status_code == (404 if is_own else 200), address
        assert not [key for key in own if key in response.content.decode()]
    said = client.get(f"{API}issues/?limit=3").json()
    assert (len(said["results"]), said["next"]) == (3, None)  # nor is there a gap


@pytest.mark.parametrize("state", [IssueState.DRAFTING, IssueState.IN_REVIEW, IssueState.SCHEDULED])
def test_what_is_not_released_is_behind_no_door(client, issues, state):
    marker = "尚未公开"
    hidden = of_one(a_quarterly(3, marker=marker, year=2027, period=1), state)
    indexed()
    own = [f"{API}items/{item.translation_key}/" for item in hidden.items.all()]
    own.append(f"{API}issues/{hidden.translation_key}/")
    assert {client.get(address).status_code for address in own} == {404}
    addresses = [*everything_at(client), f"{API}items/?words={marker}", f"{API}items/?issue={hidden.pk}"]
    assert not [address for address in addresses if marker in client.get(address).content.decode()]
    for name in ("items", "issues"):  # nor does it leave a gap where it would stand
        assert len(client.get(f"{API}{name}/?limit=2").json()["results"]) == 2
    assert client.get(f"{API}items/?limit=13").json()["next"] is None


def test_a_closed_bulletin_is_not_even_named(client, issues):
    BulletinPage.objects.filter(slug="one").update(distribution=DistributionClass.INTERNAL)
    assert client.get(f"{API}bulletins/one/").status_code == 404
    for address in (f"{API}bulletins/", f"{API}issues/", f"{API}items/"):
        assert "甲季报" not in client.get(address).content.decode(), address


def test_what_was_withdrawn_is_gone_and_says_so_without_its_text(client, issues):
    item = issues[0].items.first()
    withdraw(issues[0], "请勿引用")
    for address in (f"{API}items/{item.translation_key}/", f"{API}issues/{issues[0].translation_key}/"):
        answer = client.get(address)
        assert (answer.status_code, answer.json()["code"]) == (410, "withdrawn")
        assert answer.json()["withdrawn"]["notice"] == "请勿引用"
        assert answer["Cache-Control"] == "no-cache"
        assert item.title not in answer.content.decode()
    assert len(rows_of(client, f"{API}items/")) == 9


def test_who_might_not_read_it_learns_nothing_of_its_end(client, issues):
    """Nor is it gone once it is back."""
    address = f"{API}issues/{issues[0].translation_key}/"
    withdraw(issues[0])
    assert client.get(address).status_code == 410
    IssuePage.objects.filter(pk=issues[0].pk).update(distribution=DistributionClass.INTERNAL)
    assert client.get(address).status_code == 404
    IssuePage.objects.filter(pk=issues[0].pk).update(distribution=DistributionClass.PUBLIC)
    issues[0].tombstones.update(lifted_at=timezone.now())
    assert client.get(address).status_code == 404


# -- doors


def test_any_page_may_ask_and_any_cache_may_keep(sign_in, issues):
    client = sign_in(people().editor)
    for address in everything_at(client):
        answer = client.get(address)
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cache-Control"] == "public, max-age=60"
        assert "Cookie" not in answer["Vary"]
        assert not answer.cookies
        unchanged = client.get(address, headers={"If-None-Match": f'"x", W/{answer["ETag"]}'})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert unchanged["ETag"] == answer["ETag"]
        assert unchanged["Access-Control-Allow-Origin"] == "*"
        assert client.get(address, headers={"If-None-Match": '"x"'}).status_code == 200
        head = client.head(address)
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", answer["ETag"])


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(issues, method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(f"{API}items/", {"a": "b"})
    assert (answer.status_code, answer.json()["code"]) == (405, "read_only")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_browser_may_ask_first(client, issues):
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    answer = client.options(f"{API}items/", headers=asked)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]


def test_who_asks_too_often_is_told_when_to_come_again(client, issues, settings, monkeypatch):
    settings.API_RATE = "3/m"
    monkeypatch.setattr("audit.allowance.time.time", lambda: 1_000_020.0)
    assert [client.get(API).status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = client.get(f"{API}items/")
    assert (answer.json()["code"], answer["Retry-After"]) == ("too_often", "60")
    assert client.get(API, REMOTE_ADDR="192.0.2.7").status_code == 200
    # What a stranger writes into the header makes no other address of him.
    assert client.get(API, headers={"X-Forwarded-For": "192.0.2.8"}).status_code == 429
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    assert client.get(API, headers={"X-Forwarded-For": "192.0.2.8"}).status_code == 200
    monkeypatch.setattr("audit.allowance.time.time", lambda: 1_000_081.0)
    assert client.get(API).status_code == 200
    settings.API_RATE = ""
    assert {client.get(API).status_code for _ in range(9)} == {200}


@pytest.mark.parametrize(
    ("query", "at_fault"),
    [
        ("limit=0", "limit"), ("limit=101", "limit"), ("limit=x", "limit"), ("limit=" + "9" * 5000, "limit"),
        ("cursor=x", "cursor"), ("cursor=%00", "cursor"), ("cursor=WyJpdGVtcyIsW11d:x", "cursor"),
        ("year=12", "year"), ("year=NaN", "year"), ("after=2026-02-30", "after"), ("quarter=5", "quarter"),
        ("regoin=kunshan", "regoin"), ("year=2025&year=2026", "year"), ("words=" + "x" * 101, "words"),
        ("fields=title,names", "fields"),
    ],
)  # fmt: skip
def test_a_slip_is_told_in_one_shape(client, issues, query, at_fault):
    answer = client.get(f"{API}items/?{query}")
    said = answer.json()
    assert (answer.status_code, said["status"], said["code"]) == (422, 422, "invalid")
    assert list(said["parameters"]) == [at_fault]
    assert answer["Cache-Control"] == "no-cache"


def test_a_cursor_is_of_one_list_and_nobody_makes_one_up(client, issues):
    cursor = client.get(f"{API}issues/?limit=1").json()["next"].partition("cursor=")[2]
    assert client.get(f"{API}issues/?cursor={cursor}").status_code == 200
    by_path = client.get(f"{API}bulletins/?limit=1").json()["next"].partition("cursor=")[2]
    for address in (
        f"{API}items/?cursor={cursor}",
        f"{API}issues/?cursor={cursor[:-1]}!",
        f"{API}districts/?cursor={by_path}",
    ):
        answer = client.get(address)
        assert (answer.status_code, list(answer.json()["parameters"])) == (422, ["cursor"])
    of_words = client.get(f"{API}items/?words=正文&limit=1").json()["next"]
    mixed = of_words.replace("words=", "chapter=")
    assert client.get(mixed).status_code == 422


def test_fields_are_chosen_and_unknown_ones_told(client, issues):
    for name in LISTS:
        rows = client.get(f"{API}{name}/?fields=url").json()["results"]
        assert {tuple(row) for row in rows} == {("url",)}
    (row, *_) = client.get(f"{API}items/?fields=title, date,api_url").json()["results"]
    assert list(row) == ["title", "api_url", "date"]
    assert list(client.get(f"{row['api_url']}?fields=html").json()) == ["html"]
    told = client.get(f"{API}items/?fields=nothing").json()["parameters"]["fields"][0]
    assert "nothing" in told
    assert "summary" in told


def test_a_release_meanwhile_moves_no_row(client, issues):
    first = client.get(f"{API}items/?limit=5").json()
    newer = of_one(a_document(an_item("新"), year=2026, period=4))
    older = of_one(a_document(an_item("旧"), year=2024, period=4))
    seen = [row["title"] for row in first["results"] + rows_of(client, first["next"])]
    assert newer.items.get().title not in seen
    assert seen[-1] == older.items.get().title
    assert len(seen) == 14


def test_where_nothing_is_the_answer_is_json_too(client, issues):
    for address in (
        f"{API}items",
        f"{API}nothing/",
        f"{API}items/x/",
        f"{API}items/x/y/",
        f"{API}bulletins/x/",
    ):
        answer = client.get(address)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), address
        assert answer["Access-Control-Allow-Origin"] == "*"


def test_an_index_that_does_not_answer_is_told(client, issues, monkeypatch):
    def broken(self, words):
        raise DatabaseError("database disk image is malformed")

    monkeypatch.setattr("bulletins.querysets.NewsItemQuerySet.containing", broken)
    cache.clear()
    answer = client.get(f"{API}items/?words=正文&order=newest")
    assert (answer.status_code, answer.json()["code"]) == (503, "search_unavailable")
    assert answer["Retry-After"]
