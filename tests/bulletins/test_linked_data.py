"""What pages tell search engines of themselves, read from the page as they read it, and compared as a whole."""

import json

import pytest
from bs4 import BeautifulSoup

from bulletins.models import IssuePage, Release
from bulletins.states import DistributionClass, IssueState, ReleaseKind
from editorial.corrections import Note
from manuscript.document import Chapter, Paragraph, Section
from tests.factories import a_bulletin, a_document, an_issue, an_item, correct, fresh, people, reword
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db
HOSTILE = "</script><script>alert(1)</script><!--"
NOTE = "“12台”应为“21台”。"


@pytest.fixture(scope="module")
def issue(shared_home):
    """Of the first item something was corrected."""
    item = an_item(
        "新机12台下线", region="昆山市", bylines=("王帆",), blocks=(Paragraph("新机12台下线。"),),
    )  # fmt: skip
    chapter = Chapter("要闻", "第一章", (Section("", items=(item, an_item(f"题{HOSTILE}"))),))
    bulletin = a_bulletin(
        "新机季报",
        slug="machines",
        issuer="新机编辑部",
        permit_number="ISSN 1234-567x",
        introduction="讲新机。",
    )
    issue = an_issue(bulletin, document=a_document(chapters=(chapter,)), state=IssueState.CORRECTING)
    first = issue.items.in_order()[0]
    reword(first, "12台", "21台")
    correct(issue, {first.pk: Note(ReleaseKind.CORRECTION, NOTE)})
    return fresh(issue)


def blocks_at(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    soup = BeautifulSoup(text_of(answer), "html.parser")
    return soup.select('script[type="application/ld+json"]')


def graph_at(client, address):
    """@type -> thing."""
    (block,) = blocks_at(client, address)
    data = json.loads(block.string)
    assert data.keys() == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def at(page):
    return page.full_url


PUBLISHER = {"@type": "Organization", "name": "新机编辑部"}


def the_periodical(issue):
    return {
        "@type": "Periodical",
        "@id": f"urn:uuid:{issue.bulletin.translation_key}",
        "name": "新机季报",
        "url": at(issue.bulletin),
        "description": "讲新机。",
        "inLanguage": "zh-Hans",
        "issn": "1234-567X",
        "publisher": PUBLISHER,
    }


def the_issue(issue):
    return {
        "@type": "PublicationIssue",
        "@id": f"urn:uuid:{issue.translation_key}",
        "name": "新机季报 2026年第三季度",
        "url": at(issue),
        "issueNumber": "3",
        "isPartOf": the_periodical(issue),
        "publisher": PUBLISHER,
        "datePublished": issue.first_published_at.isoformat(timespec="seconds"),
        "dateModified": issue.last_published_at.isoformat(timespec="seconds"),
        "inLanguage": "zh-Hans",
        "isAccessibleForFree": True,
    }


def the_way(*steps):
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate([("首页", "http://testserver/"), *steps], start=1)
        ],
    }


def test_an_item_is_a_news_article_of_its_issue_with_its_corrections(client, issue):
    item = issue.items.in_order()[0]
    found = graph_at(client, item.get_url())
    assert found == {
        "NewsArticle": {
            "@type": "NewsArticle",
            "@id": f"urn:uuid:{item.translation_key}",
            "headline": "新机21台下线",
            "url": at(item),
            "mainEntityOfPage": at(item),
            "description": "新机21台下线。",
            "articleSection": "要闻",
            "author": [{"@type": "Person", "name": "王帆"}],
            "contentLocation": {"@type": "Place", "name": "昆山市"},
            "publisher": PUBLISHER,
            "isPartOf": the_issue(issue),
            "datePublished": item.first_published_at.isoformat(timespec="seconds"),
            "dateModified": item.last_published_at.isoformat(timespec="seconds"),
            "inLanguage": "zh-Hans",
            "isAccessibleForFree": True,
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": NOTE,
                    "datePublished": Release.objects.get(issue=issue, number=2).released_at.isoformat(
                        timespec="seconds"
                    ),
                }
            ],
        },
        "BreadcrumbList": the_way(
            ("新机季报", at(issue.bulletin)), ("2026年第三季度", at(issue)), ("新机21台下线", at(item))
        ),
    }
    assert item.last_published_at > item.first_published_at


@pytest.mark.parametrize("view", ["", "read/"])
def test_an_issue_is_a_publication_issue_of_its_periodical(client, issue, view):
    assert graph_at(client, issue.get_url() + view) == {
        "PublicationIssue": the_issue(issue),
        "BreadcrumbList": the_way(("新机季报", at(issue.bulletin)), ("2026年第三季度", at(issue))),
    }


def test_a_bulletin_is_a_periodical(client, issue):
    assert graph_at(client, issue.bulletin.get_url()) == {
        "Periodical": the_periodical(issue),
        "BreadcrumbList": the_way(("新机季报", at(issue.bulletin))),
    }


def test_the_front_page_is_a_site_that_can_be_searched(client, issue):
    site = graph_at(client, "/")["WebSite"]
    address = site["potentialAction"]["target"]["urlTemplate"].replace("{words}", "x")
    assert client.get(address).status_code == 200


def test_no_text_ends_the_data_block(client, issue):
    item = issue.items.in_order()[1]
    source = text_of(client.get(item.get_url()))
    assert "<script>alert" not in source
    assert graph_at(client, item.get_url())["NewsArticle"]["headline"] == f"题{HOSTILE}"


def test_every_inline_block_is_data_that_no_browser_runs(client, issue):
    for page in (issue, issue.bulletin, issue.items.in_order()[0]):
        answer = client.get(page.get_url())
        assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
        inline = BeautifulSoup(text_of(answer), "html.parser").select("script:not([src])")
        assert [script["type"] for script in inline] == ["application/ld+json"]


def test_an_older_version_says_nothing(client, issue):
    assert blocks_at(client, f"{issue.items.in_order()[0].get_url()}v1/") == []
    assert blocks_at(client, f"{issue.get_url()}v1/") == []


@pytest.mark.parametrize("distribution", [DistributionClass.MEMBERS, DistributionClass.INTERNAL])
def test_a_closed_issue_says_nothing_even_to_its_readers(sign_in, issue, distribution):
    IssuePage.objects.filter(pk=issue.pk).update(distribution=distribution)
    browser = sign_in(people().editor)
    for address in (issue.get_url(), f"{issue.get_url()}read/", issue.items.first().get_url()):
        assert blocks_at(browser, address) == []
