"""The feeds as the programs of readers take them: Atom by feedparser, JSON Feed by its schema; both say the same."""

from urllib.parse import quote

import feedparser
import pytest
from bs4 import BeautifulSoup

from bulletins.document import Assets
from bulletins.states import IssueState
from manuscript.document import Paragraph, Photo
from regions.models import Industry, RegionPage
from tests.bulletins.json_feed_schema import require_json_feed
from tests.factories import a_bulletin, a_document, a_photo, an_issue, an_item, fresh, indexed, withdraw
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db
HOSTILE = '园区“开园”<script>alert(1)</script> [[0]]> & "引号"'


@pytest.fixture(scope="module")
def issue(shared_home):
    items = [
        an_item(
            HOSTILE, region="昆山市", industries=("生物医药",), bylines=("王帆", "李舟"),
            blocks=(Paragraph("开园第一段。"), Paragraph("第二段。"), Photo("a.jpg", "图说")),
        ),
        an_item("常熟的消息", region="常熟市", industries=("人工智能",)),
    ]  # fmt: skip
    assets = Assets(photos={"a.jpg": a_photo()})
    issue = an_issue(
        a_bulletin("三园季报", slug="parks", issuer="三园编辑部"),
        document=a_document(*items),
        assets=assets,
        state=IssueState.RELEASED,
    )
    indexed()
    return issue


def addresses():
    """subject -> (Atom, JSON Feed, the page both follow, how many items)."""
    region, industry = RegionPage.objects.get(title="昆山市"), Industry.objects.get(name="生物医药")
    return {
        "site": ("/feed/", "/feed/feed.json", "/items/", 2),
        "bulletin": ("/feed/bulletin/parks/", "/feed/bulletin/parks/feed.json", "/parks/", 2),
        "district": (
            f"/feed/district/{region.slug}/", f"/feed/district/{region.slug}/feed.json", region.get_url(), 1,
        ),
        "industry": (
            f"/feed/industry/{industry.slug}/", f"/feed/industry/{industry.slug}/feed.json",
            f"/items/?industry={industry.slug}", 1,
        ),
        "search": (*(f"{way}?words={quote('开园')}" for way in ("/feed/", "/feed/feed.json", "/items/")), 1),
    }  # fmt: skip


SUBJECTS = ["site", "bulletin", "district", "industry", "search"]


def atom_at(client, address):
    answer = client.get(address)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def json_at(client, address):
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    return require_json_feed(answer.json())


@pytest.mark.parametrize("subject", SUBJECTS)
def test_both_forms_of_a_feed_say_the_same(client, issue, subject):
    atom_address, json_address, page, count = addresses()[subject]
    atom, json = atom_at(client, atom_address), json_at(client, json_address)
    assert len(atom.entries) == len(json["items"]) == count
    assert [entry.id for entry in atom.entries] == [item["id"] for item in json["items"]]
    assert [entry.link for entry in atom.entries] == [item["url"] for item in json["items"]]
    assert [entry.updated for entry in atom.entries] == [item["date_modified"] for item in json["items"]]
    assert atom.feed.title == json["title"]
    assert atom.feed.author == json["authors"][0]["name"]
    assert atom.feed.link == json["home_page_url"] == f"http://testserver{page}"
    own = [link.href for link in atom.feed.links if link.rel == "self"]
    assert (own, json["feed_url"]) == (
        [f"http://testserver{atom_address}"],
        f"http://testserver{json_address}",
    )
    assert client.get(json["home_page_url"]).status_code == 200


def test_an_item_of_a_json_feed_has_its_text_picture_and_authors(client, issue):
    item = next(item for item in json_at(client, "/feed/feed.json")["items"] if item["title"] == HOSTILE)
    page = issue.items.get(title=HOSTILE)
    assert item["id"] == f"urn:uuid:{page.translation_key}"
    assert item["content_text"] == page.text
    assert "第二段。" in item["content_text"]
    assert item["summary"] == page.summary
    assert item["authors"] == [{"name": "王帆、李舟"}]
    assert item["tags"] == ["昆山市"]
    assert client.get(item["image"]).status_code == 200


def test_a_title_reaches_the_reader_of_a_feed_as_it_was_written(client, issue):
    entry = next(entry for entry in atom_at(client, "/feed/").entries if "园区" in entry.title)
    assert entry.title_detail.type == "text/plain"
    assert "<script>" not in client.get("/feed/").content.decode()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_page_that_a_feed_follows_names_both_its_forms(client, issue, subject):
    atom_address, json_address, page, _ = addresses()[subject]
    soup = BeautifulSoup(text_of(client.get(page)), "html.parser")
    named = {link["href"]: link["type"] for link in soup.select('head link[rel="alternate"]')}
    assert named[atom_address] == "application/atom+xml"
    assert named[json_address] == "application/feed+json"


def test_a_list_without_conditions_has_no_second_feed(client, issue):
    soup = BeautifulSoup(text_of(client.get("/items/?words=&page=1")), "html.parser")
    assert len(soup.select('head link[rel="alternate"]')) == 2


def test_page_and_form_of_a_list_are_no_conditions_of_its_feed(client, issue):
    feed = json_at(client, "/feed/feed.json?region=kunshan&page=7&format=csv")
    assert len(feed["items"]) == 1
    assert feed["feed_url"] == "http://testserver/feed/feed.json?region=kunshan"


@pytest.mark.parametrize("address", ["/feed/", "/feed/feed.json"])
@pytest.mark.parametrize("bad", ["year=no", "words=%00", "after=2026-02-30"])
def test_a_feed_of_nonsense_is_not_there(client, issue, address, bad):
    assert client.get(f"{address}?{bad}").status_code == 404


def test_a_district_whose_address_is_chinese_has_feeds(client, issue):
    RegionPage.objects.filter(title="昆山市").update(slug="昆山", url_path="/home/districts/昆山/")
    region = RegionPage.objects.get(title="昆山市")
    assert client.get(region.get_url()).status_code == 200
    assert len(json_at(client, f"/feed/district/{quote('昆山')}/feed.json")["items"]) == 1


def test_a_json_feed_names_what_was_withdrawn_by_the_id_of_its_item(client, issue):
    before = {item["id"] for item in json_at(client, "/feed/feed.json")["items"]}
    withdraw(fresh(issue), "本期暂停阅读。")
    for address in ("/feed/feed.json", "/feed/bulletin/parks/feed.json", "/feed/feed.json?words=x"):
        feed = json_at(client, address)
        assert feed["items"] == []
        assert {stone["id"] for stone in feed["_huikan"]["withdrawn"]} == before, address
        assert {stone["notice"] for stone in feed["_huikan"]["withdrawn"]} == {"本期暂停阅读。"}
    elsewhere = json_at(client, f"/feed/district/{RegionPage.objects.get(title='常熟市').slug}/feed.json")
    assert len(elsewhere["_huikan"]["withdrawn"]) == 1


@pytest.mark.parametrize("kind", ["bulletin", "district", "industry"])
def test_a_slug_that_no_database_takes_names_nothing(client, issue, kind):
    for address in (f"/feed/{kind}/%00/", f"/feed/{kind}/a%00b/feed.json"):
        assert client.get(address).status_code == 404
