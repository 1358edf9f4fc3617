"""How many statements a page costs, and that five items cost as many as sixty.

Warm: the site, its settings and the counts of facets are remembered for half a minute, as on a site with visitors.
"""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from bulletins.document import Assets
from bulletins.states import IssueState
from manuscript.document import Chapter, DateSpan, NewsItem, Paragraph, Photo, Section
from tests.factories import DISTRICTS, a_bulletin, a_document, a_photo, an_administrator, an_issue, indexed

FEW, MANY = 5, 60
pytestmark = pytest.mark.django_db


def illustrated(count):
    """Items with everything that could cost a statement each: picture, byline, industry, district, section."""
    photo = "photo.jpg"
    sections = [
        Section(district, "一", region=district, items=tuple(
            NewsItem(
                f"第{number}条", str(number), industries=("生物医药",), bylines=(f"记者{number}",),
                event=DateSpan.day(2026, 7, 1 + number % 28), blocks=(Paragraph("正文。"), Photo(photo, "图说")),
            ) for number in range(count)[place :: len(DISTRICTS)]
        )) for place, district in enumerate(DISTRICTS)
    ]  # fmt: skip
    return a_document(chapters=(Chapter("区市", "第一章", tuple(sections)),))


def released_issue(count):
    bulletin = a_bulletin()
    assets = Assets(photos={"photo.jpg": a_photo()})
    an_issue(
        bulletin, document=a_document(period=2), state=IssueState.RELEASED
    )  # so that there is an earlier one
    return an_issue(bulletin, document=illustrated(count), assets=assets, state=IssueState.RELEASED)


@pytest.fixture(scope="module")
def issues(shared_home):
    """A small issue and a large one, each the newest of its bulletin."""
    issues = {count: released_issue(count) for count in (FEW, MANY)}
    indexed()
    return issues


def statements(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries.captured_queries]


def of_size(issue, kind):
    return {
        "bulletin": issue.bulletin.get_url(),
        "issue": issue.get_url(),
        "read-through": f"{issue.get_url()}read/",
        "item": issue.items.order_by("path")[2].get_url(),
        "feed of a bulletin": reverse("feed-of-bulletin", args=[issue.bulletin.slug]),
        "JSON feed of a bulletin": reverse("feed-of-bulletin-as-json", args=[issue.bulletin.slug]),
        "list": f"/items/?bulletin={issue.bulletin.slug}",
        "list, last page": f"/items/?bulletin={issue.bulletin.slug}&page=3",  # of the small issue: its last
        "JSON": f"/items/?format=json&bulletin={issue.bulletin.slug}",
        "CSV": f"/items/?format=csv&bulletin={issue.bulletin.slug}",
        "XLSX": f"/items/?format=xlsx&bulletin={issue.bulletin.slug}",
        "API: items": f"/api/v1/items/?limit=100&bulletin={issue.bulletin.slug}",
        "API: item": f"/api/v1/items/{issue.items.order_by('path')[2].translation_key}/",
        "API: issues": f"/api/v1/issues/?bulletin={issue.bulletin.slug}",
        "API: issue": f"/api/v1/issues/{issue.translation_key}/",
    }[kind]


#: page -> statements at most, and what they are for
MOST = {
    "bulletin": 6,  # route 2; the issues with covers 1, their renditions 1, the newest items and the map at most 2
    "issue": 8,  # route 2, bulletin 2, items 1, earlier and later issue 2, cover 1
    "read-through": 11,  # as the issue, and bylines, industries, all pictures, all renditions of the issue at once
    "item": 10,  # route 2, bylines 1, figures 1, industries 1, pictures 1, renditions 1, names 1, neighbours 1, bulletin 1
    "feed of a bulletin": 5,  # bulletin 1, items with pictures 1, renditions 1, bylines 1, tombstones 1
    "JSON feed of a bulletin": 5,  # the same
    "list": 6,  # counts 1, keys of the page 1, items 1, renditions 1, sections 1, site 1
    "list, last page": 6,
    "JSON": 7,  # and the confirmed figures of the page's items
    "CSV": 3,  # items with district and issue 1, and no counts; bulletin and site are remembered or asked once
    "XLSX": 3,
    "API: items": 5,  # keys 1, items with their places 1, bylines with contributors 1, industries 1, key of the bulletin
    "API: item": 8,  # item 1, bylines 1, industries 1, pictures 1, renditions 1, release 1, figures 1, corrections 1
    "API: issues": 4,  # bulletin 1, keys 1, issues 1, all bulletins 1
    "API: issue": 4,  # issue 1, bulletins 1, items of the contents 1, release 1
}


