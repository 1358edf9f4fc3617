"""What readers see of the index of names, what nobody sees of it, and what its pages cost."""

import json

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from bulletins.models import IssuePage, NameEntry
from bulletins.names.keeping import keep_names_of
from bulletins.states import DistributionClass, IssueState
from editorial.stages import INTERNAL_READERS, MEMBERS
from manuscript.document import Chapter, DateSpan, Paragraph, Section
from tests.factories import a_bulletin, a_document, a_person, an_issue, an_item, indexed
from tests.surfaces import SITEMAPS, text_of

pytestmark = pytest.mark.django_db
UNIVERSITY, PERSON, CLOSED = "江湾大学", "周若溪", "云栖研究院"
HOSTILE = "</script><script>alert(1)</script>"


def the_issue(*texts, bulletin=None, year=2026, period=3, state=IssueState.RELEASED):
    items = tuple(
        an_item(f"{year}年第{number}条", blocks=(Paragraph(text),), industries=("生物医药",),
                event=DateSpan.day(year, 3 * period - 2, number % 28 + 1))
        for number, text in enumerate(texts, 1)
    )  # fmt: skip
    chapters = (Chapter("区市", "第一章", (Section("昆山市", "一", region="昆山市", items=items),)),)
    document = a_document(chapters=chapters, year=year, period=period)
    issue = an_issue(bulletin or a_bulletin(), state=state, document=document)
    keep_names_of(issue.items.values_list("pk", flat=True))
    return issue


@pytest.fixture(scope="module")
def archive(shared_home):
    """A university told of in two years, a person in one, and an institute of which only an internal issue tells."""
    for name, kind in ((UNIVERSITY, "organisation"), (PERSON, "person"), (CLOSED, "organisation")):
        NameEntry.objects.create(name=name, kind=kind)
    NameEntry.objects.filter(name=UNIVERSITY).update(
        other_names="云溪学府\n望湖书院", note=f"一所大学{HOSTILE}"
    )
    bulletin = a_bulletin("公开季报")
    the_issue("江湾大学揭牌。", "云溪学府招生，会长周若溪出席。", "晴。", bulletin=bulletin)
    the_issue("江湾大学一周年。", bulletin=bulletin, year=2025)
    closed = the_issue("云栖研究院揭牌，望湖书院参加。", bulletin=bulletin, period=4)
    IssuePage.objects.filter(pk=closed.pk).update(distribution=DistributionClass.INTERNAL)
    the_issue("云栖研究院立项。", bulletin=bulletin, period=2, state=IssueState.APPROVED)
    indexed()
    return bulletin


def page_of(name):
    return NameEntry.objects.get(name=name).url


def soup_at(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(text_of(response), "html.parser")


def names_at(client, address):
    return [link.b.get_text() for link in soup_at(client, address).select(".names__list a")]


def test_the_index_lists_what_something_public_tells_of(client, archive):
    soup = soup_at(client, "/organisations/")
    assert [link.get_text(" ", strip=True) for link in soup.select(".names__list a")] == ["江湾大学 3条"]
    assert soup.select_one(".names__letter").get_text() == "J"
    assert names_at(client, "/people/") == [PERSON]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ("letter=J", [UNIVERSITY]),
        ("letter=j", [UNIVERSITY]),
        ("letter=Y", []),
        ("words=湾大", [UNIVERSITY]),
        ("words=云溪", [UNIVERSITY]),
        ("words=jiang wan", [UNIVERSITY]),
        ("words=望湖", []),
        ("words=云栖", []),
        ("region=kunshan", []),
        ("page=7", [UNIVERSITY]),
        ("letter=JJJ&region=%00", [UNIVERSITY]),
    ],
)
def test_the_index_is_narrowed_down(client, archive, conditions, expected):
    assert names_at(client, f"/organisations/?{conditions}") == expected


def test_a_name_is_in_the_index_as_soon_as_it_is_confirmed(client, archive):
    assert names_at(client, "/organisations/") == [UNIVERSITY]
    entry = NameEntry.objects.create(name="云溪学院", slug="a")
    archive.items.get(title="2026年第3条").mentions.create(entry=entry, name="云溪学院")
    assert names_at(client, "/organisations/") == ["云溪学院", UNIVERSITY]


def test_no_statement_is_asked_twice(client, archive):
    for address in ("/organisations/", page_of(UNIVERSITY)):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked = [query["sql"] for query in queries.captured_queries]
        assert sorted(asked) == sorted(set(asked))


def test_the_index_by_district(client, archive):
    NameEntry.objects.filter(name=UNIVERSITY).update(region=archive.items.first().region)
    assert names_at(client, "/organisations/?region=kunshan") == [UNIVERSITY]
    soup = soup_at(client, "/organisations/")
    assert [option["value"] for option in soup.select("#name-region option")] == ["", "kunshan"]


