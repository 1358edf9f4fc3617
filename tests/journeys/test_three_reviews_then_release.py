"""An issue goes from the responsible editor through three people to the public, on the screens of the admin."""

from django.test import Client
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from bulletins.models import IssuePage
from bulletins.states import IssueState
from tests.factories import a_bulletin, an_issue, fresh, people


@pytest.fixture
def desk(home):
    """Every person before a browser of their own."""
    staff = people()

    def browser(name):
        client = Client()
        client.force_login(getattr(staff, name))
        return client

    return {name: browser(name) for name in ("editor", "first", "second", "final", "publisher")}


def act(browser, issue, screen, **fields):
    """Opens the screen and sends its form, with a pass for every item where it asks for verdicts."""
    address = reverse(f"editorial:{screen}", args=[issue.pk])
    shown = browser.get(address)
    assert shown.status_code == 200
    page = BeautifulSoup(shown.content, "html.parser")
    hidden = {field["name"]: field["value"] for field in page.select("main input[type=hidden]")}
    verdicts = {field["name"]: "pass" for field in page.select("main input[name^=verdict-]")}
    return browser.post(address, {**hidden, **verdicts, **fields})


def test_three_people_pass_an_issue_and_a_fourth_releases_it(desk, client):
    issue = an_issue(a_bulletin("太湖湾创新季报"), marker="桂花")
    act(desk["editor"], issue, "submit")
    assert fresh(issue).state == IssueState.IN_REVIEW
    for name in ("first", "second", "final"):
        assert client.get(issue.get_url()).status_code == 404
        act(desk[name], issue, "review", verdict="approve", opinion="同意。")
    assert fresh(issue).state == IssueState.APPROVED
    assert client.get(issue.get_url()).status_code == 404
    act(desk["publisher"], issue, "release", is_meant="on")
    assert fresh(issue).state == IssueState.RELEASED
    assert "桂花" in client.get("/").content.decode()
    assert "桂花" in client.get(issue.items.first().get_url()).content.decode()


def test_a_returned_issue_is_mended_and_passes_in_the_second_round(desk):
    issue = an_issue()
    act(desk["editor"], issue, "submit")
    act(desk["first"], issue, "review", verdict="reject", opinion="第三条的数字与附表不符。")
    assert fresh(issue).state == IssueState.DRAFTING
    shown = desk["editor"].get(reverse("editorial:submit", args=[issue.pk])).content.decode()
    assert "第三条的数字与附表不符" in shown
    act(desk["editor"], issue, "submit")
    for name in ("first", "second", "final"):
        act(desk[name], issue, "review", verdict="approve", opinion="已改。")
    assert fresh(issue).state == IssueState.APPROVED


@pytest.mark.parametrize("screen", ["submit", "review", "release", "correct"])
@pytest.mark.parametrize("name", ["editor", "first", "second", "final", "publisher"])
def test_nobody_finds_a_screen_that_is_not_theirs_or_not_yet(desk, screen, name):
    issue = an_issue(state=IssueState.IN_REVIEW)
    response = desk[name].get(reverse(f"editorial:{screen}", args=[issue.pk]))
    theirs = (screen, name) == ("review", "first")
    assert (response.status_code == 200) == theirs
    assert response.status_code in {200, 302, 403}
    desk[name].post(reverse(f"editorial:{screen}", args=[issue.pk]), {})
    assert IssuePage.objects.get().state == IssueState.IN_REVIEW


@pytest.mark.parametrize("screen", ["submit", "review", "release", "correct"])
def test_a_visitor_is_asked_to_sign_in(client, home, screen):
    issue = an_issue()
    response = client.get(reverse(f"editorial:{screen}", args=[issue.pk]))
    assert response.status_code == 302
    assert "login" in response.url
