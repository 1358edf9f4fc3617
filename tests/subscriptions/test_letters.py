"""From a release to the mailboxes of its readers: once each, what they asked for, and no address on the way."""

import smtplib

from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

import pytest

from bulletins.models import Delivery
from bulletins.states import DeliveryState, DistributionClass, IssueState
from editorial.actions.deliver import DeliverAction
from editorial.corrections import Note
from regions.models import Industry, RegionPage
from subscriptions.actions.confirm import ConfirmAction
from subscriptions.channels import LetterChannel, ReadersChannel
from subscriptions.models import State, Subscriber
from tests.factories import DISTRICTS, a_bulletin, a_quarterly, an_issue, correct, fresh, people, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _channels(channels):
    channels(ReadersChannel(), LetterChannel())


def a_reader(name, *keys):
    reader = Subscriber.objects.create(address=f"{name}@example.org")
    ConfirmAction(reader, keys).execute()
    return reader


def released(bulletin, **options):
    """`items` of a_quarterly: the first three districts and two industries in turn."""
    return an_issue(bulletin, document=a_quarterly(3, **options), state=IssueState.RELEASED)


def deliver_all():
    """As a worker does, outside of a transaction; here its tests' own is in the way."""
    for _ in range(2):
        for delivery in Delivery.objects.due():
            action = DeliverAction(delivery)
            if delivery.claim(action.at):
                action._deliver()


def sent_to(name):
    return [one for one in mail.outbox if one.to == [f"{name}@example.org"]]


def test_each_reader_gets_one_letter_about_what_was_asked_for(home):
    bulletin = a_bulletin("湖畔季报")
    elsewhere = a_bulletin("别的刊物")
    first = RegionPage.objects.get(title=DISTRICTS[0])
    a_reader("whole", f"b{bulletin.pk}", f"r{first.pk}")
    a_reader("district", f"r{first.pk}")
    a_reader("other", f"b{elsewhere.pk}")
    paused = a_reader("paused", f"b{bulletin.pk}")
    Subscriber.objects.filter(pk=paused.pk).update(state=State.PAUSED)
    issue = released(bulletin)
    deliver_all()
    assert sorted(one.to[0] for one in mail.outbox) == ["district@example.org", "whole@example.org"]
    assert not Delivery.objects.filter(recipient=paused.token.hex).exists()
    (whole,), (district,) = sent_to("whole"), sent_to("district")
    mine = issue.items.filter(region=first)
    others = issue.items.exclude(region=first)
    assert mine.exists()
    assert others.exists()
    for item in mine:
        assert item.title in district.body
        assert item.get_url() in district.alternatives[0].content
    for item in others:
        assert item.title not in district.body
        assert item.title in whole.body
    assert first.title in district.subject


def test_industries_are_told_like_the_list_with_that_filter(home, client):
    industry = Industry.objects.get(name=an_issue().items.first().industries.first().name)
    a_reader("maker", f"i{industry.pk}")
    issue = released(a_bulletin("湖畔季报"))
    deliver_all()
    (letter,) = sent_to("maker")
    listed = set(issue.items.released().in_industry(industry).values_list("title", flat=True))
    assert listed
    assert {item.title for item in issue.items.all() if item.title in letter.body} == listed


def test_the_letter_can_be_left_with_one_click_and_says_no_whole_address(home):
    bulletin = a_bulletin("湖畔季报")
    reader = a_reader("du", f"b{bulletin.pk}")
    released(bulletin)
    deliver_all()
    (letter,) = mail.outbox
    headers = letter.extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"/subscribe/leave/{reader.token}/" in headers["List-Unsubscribe"]
    assert headers["Auto-Submitted"] == "auto-generated"
    for text in (letter.body, letter.alternatives[0].content):
        assert f"/subscribe/mine/{reader.token}/" in text
        assert "du@example.org" not in text


def test_a_crash_between_sending_and_noting_sends_the_same_message_again(home):
    bulletin = a_bulletin()
    a_reader("du", f"b{bulletin.pk}")
    issue = released(bulletin)
    deliver_all()
    delivery = Delivery.objects.get(channel="letter")
    LetterChannel().deliver(issue.releases.get(), delivery.event, delivery.recipient)
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == 1
    ReadersChannel().deliver(issue.releases.get(), delivery.event, "")
    assert Delivery.objects.filter(channel="letter").count() == 1


def test_ten_readers_cost_a_release_what_one_does(home, django_assert_num_queries):
    bulletin = a_bulletin()
    issue = released(bulletin)
    release = issue.releases.get()
    for number in range(10):
        a_reader(f"r{number}", f"b{bulletin.pk}")
    # Within the release: its issue, and whether anybody reads at all. After it: the release, its issue, is
    # it public, its bulletin, who is concerned, their rows.
    with django_assert_num_queries(2):
        assert ReadersChannel().recipients(release, "released") == [""]
    with django_assert_num_queries(6):
        ReadersChannel().deliver(fresh(issue).releases.get(), "released", "")
    assert Delivery.objects.filter(channel="letter").count() == 10