def test_a_page_tells_items_by_year_newest_first_and_what_they_are_beside(client, archive):
    soup = soup_at(client, page_of(UNIVERSITY))
    assert [title.get_text() for title in soup.select(".names__year h2")] == ["2026年", "2025年"]
    titles = [title.get_text() for title in soup.select(".row__title")]
    assert titles == ["2026年第2条", "2026年第1条", "2025年第1条"]
    beside = [link.get_text(" ", strip=True) for link in soup.select(".names__beside a")]
    assert beside == ["昆山市 3", "生物医药 3", "公开季报 3"]
    assert "云溪学府" in soup.select_one(".names__also").get_text()
    assert "望湖书院" not in str(soup)


def test_a_link_beside_leads_to_what_it_counts(client, archive):
    soup = soup_at(client, page_of(UNIVERSITY))
    for link in soup.select(".names__beside a"):
        answer = client.get(f"{link['href']}&format=json").json()
        assert answer["count"] == int(link.small.get_text())


def test_a_page_says_in_words_of_schema_org_what_it_is(client, archive):
    (block,) = soup_at(client, page_of(UNIVERSITY)).select('script[type="application/ld+json"]')
    thing, way = json.loads(block.string)["@graph"]
    assert (thing["@type"], thing["name"], thing["alternateName"]) == (
        "Organization",
        UNIVERSITY,
        ["云溪学府"],
    )
    assert thing["description"].endswith(HOSTILE)
    assert [step["name"] for step in way["itemListElement"]][-1] == UNIVERSITY
    soup = soup_at(client, page_of(PERSON))
    assert (
        json.loads(soup.select_one('script[type="application/ld+json"]').string)["@graph"][0]["@type"]
        == "Person"
    )


@pytest.mark.parametrize("address", ["/organisations/", "/people/", "page"])
def test_only_the_plain_address_is_for_search_engines(client, archive, address):
    address = page_of(UNIVERSITY) if address == "page" else address
    assert not soup_at(client, address).select('meta[name="robots"]')
    (robots,) = soup_at(client, f"{address}?page=1").select('meta[name="robots"]')
    assert robots["content"] == "noindex, follow"


def test_an_address_of_the_other_kind_or_of_before_leads_to_todays(client, archive):
    entry = NameEntry.objects.get(name=UNIVERSITY)
    assert client.get(f"/people/{entry.slug}/").headers["Location"] == entry.url
    entry.slug = "jwu"
    entry.save()
    response = client.get("/organisations/jiang-wan-da-xue/")
    assert (response.status_code, response.headers["Location"]) == (301, "/organisations/jwu/")
    assert client.get("/items/?format=json&organisation=jiang-wan-da-xue").json()["count"] == 3
    assert client.get(reverse("feed-of-name", args=["jiang-wan-da-xue"])).status_code == 200


@pytest.mark.parametrize("slug", ["%00", "a%00b", "a" * 300, "..", "%E6%B1%9F"])
def test_whatever_stands_in_an_address_is_no_error(client, archive, slug):
    assert client.get(f"/organisations/{slug}/").status_code in {301, 404}
    assert client.get(f"/feed/name/{slug}/").status_code in {301, 404}
    assert client.get(f"/items/?format=json&organisation={slug}").status_code in {200, 400}


# -- gates


def surfaces(archive):
    yield from (
        "/",
        "/organisations/",
        "/people/",
        "/items/",
        "/items/?words=云栖研究院",
        "/feed/",
        "/sitemap.xml",
    )
    yield from (*SITEMAPS, "/sitemap-names.xml")
    yield from (
        item.get_url() for item in archive.items.filter(live=True) if item.issue.distribution == "public"
    )
    yield f"{reverse('suggest')}?words=云栖"
    yield f"{reverse('suggest')}?words=yunqi"
    yield page_of(UNIVERSITY)
    yield "/api/v1/organisations/"
    yield f"/items/?organisation={NameEntry.objects.get(name=CLOSED).slug}"


def test_what_only_an_internal_issue_tells_of_is_nowhere(client, archive):
    entry = NameEntry.objects.get(name=CLOSED)
    for address in surfaces(archive):
        text = text_of(client.get(address)).replace("words=云栖研究院", "").replace('value="云栖研究院"', "")
        text = text.replace(f"organisation={entry.slug}", "").replace(f'value="{entry.slug}"', "")
        assert entry.url not in text, address
        if not address.startswith("/items/?"):
            assert CLOSED not in text, address
    assert client.get(entry.url).status_code == 404
    assert client.get(f"/people/{entry.slug}/").status_code == 404
    assert client.get(reverse("feed-of-name", args=[entry.slug])).status_code == 404
    assert client.get(f"/items/?format=json&organisation={entry.slug}").json()["count"] == 0
    assert CLOSED not in text_of(client.get(f"/items/?organisation={entry.slug}"))


def test_who_may_read_it_finds_it_and_no_search_engine_is_told(sign_in, archive):
    client = sign_in(a_person(INTERNAL_READERS))
    assert names_at(client, "/organisations/") == [UNIVERSITY, CLOSED]
    assert names_at(client, "/organisations/?words=望湖") == [UNIVERSITY]
    soup = soup_at(client, page_of(CLOSED))
    assert soup.select_one('meta[name="robots"]')["content"] == "noindex"
    assert not soup.select('script[type="application/ld+json"]')
    assert len(soup.select(".row")) == 1
    assert "望湖书院" in str(soup_at(client, page_of(UNIVERSITY)).select_one(".names__also"))


