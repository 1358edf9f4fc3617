"""Asking, saying yes, changing, leaving: what a reader does, and what others cannot do to him."""

import re

from django.core import mail, signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

import pytest

from bulletins import open_form
from bulletins.states import DistributionClass
from regions.models import Industry, RegionPage
from subscriptions.actions.confirm import ConfirmAction
from subscriptions.links import confirm_link, leave_link, manage_link
from subscriptions.models import State, Subscriber
from subscriptions.unconfirmed import KEPT_FOR, due_clearing
from subscriptions.views import MOST_ASKED_AN_HOUR, MOST_LETTERS_A_DAY
from tests.factories import a_bulletin

pytestmark = pytest.mark.django_db
ASK = "/subscribe/"


@pytest.fixture
def bulletin(home):
    return a_bulletin("湖畔季报", slug="hupan")


@pytest.fixture
def ask(client, bulletin, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(open_form, "_was_opened_just_now", lambda opened: False)

    def _ask(address="du@example.org", **fields):
        fields = {
            "bulletins": [bulletin.pk],
            "opened": signing.dumps("opened", salt=open_form._SALT),
            **fields,
        }
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(ASK, {"address": address, **fields})

    return _ask


def link_in(message):
    return re.search(r"http\S+/subscribe/confirm/\S+", message.body)[0].split("//", 1)[1].partition("/")[2]


def confirmed(*keys, address="du@example.org"):
    subscriber = Subscriber.objects.create(address=address)
    ConfirmAction(subscriber, keys).execute()
    return subscriber


def path_of(address):
    return "/" + address.split("//", 1)[1].partition("/")[2]


def test_nothing_is_sent_before_the_owner_of_the_mailbox_says_yes(ask, client, bulletin):
    assert ask().url == reverse("subscriptions:asked")
    reader = Subscriber.objects.get()
    assert (reader.state, reader.subscriptions.count(), len(mail.outbox)) == (State.ASKED, 0, 1)
    link = "/" + link_in(mail.outbox[0])
    shown = client.get(link)  # as a scanner of mails does
    assert shown.status_code == 200
    assert shown["Referrer-Policy"] == "no-referrer"
    assert "noindex" in shown["X-Robots-Tag"]
    assert "no-store" in shown["Cache-Control"]
    assert not Subscriber.objects.confirmed().exists()
    client.post(link)
    reader.refresh_from_db()
    assert (reader.state, reader.subscriptions.get().bulletin) == (State.CONFIRMED, bulletin)


def test_whether_an_address_is_known_is_told_to_nobody(ask):
    confirmed(address="du@example.org")
    known, unknown = ask("du@example.org"), ask("other@example.org")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [len(one.to) for one in mail.outbox] == [1, 1]


def test_one_mailbox_has_one_row_however_it_is_written(ask):
    for written in ("Du@Example.org", " du@example.ORG", "\uff44\uff55@example.org"):
        ask(written)
    assert list(Subscriber.objects.values_list("address", flat=True)) == ["du@example.org"]


@pytest.mark.parametrize(
    "address", ["", "du", "du@", "a@b.cn\nBcc: c@d.cn", "x" * 10_000 + "@example.org", "du@exa mple.cn"]
)
def test_what_is_no_address_gets_a_sentence(ask, address):
    answer = ask(address)
    assert answer.status_code == 400
    assert 'class="error"' in answer.content.decode()
    assert not mail.outbox
    assert not Subscriber.objects.exists()


def test_a_bulletin_that_is_not_public_cannot_be_asked_for(ask, client, home):
    closed = a_bulletin("内部通讯", distribution=DistributionClass.INTERNAL)
    assert "内部通讯" not in client.get(ASK).content.decode()
    assert ask(bulletins=[closed.pk]).status_code == 400
    reader = confirmed(f"b{closed.pk}", "b99999", "x1", "r", "i-1")
    assert not reader.subscriptions.exists()


def test_nobody_is_buried_in_letters(ask):
    for _ in range(MOST_LETTERS_A_DAY + 2):
        assert ask("victim@example.org").status_code == 302
    assert len(mail.outbox) == MOST_LETTERS_A_DAY


def test_one_place_of_the_net_asks_so_often_an_hour(ask):
    answers = [ask(f"r{n}@example.org").status_code for n in range(MOST_ASKED_AN_HOUR + 1)]
    assert answers == [302] * MOST_ASKED_AN_HOUR + [429]
    cache.clear()


def test_a_machine_that_fills_in_everything_gets_the_same_answer_and_nothing_else(ask):
    assert ask(website="http://example.org").status_code == 302
    assert not mail.outbox


def test_the_page_that_led_here_is_ticked(client, bulletin):
    region = RegionPage.objects.first()
    page = client.get(
        f"{ASK}?bulletin=hupan&region={region.slug}&industry={Industry.objects.first().pk}"
    ).content.decode()
    assert page.count("checked") == 3
    for hostile in (
        "?bulletin=%00",
        "?industry=1e9",
        "?industry=99999999999999999999",
        "?region=" + "x" * 9000,
    ):
        assert client.get(ASK + hostile).status_code == 200


def test_a_link_that_ran_out_was_changed_or_whose_reader_left_is_gone(client, bulletin):
    reader = confirmed(f"b{bulletin.pk}")
    link, mine, leave = (
        path_of(one) for one in (confirm_link(reader, ["b1"]), manage_link(reader), leave_link(reader))
    )
    assert client.get(link[:-3] + "xx/").status_code == 410
    reader.delete()
    for address in (link, mine, leave):
        answer = client.get(address)
        assert answer.status_code == 410
        assert "重新" in answer.content.decode() or "订阅" in answer.content.decode()
    assert client.post(link).status_code == 410
    assert not Subscriber.objects.exists()


def test_what_one_gets_is_changed_without_signing_in(client, bulletin):
    region = RegionPage.objects.first()
    reader = confirmed(f"b{bulletin.pk}")
    mine = path_of(manage_link(reader))
    page = client.get(mine).content.decode()
    assert "d***@e***.org" in page
    assert "du@example.org" not in page
    client.post(mine, {"regions": [region.pk]})
    assert [str(one) for one in reader.subscriptions.all()] == [region.title]
    assert client.post(mine, {}).status_code == 400
    assert reader.subscriptions.count() == 1


def test_one_click_of_a_mail_program_leaves_and_a_look_does_not(bulletin):
    reader = confirmed(f"b{bulletin.pk}")
    leave = path_of(leave_link(reader))
    browser = Client(enforce_csrf_checks=True)
    assert browser.get(leave).status_code == 200
    assert Subscriber.objects.exists()
    for _ in range(2):
        answer = browser.post(
            leave, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
        )
        assert answer.status_code == 200
    assert not Subscriber.objects.exists()


def test_an_address_that_nobody_confirmed_is_forgotten(home):
    stale = Subscriber.objects.create(address="a@example.org")
    fresh = Subscriber.objects.create(address="b@example.org")
    Subscriber.objects.filter(pk=stale.pk).update(asked_at=stale.asked_at - KEPT_FOR * 2)
    confirmed(address="c@example.org")
    for piece in due_clearing():
        piece()
    assert set(Subscriber.objects.values_list("address", flat=True)) == {fresh.address, "c@example.org"}
    assert due_clearing() == []