@pytest.mark.parametrize("closed", [DistributionClass.MEMBERS, DistributionClass.INTERNAL])
def test_of_what_is_not_for_everybody_nobody_is_told(home, closed):
    bulletin = a_bulletin(distribution=closed)
    region = RegionPage.objects.order_by("path").first()
    a_reader("du", f"r{region.pk}")
    released(bulletin)
    deliver_all()
    assert not mail.outbox


def test_corrections_and_withdrawals_are_no_news(home):
    bulletin = a_bulletin()
    a_reader("du", f"b{bulletin.pk}")
    issue = released(bulletin)
    deliver_all()
    mail.outbox.clear()
    issue = an_issue(bulletin, document=a_quarterly(2, period=1), state=IssueState.CORRECTING)
    mail.outbox.clear()
    item = issue.items.first()
    draft = item.get_latest_revision_as_object()
    draft.title = "改过的标题"
    draft.save_revision(user=people().editor)
    Delivery.objects.all().update(state=DeliveryState.DONE)
    correct(issue, {item.pk: Note("correction", "改题。")})
    deliver_all()
    withdraw(issue)
    deliver_all()
    assert not mail.outbox


def test_what_was_withdrawn_or_left_in_between_is_not_sent(home):
    bulletin = a_bulletin()
    a_reader("stays", f"b{bulletin.pk}")
    leaves = a_reader("leaves", f"b{bulletin.pk}")
    issue = released(bulletin)
    ReadersChannel().deliver(issue.releases.get(), "released", "")
    leaves.delete()
    assert Delivery.objects.get(recipient=leaves.token.hex).state == DeliveryState.SKIPPED
    withdraw(issue)
    deliver_all()
    assert not Delivery.objects.filter(channel="letter", state=DeliveryState.DONE).exists()
    assert not Delivery.objects.filter(channel="readers", event="withdrawn").exists()
    for delivery in Delivery.objects.filter(channel="letter"):  # a worker that had it before
        LetterChannel().deliver(issue.releases.get(), delivery.event, delivery.recipient)
    assert not mail.outbox


class Refusing(EmailBackend):
    answers: dict = {}

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: self.answers[messages[0].to[0]]})


@pytest.mark.parametrize(
    "case",
    [
        ((550, b"<du@example.org> no such user"), State.PAUSED, DeliveryState.FAILED),
        ((552, b"<du@example.org> mailbox full"), State.CONFIRMED, DeliveryState.FAILED),
        ((450, b"<du@example.org> greylisted"), State.CONFIRMED, DeliveryState.WAITING),
    ],
)
def test_a_refusal_is_recorded_and_no_word_of_it_shows_the_address(home, settings, caplog, sign_in, case):
    answer, state, delivery = case
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    bulletin = a_bulletin()
    reader = a_reader("du", f"b{bulletin.pk}")
    Refusing.answers = {"du@example.org": answer}
    issue = released(bulletin)
    deliver_all()
    reader.refresh_from_db()
    row = Delivery.objects.get(channel="letter")
    assert (reader.state, row.state) == (state, delivery)
    assert reader.bounces == (answer[0] >= 500)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    desk = sign_in(people().publisher).get(reverse("editorial:issue-desk", args=[issue.pk])).content.decode()
    for said in (row.last_error, row.recipient, caplog.text, desk):
        assert "du@example.org" not in said
    assert str(answer[0]) in row.last_error


def test_the_desk_counts_letters_and_lists_only_those_that_failed(
    home, sign_in, django_assert_max_num_queries
):
    issue = released(a_bulletin())
    release = issue.releases.get()
    rows = [Delivery.of(release, "released", "letter", f"{n:032x}") for n in range(300)]
    for row in rows[:30]:
        row.state = DeliveryState.FAILED
    Delivery.objects.bulk_create(rows)
    page = sign_in(people().publisher).get(reverse("editorial:issue-desk", args=[issue.pk])).content.decode()
    assert page.count("retry") == 20
    assert "270" in page
    assert "30" in page


def test_bounces_go_to_an_address_that_knows_whose_they_are(home, settings):
    settings.BOUNCE_ADDRESS = "bounce@example.org"
    bulletin = a_bulletin()
    reader = a_reader("du", f"b{bulletin.pk}")
    released(bulletin)
    deliver_all()
    (letter,) = mail.outbox
    assert letter.from_email == f"bounce+{reader.token.hex}@example.org"
    assert letter.extra_headers["From"] == settings.DEFAULT_FROM_EMAIL
