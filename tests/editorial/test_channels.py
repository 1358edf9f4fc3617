"""Who is told of a release, and in what words."""

from django.core import mail

from wagtail.search.models import IndexEntry

import pytest

from bulletins import channels as registry
from bulletins.states import DeliveryEvent, DistributionClass, IssueState
from editorial.channels.notice import NoticeChannel
from editorial.channels.search import SearchChannel
from editorial.channels.webhook import WebhookChannel
from editorial.models import Webhook
from editorial.stages import PUBLISHERS
from tests.factories import FakeChannel, a_person, a_release, an_issue, fresh, people

pytestmark = pytest.mark.django_db
RELEASED = DeliveryEvent.RELEASED


@pytest.fixture(scope="module")
def approved(shared_home):
    return an_issue(state=IssueState.APPROVED, items=2)


@pytest.fixture
def release(approved):
    return a_release(fresh(approved))


def test_the_office_has_its_channels():
    names = {channel.name for channel in registry.all_channels()}
    assert {"notice", "search", "webhook"} <= names


def test_another_desk_can_take_the_place_of_a_channel(channels):
    better = FakeChannel("search")
    channels(SearchChannel())
    registry.register(better)
    assert registry.all_channels() == (better,)


def test_who_submitted_and_the_publishers_are_told_each_once(release):
    a_person(PUBLISHERS, name="second-publisher")
    a_person(PUBLISHERS, name="gone", is_active=False)
    same = a_person(PUBLISHERS, name="same-address")
    type(same).objects.filter(pk=same.pk).update(email="Publisher@example.org")
    mute = a_person(PUBLISHERS, name="mute")
    type(mute).objects.filter(pk=mute.pk).update(email="")
    assert NoticeChannel().recipients(release, RELEASED) == [
        "editor@example.org",
        "publisher@example.org",
        "second-publisher@example.org",
    ]


def test_a_notice_names_the_issue_and_where_it_is(release):
    people()
    for _ in range(2):  # sent, and sent again by a worker that took over from a dead one
        NoticeChannel().deliver(release, RELEASED, "editor@example.org")
    first, again = mail.outbox
    assert first.to == ["editor@example.org"]
    assert release.issue.full_title in first.subject
    assert release.issue.full_url in first.body
    assert "\n" not in first.subject
    assert first.extra_headers["Message-ID"] == again.extra_headers["Message-ID"]


def test_a_withdrawal_is_told_in_other_words(release):
    for event in DeliveryEvent:
        NoticeChannel().deliver(release, event, "editor@example.org")
    released, withdrawn = mail.outbox
    assert released.subject != withdrawn.subject
    assert released.body != withdrawn.body


def test_every_member_is_indexed(release):
    """Also when whoever released it died before the index was written."""
    members = release.issue.get_descendants(inclusive=True)
    entries = IndexEntry.objects.filter(object_id__in=[str(page.pk) for page in members])
    entries.delete()
    SearchChannel().deliver(release, RELEASED, "")
    assert set(entries.values_list("object_id", flat=True)) == {str(page.pk) for page in members}


@pytest.mark.parametrize("secluded", [DistributionClass.MEMBERS, DistributionClass.INTERNAL])
def test_an_issue_that_is_not_public_has_no_webhook(release, secluded):
    Webhook.objects.create(url="https://example.org/hook")
    Webhook.objects.create(url="https://example.org/unused", is_active=False)
    assert WebhookChannel().recipients(release, RELEASED) == ["https://example.org/hook"]
    release.issue.distribution = secluded
    assert WebhookChannel().recipients(release, RELEASED) == []