def test_a_member_sees_no_more_than_what_is_for_members(sign_in, archive):
    client = sign_in(a_person(MEMBERS))
    assert names_at(client, "/organisations/") == [UNIVERSITY]
    assert client.get(page_of(CLOSED)).status_code == 404


def test_what_a_draft_alone_tells_of_is_nowhere_even_for_the_office(sign_in, archive):
    IssuePage.objects.filter(distribution=DistributionClass.INTERNAL).update(live=False)
    client = sign_in(a_person(INTERNAL_READERS))
    assert client.get(page_of(CLOSED)).status_code == 404
    assert names_at(client, "/organisations/") == [UNIVERSITY]


# -- for programs


def test_programs_get_the_same_names_with_the_items_of_each(client, archive):
    (row,) = client.get("/api/v1/organisations/").json()["results"]
    assert (row["name"], row["url"]) == (UNIVERSITY, f"http://testserver{page_of(UNIVERSITY)}")
    assert len(client.get(row["items_url"]).json()["results"]) == 3
    (row,) = client.get("/api/v1/people/?fields=name,items_url").json()["results"]
    assert row["name"] == PERSON
    assert len(client.get(row["items_url"]).json()["results"]) == 1
    assert client.get("/api/v1/people/?limit=0").status_code == 422


# -- beside


def test_an_item_names_whom_it_tells_of_and_other_items_that_do(client, archive):
    item = archive.items.get(title="2026年第2条")
    soup = soup_at(client, item.get_url())
    assert [link.get_text() for link in soup.select(".reading__names a")] == [UNIVERSITY, PERSON]
    same = soup.select_one("section[aria-labelledby=same-name]")
    assert [link.get_text() for link in same.select("a")] == ["2026年第1条", "2025年第1条"]
    without = soup_at(client, archive.items.get(title="2026年第3条").get_url())
    assert not without.select(".reading__names, section[aria-labelledby=same-name]")


def test_at_most_five_others_are_named(client, archive):
    the_issue(*(["江湾大学开学。"] * 7), bulletin=archive, year=2024)
    soup = soup_at(client, archive.items.get(title="2024年第1条").get_url())
    assert len(soup.select("section[aria-labelledby=same-name] a")) == 5


def test_the_list_says_whom_it_is_of_and_keeps_it(client, archive):
    slug = NameEntry.objects.get(name=UNIVERSITY).slug
    soup = soup_at(client, f"/items/?organisation={slug}")
    assert len(soup.select(".row")) == 3
    assert UNIVERSITY in soup.select_one(".chip").get_text()
    assert soup.select_one(f'input[type=hidden][name=organisation][value="{slug}"]')
    person = NameEntry.objects.get(name=PERSON).slug
    assert len(soup_at(client, f"/items/?organisation={slug}&person={person}").select(".row")) == 1


@pytest.mark.parametrize("name", ["feed-of-name", "feed-of-name-as-json"])
def test_a_name_has_a_feed(client, archive, name):
    text = text_of(client.get(reverse(name, args=[NameEntry.objects.get(name=UNIVERSITY).slug])))
    assert "2025年第1条" in text
    assert "2026年第3条" not in text


@pytest.mark.parametrize("typed", ["江湾", "jiangwan", "jwdx"])
def test_names_are_suggested_while_somebody_types(client, archive, typed):
    found = client.get(reverse("suggest"), {"words": typed}).json()["suggestions"]
    assert (UNIVERSITY, page_of(UNIVERSITY)) in [(one["text"], one["url"]) for one in found]


def test_the_sitemap_names_them(client, archive):
    text = text_of(client.get("/sitemap-names.xml"))
    assert page_of(UNIVERSITY) in text
    assert "<lastmod>" in text
    assert page_of(PERSON) in text


# -- cost

#: page -> statements at most, and what they are for
MOST = {
    "/organisations/": 4,  # whether letters and districts are still right 2, entries 1, counts 1
    "page": 8,  # entry 1, count 1, items 1, renditions 1, districts 1, industries 1, bulletins 1, other names 1
    "/sitemap-names.xml": 3,  # count, rows, site
}


@pytest.mark.parametrize("address", MOST)
def test_a_page_costs_the_same_however_many_names_and_items_there_are(client, archive, address):
    address, most = page_of(UNIVERSITY) if address == "page" else address, MOST[address]
    costs = []
    for year in (2024, 2023):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        costs.append([query["sql"] for query in queries.captured_queries])
        NameEntry.objects.bulk_create(
            NameEntry(name=f"{year}号研究院之{n}", slug=f"y-{year}-{n}", initial="Y") for n in range(20)
        )
        the_issue(*[f"江湾大学与{year}号研究院之{n}签约。" for n in range(20)], bulletin=archive, year=year)
    assert len(costs[0]) == len(costs[1]), costs[1]
    assert len(costs[1]) <= most, "\n".join(costs[1])
