"""What goes wrong around a release, and what must be left then: all of it or nothing, and somebody who is told.

Kills stand in test_wholeness.py, races of reviewers in test_races.py, side doors in test_locks.py, what is changed behind
the seal in test_sealing.py, the clock's lateness in test_due_releases.py.
"""

import errno
import socket
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

from django.core.cache.backends.locmem import LocMemCache
from django.core.files.storage import FileSystemStorage
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

import pytest

from bulletins import channels as registry
from bulletins.document import Assets
from bulletins.models import Delivery, IssuePage, NewsItemPage, PhotoRendition
from bulletins.states import DeliveryEvent, DeliveryState, IssueState, ReleaseState
from editorial import clock
from editorial.actions import release_issue
from editorial.actions.deliver import DeliverAction
from editorial.actions.release_issue import CannotReleaseError, ReleaseIssueAction
from editorial.actions.withdraw_issue import DecideWithdrawalAction, ProposeWithdrawalAction
from editorial.models import ReleaseSchedule
from tests.factories import (
    FakeChannel,
    a_document,
    a_photo,
    a_quarterly,
    an_issue,
    an_item,
    fresh,
    people,
    release,
    withdraw,
)
from tests.killed import killed
from tests.surfaces import LISTS, addresses_of, text_of

pytestmark = pytest.mark.usefixtures("committed_home")


def live_members(issue):
    return fresh(issue).get_descendants(inclusive=True).live().count()


def assert_nothing_is_public(issue):
    assert live_members(issue) == 0
    assert fresh(issue).state in {IssueState.APPROVED, IssueState.SCHEDULED}
    assert not issue.releases.running().exists()
    assert issue.releases.filter(state=ReleaseState.FAILED).latest("pk").reason


def test_an_address_taken_after_the_seal_stops_the_release_and_is_named():
    issue = an_issue(document=a_document(an_item("甲"), an_item("乙")), state=IssueState.APPROVED)
    item = issue.items.order_by("path").first()
    squatter = NewsItemPage(title="后来者", slug=item.slug, live=False)
    item.slug = "elsewhere"
    NewsItemPage.objects.filter(pk=item.pk).update(slug=item.slug)
    item.get_parent().add_child(instance=squatter)
    with pytest.raises(CannotReleaseError, match=item.title):
        release(issue)
    assert_nothing_is_public(issue)


