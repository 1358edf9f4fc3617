"""What the office sees of its readers: numbers, choices, trouble; never an address."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from editorial.stages import CORRESPONDENTS, REVIEWERS, Stage
from subscriptions.actions.confirm import ConfirmAction
from subscriptions.models import Subscriber
from tests.factories import a_bulletin, a_person, an_administrator, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(home):
    bulletin = a_bulletin("湖畔季报")
    reader = Subscriber.objects.create(address="duzhe@example.org")
    ConfirmAction(reader, [f"b{bulletin.pk}"]).execute()
    return reader


def listing():
    return reverse("wagtailsnippets_subscriptions_subscriber:list")


def test_a_publisher_sees_who_is_told_of_what_and_no_address(reader, sign_in):
    page = sign_in(people().publisher).get(listing()).content.decode()
    assert "d***@e***.org" in page
    assert "湖畔季报" in page
    assert "duzhe@example.org" not in page


def test_a_person_who_asks_by_the_whole_address_is_taken_out(reader, sign_in):
    browser = sign_in(people().publisher)
    assert "d***@e***.org" not in browser.get(listing(), {"address": "duzh"}).content.decode()
    assert "d***@e***.org" in browser.get(listing(), {"address": "Duzhe@Example.org "}).content.decode()
    browser.post(reverse("wagtailsnippets_subscriptions_subscriber:delete", args=[reader.pk]))
    assert not Subscriber.objects.exists()


def test_nobody_adds_or_opens_one(reader, sign_in):
    browser = sign_in(an_administrator())
    for name, args in (("add", []), ("edit", [reader.pk])):
        answer = browser.get(reverse(f"wagtailsnippets_subscriptions_subscriber:{name}", args=args))
        assert answer.status_code in {302, 403, 404}
        assert b"duzhe@example.org" not in answer.content


@pytest.mark.parametrize("group", [REVIEWERS[Stage.FIRST], f"{CORRESPONDENTS}·昆山市"])
def test_others_do_not_see_the_list(reader, sign_in, group):
    assert sign_in(a_person(group)).get(listing()).status_code == 302


def test_the_list_asks_the_same_of_many_readers_as_of_few(reader, sign_in):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(listing()).status_code == 200
        return len(queries)

    browser = sign_in(people().publisher)
    asked()
    few = asked()
    bulletin = reader.subscriptions.get().bulletin
    for number in range(12):
        ConfirmAction(
            Subscriber.objects.create(address=f"r{number}@example.org"), [f"b{bulletin.pk}"]
        ).execute()
    assert asked() == few  # choices of all in three statements, one a kind
