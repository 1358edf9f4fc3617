"""A visitor looks for what a district has done, without knowing any bulletin."""

from bs4 import BeautifulSoup

from bulletins.states import IssueState
from tests.factories import a_bulletin, an_issue


def soup(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def link(page, words):
    return next(a["href"] for a in page.find_all("a", href=True) if words in a.get_text())


def test_a_visitor_goes_from_the_map_to_a_district_to_an_item_and_its_issue(client, home):
    issue = an_issue(a_bulletin("太湖湾创新季报"), items=9, state=IssueState.RELEASED)
    front = soup(client.get("/"))
    tile = next(
        a["href"] for a in front.find_all("a", href=True) if a["href"].startswith("/districts/kunshan")
    )
    district = soup(client.get(tile))
    assert "昆山市" in district.h1.get_text()

    title = issue.items.filter(region__slug="kunshan").newest_first().first().title
    item = soup(client.get(link(district, title)))
    assert title in item.h1.get_text()
    assert "昆山市" in item.get_text()

    contents = soup(client.get(issue.get_url()))
    assert [entry.title for entry in issue.items.in_order() if entry.title not in contents.get_text()] == []
    assert issue.get_url() in {a["href"].split("#")[0] for a in item.find_all("a", href=True)}


def test_a_visitor_narrows_the_list_to_the_district_and_back(client, home):
    an_issue(items=9, state=IssueState.RELEASED)
    everything = client.get("/items/").context["items"].paginator.count
    narrowed = client.get("/items/?region=kunshan")
    assert 0 < narrowed.context["items"].paginator.count < everything
    assert {item.region.slug for item in narrowed.context["items"]} == {"kunshan"}
    back = [a["href"] for a in soup(narrowed).find_all("a", href=True) if a["href"] == "/items/"]
    assert back
