"""No request breaks the site, whatever stands in its address: never an answer of 500 or more."""

from django.test import Client

import pytest

from bulletins.states import IssueState
from tests.factories import a_bulletin, a_quarterly, an_issue, indexed, withdraw
from tests.hostile import breaks, hostile_requests, public_addresses

pytestmark = pytest.mark.django_db
REQUESTS = 1500


@pytest.fixture(scope="module")
def issues(shared_home):
    bulletin = a_bulletin("甲季报", slug="one")
    found = [
        an_issue(bulletin, document=a_quarterly(3, period=period), state=IssueState.RELEASED)
        for period in (1, 2)
    ]
    withdraw(found[0])
    an_issue(bulletin, document=a_quarterly(3, period=3))
    indexed()
    return found


def test_every_public_address_is_among_them(db):
    addresses = public_addresses()
    assert {
        "/items/",
        "/oai/",
        "/feed/district/<slug>/",
        "/api/v1/items/<id>/",
        "/share/<group>/<group>.png",
    } <= set(addresses)
    assert not [address for address in addresses if address.startswith("/admin")]
    assert len(addresses) < REQUESTS / 10


def test_no_request_breaks_the_site(issues, settings):
    settings.API_RATE = ""
    client = Client(raise_request_exception=False)
    broken = [said for asked in hostile_requests(REQUESTS, seed=2026) if (said := breaks(client, asked))]
    assert not broken, "\n".join(broken)


def test_one_that_breaks_would_be_found(issues, monkeypatch):
    monkeypatch.setattr("bulletins.views.page_of", lambda wanted, request: 1 / 0)
    client = Client(raise_request_exception=False)
    assert any(breaks(client, asked) for asked in hostile_requests(300, seed=1) if asked.path == "/items/")