@pytest.mark.parametrize("kind", MOST)
def test_a_page_costs_the_same_however_many_items_it_has(client, issues, kind):
    costs = {count: statements(client, of_size(issue, kind)) for count, issue in issues.items()}
    assert len(costs[FEW]) == len(costs[MANY]), costs[MANY]
    assert len(costs[MANY]) <= MOST[kind], "\n".join(costs[MANY])


COMMON = {
    "/": 10,  # site, issue, its contents, the map's counts, newest items with pictures and renditions, bulletins
    "/districts/kunshan/": 8,  # route 2, quarters 1, newest items 1, their pictures and renditions 2, site
    "/items/": 6,
    "/items/?page=999": 6,
    # as without words; and how many entries of the index have them 1, the best of these 1
    "/items/?region=kunshan&industry=biomedicine&words=正文": 8,
    "/items/?words=正文&order=newest": 6,
    "/feed/": 4,  # tombstones, items, pictures' renditions, bylines
    "/feed/feed.json?words=正文&region=kunshan": 5,  # and the index
    "/feed/district/kunshan/": 5,
    "/feed/industry/biomedicine/feed.json": 5,
    # bulletins 1, issues 1, items 1, their bylines, contributors and industries 3, withdrawn 1
    "/oai/?verb=ListRecords&metadataPrefix=oai_dc": 7,
    "/api/v1/": 0,
    "/api/v1/openapi.json": 0,
    "/api/v1/items/?limit=100": 4,  # keys, items, bylines, industries
    "/api/v1/items/?words=正文&limit=100": 6,  # how many entries of the index have them 1, the best of these 1
    "/api/v1/bulletins/": 2,  # keys, rows
    "/api/v1/districts/": 2,
    "/api/v1/industries/": 2,
    "/api/v1/organisations/": 2,
    "/api/v1/people/": 2,
    "/sitemap.xml": 11,  # each of six sections counts its pages, and five ask when the newest was published
    "/sitemap-items.xml": 3,  # count, rows, site
    "/robots.txt": 0,
}


@pytest.mark.parametrize("address", COMMON)
def test_a_page_of_the_whole_site_costs_a_fixed_number(client, issues, address):
    asked = statements(client, address)
    assert len(asked) <= COMMON[address], "\n".join(asked)


@pytest.mark.parametrize(
    "address", ["/", "/items/", "/districts/kunshan/", *(f"{kind}" for kind in ("issue", "item"))]
)
def test_no_statement_is_asked_twice(client, issues, address):
    asked = statements(client, address if address.startswith("/") else of_size(issues[MANY], address))
    assert sorted(asked) == sorted(set(asked))


@pytest.mark.parametrize(
    "address", ["/", "/items/", "/districts/kunshan/", "/feed/", "issue", "read-through", "item"]
)
def test_reading_writes_nothing(client, issues, address):
    client = Client()
    with CaptureQueriesContext(connection) as queries:
        client.get(address if address.startswith("/") else of_size(issues[MANY], address))
        client.get(address if address.startswith("/") else of_size(issues[MANY], address))
    # The first reader of a picture has it scaled: that is written once, when no release has done it before.
    written = [
        q["sql"]
        for q in queries
        if q["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"} and "rendition" not in q["sql"]
    ]
    assert written == []


@pytest.mark.parametrize("screen", ["explorer", "history", "edit"])
def test_a_screen_of_the_admin_costs_the_same_however_many_items_there_are(sign_in, issues, screen):
    browser = sign_in(an_administrator())

    def cost(issue):
        section = max(
            (page for page in issue.get_descendants() if page.numchild), key=lambda page: page.depth
        )
        address = {
            "explorer": reverse("wagtailadmin_explore", args=[section.pk]),
            "history": reverse("wagtailadmin_pages:history", args=[issue.pk]),
            "edit": reverse("wagtailadmin_pages:edit", args=[issue.pk]),
        }[screen]
        return statements(browser, address)

    few, many = cost(issues[FEW]), cost(issues[MANY])
    assert len(many) <= len(few) + 2, "\n".join(many)