def test_a_full_disk_stops_the_release_before_anything_is_public(monkeypatch):
    assets = Assets(photos={"照片": a_photo()})
    issue = an_issue(document=a_quarterly(2, photo="照片"), assets=assets, state=IssueState.APPROVED)
    PhotoRendition.objects.all().delete()

    def full(self, name, content, *args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("django.core.files.storage.FileSystemStorage._save", full)
        with pytest.raises(CannotReleaseError, match="No space left"):
            release(issue)
    assert_nothing_is_public(issue)
    release(issue)
    assert fresh(issue).live


def test_a_cache_that_is_down_stops_no_release(settings):
    issue = an_issue(state=IssueState.APPROVED)
    settings.CACHES = {"default": {"BACKEND": "tests.no_cache.CacheDown"}}
    release(issue)
    assert fresh(issue).live


@pytest.mark.parametrize("share", [0.1, 0.6, 0.95])
def test_a_database_that_goes_away_in_the_middle_leaves_nothing_public(share):
    """As when the server is restarted: every statement fails from then on, until a new connection is opened."""
    issue = an_issue(state=IssueState.APPROVED)
    left = [int(share * 90)]

    def go_away(execute, *statement):
        left[0] -= 1
        if left[0] < 0:
            raise OperationalError("server closed the connection unexpectedly")
        return execute(*statement)

    with pytest.raises((CannotReleaseError, OperationalError)), connection.execute_wrapper(go_away):
        release(issue)
    connection.close()
    assert live_members(issue) == 0
    issue.releases.running().update(claimed_at=timezone.now() - timezone.timedelta(days=1))
    release(issue)
    assert fresh(issue).live


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_a_connection_cut_by_the_server_fails_the_release_and_says_so():
    issue = an_issue(state=IssueState.APPROVED)

    def cut(execute, sql, *rest):
        if "wagtailcore_pagelogentry" in sql and sql.startswith("INSERT"):
            with connection.cursor() as cursor:
                cursor.cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        return execute(sql, *rest)

    with pytest.raises(CannotReleaseError), connection.execute_wrapper(cut):
        release(issue)
    assert_nothing_is_public(issue)


def test_a_release_touches_no_file_no_mail_and_no_cache_while_its_transaction_is_open(monkeypatch):
    """Whoever listens to its signals included: readers and editors would wait for it, and it cannot be rolled back."""
    assets = Assets(photos={"照片": a_photo()})
    issue = an_issue(document=a_quarterly(2, photo="照片"), assets=assets, state=IssueState.APPROVED)
    touched, is_open = [], []
    make_public = release_issue.make_public

    def noted(*args, **options):
        is_open.append(True)
        make_public(*args, **options)
        is_open.clear()

    monkeypatch.setattr(release_issue, "make_public", noted)

    def watched(place):
        original = getattr(*place)

        def act(*args, **kwargs):
            if is_open:
                touched.append(place[1])
            return original(*args, **kwargs)

        monkeypatch.setattr(*place, act)

    for place in (
        (FileSystemStorage, "_save"),
        (FileSystemStorage, "_open"),
        (FileSystemStorage, "delete"),
        (LocMemCache, "get"),
        (LocMemCache, "set"),
        (LocMemCache, "delete"),
        (EmailBackend, "send_messages"),
        (socket.socket, "connect"),
    ):
        watched(place)
    release(issue)
    assert fresh(issue).live
    assert touched == []


def test_two_publishers_and_the_clock_in_the_same_second_release_once():
    issue = an_issue(state=IssueState.SCHEDULED)
    ReleaseSchedule.objects.update(at=timezone.now())
    publisher = people().publisher
    together = Barrier(3)

    def act(who):
        together.wait(timeout=20)
        try:
            if who == "clock":
                clock.Round().run()
            else:
                ReleaseIssueAction(IssuePage.objects.get(pk=issue.pk), publisher).execute()
        except CannotReleaseError as refusal:
            return str(refusal)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(3) as pool:
        told = list(pool.map(act, ["first", "second", "clock"]))
    assert issue.releases.done().count() == 1
    assert fresh(issue).state == IssueState.RELEASED
    assert told[:2].count("") <= 1
    assert fresh(issue).schedules.get().state == "done"


def test_what_a_release_owed_when_it_was_killed_after_its_commit_is_delivered_by_the_clock():
    channel = FakeChannel(recipients=("readers",))
    registry.register(channel)
    try:
        issue = an_issue(state=IssueState.APPROVED)
        killed(issue, people().publisher, "committed")
        assert fresh(issue).live
        call_command("run_due")
        assert [recipient for _release, _event, recipient in channel.delivered] in ([], ["readers"])
        row = Delivery.objects.get(channel=channel.name)
        assert row.state == DeliveryState.DONE
    finally:
        registry._channels.pop(channel.name)


def test_a_withdrawal_ends_what_still_waits_to_be_told_of_the_release():
    issue = an_issue(state=IssueState.RELEASED)
    release_ = issue.releases.get()
    late = Delivery.of(release_, DeliveryEvent.RELEASED, "notice", "late@example.org")
    late.save()
    withdraw(issue)
    late.refresh_from_db()
    assert late.state == DeliveryState.SKIPPED
    assert not DeliverAction(late).execute()


def test_a_withdrawal_while_mail_goes_out_waits_for_nobody():
    """The mail that is on its way arrives; what comes after it is not sent any more."""
    issue = an_issue(state=IssueState.RELEASED)
    under_way, may_arrive = Event(), Event()

    class Slow(FakeChannel):
        def deliver(self, release, event, recipient):
            if event == DeliveryEvent.RELEASED:
                under_way.set()
                assert may_arrive.wait(60)
            super().deliver(release, event, recipient)

    channel = Slow()
    registry.register(channel)
    first, second = (Delivery.of(issue.releases.get(), DeliveryEvent.RELEASED, "fake", name) for name in "ab")
    first.save(), second.save()

    def deliver():
        try:
            return DeliverAction(first).execute()
        finally:
            connection.close()

    try:
        with ThreadPoolExecutor(1) as pool:
            arriving = pool.submit(deliver)
            assert under_way.wait(60)
            proposal = ProposeWithdrawalAction(fresh(issue), people().publisher, "有误").execute()
            DecideWithdrawalAction(proposal, people().final, confirm=True).execute()
            may_arrive.set()
            assert arriving.result() is True
    finally:
        registry._channels.pop("fake")
    second.refresh_from_db()
    assert (fresh(issue).live, second.state) == (False, DeliveryState.SKIPPED)


def test_a_crawler_during_a_release_finds_all_of_it_or_nothing_on_every_surface():
    marker = "赶在发布时"
    issue = an_issue(document=a_quarterly(12, marker=marker), state=IssueState.APPROVED)
    surfaces = [
        "/",
        *LISTS,
        "/feed/",
        "/sitemap-items.xml",
        "/sitemap-issues.xml",
        *addresses_of(issue.bulletin),
    ]
    slugs = [issue.slug, *(item.slug for item in issue.items.all())]
    seen = {address: set() for address in surfaces}
    done = []

    def crawl(_):
        browser = Client()
        try:
            while not done:
                for address in surfaces:
                    seen[address].add(traces(browser, address, marker, slugs))
        finally:
            connection.close()

    before = {address: traces(Client(), address, marker, slugs) for address in surfaces}
    with ThreadPoolExecutor(2) as pool:
        crawlers = [pool.submit(crawl, number) for number in range(2)]
        try:
            release(issue)
        finally:
            done.append(True)
        [crawler.result() for crawler in crawlers]
    for address in surfaces:
        after = traces(Client(), address, marker, slugs)
        assert after > before[address] == 0, address
        assert seen[address] <= {0, after}, address


def traces(browser, address, marker, slugs):
    """How often a page speaks of the issue; what counts is whether that is nothing or what it will be."""
    response = browser.get(address)
    assert response.status_code == 200
    text = text_of(response)
    return text.count(marker) + sum(slug in text for slug in slugs)
